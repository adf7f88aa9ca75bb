/** Why PostgreSQL could not be used at start, and what a person can do about it. */
import { EXIT, errorText, UserError } from '../base/errors.ts'

/** By SQLSTATE (PostgreSQL, appendix A) or by Node's error code. */
const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在监听。请确认 PostgreSQL 已启动，主机和端口写对了。',
  ENOTFOUND: '找不到这台主机。请检查主机名和网络。',
  EAI_AGAIN: '域名解析失败。请检查主机名和网络。',
  ENOENT: '找不到这个本地套接字。请确认 PostgreSQL 已启动，路径写对了。',
  '28P01': '用户名或密码不对。请检查 DATABASE_URL。',
  '28000': '数据库不允许这个用户从这里连接。请检查用户名和服务器的 pg_hba.conf。',
  '3D000': '服务器上没有这个库。请先建库（createdb），或检查库名。',
  '42501': '这个用户权限不够。请授予它在库中建表的权限。',
  '53300': '数据库的连接数已满。请停掉不用的程序，或调大 max_connections。',
  '57P03': '数据库正在启动或恢复。请稍等片刻再启动。',
}

const OTHERWISE = '请确认 PostgreSQL 已启动、网络可达，DATABASE_URL 写对了。'

/** @param place host:port/database without user and password, for the message */
export function databaseAway(place: string, cause: unknown): UserError {
  const code = codeOf(cause)
  const advice = ADVICE[code] ?? OTHERWISE
  const detail = errorText(cause) || code
  return new UserError('database-away', `连不上数据库 ${place}：${advice}（${detail}）`, EXIT.databaseAway, { cause })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
