/** How the office stands, for the page: the line, what waits, what went wrong in the last day. */

import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { drawCodeAsSvg } from './base/draw-code.ts'
import { DAY } from './base/spans.ts'
import type { LineState } from './chat/chat.ts'
import type { StatusView } from './console/console.ts'
import { readFigures as readInbox } from './conversation/queries.ts'
import type { Feature, Office, Standing } from './feature.ts'
import { type Gap, readGaps } from './line/queries.ts'
import { lasting, whyInWords } from './line/wording.ts'
import { nameOfAccount, readFigures as readOutbox, stoppedAccounts } from './outbox/queries.ts'

const LINE: Readonly<Record<LineState, Standing>> = {
  online: { label: '微信', value: '在线', state: 'good' },
  starting: { label: '微信', value: '正在连接', state: 'attention' },
  'logged-out': { label: '微信', value: '没有登录，消息发不出去，请扫码登录', state: 'trouble' },
  stopped: { label: '微信', value: '没有连上', state: 'trouble' },
}

const NO_LINE: Standing = { label: '微信', value: '没有接微信号，通知手工贴到群里', state: 'plain' }

/** How it stands with what keeps the data safe; the same shape as the safekeeping's own. */
export interface Safety {
  /** Absent: the database is a server, which others keep safe. */
  readonly snapshots?: { readonly newest: Date | undefined; readonly failing: boolean }
  readonly journalFailing: boolean
}

export interface StatusAt {
  /** Absent: the office has no chat account. */
  readonly line: LineState | undefined
  readonly now: Date
  /** The code to log in with, while one is wanted. */
  readonly code: string | undefined
  /** What is to be done while no administrator can be reached by chat. */
  readonly toBegin: string | undefined
  /** Whatever else the features know of it. */
  readonly features: readonly Pick<Feature, 'standing'>[]
  readonly office: Office
  /** What keeps the data safe; absent in rehearsals of parts. */
  readonly safety?: Safety
  /** A moment in the office's words. */
  sayMoment(moment: Date): string
}

export async function readStatus(db: Kysely<Schema>, at: StatusAt): Promise<StatusView> {
  const since = new Date(at.now.getTime() - DAY)
  const inbox = await readInbox(db, since)
  const outbox = await readOutbox(db, since)
  return {
    lines: [
      at.line === undefined ? NO_LINE : LINE[at.line],
      ...(at.toBegin === undefined ? [] : [{ label: '管理员', value: at.toBegin, state: 'trouble' as const }]),
      ...(await standingOf(db, at)),
      gapsInWords(await readGaps(db, since), at),
      { label: '机器人还没回的来信', value: `${inbox.waiting}条`, state: 'plain' },
      { label: '等着发出的消息', value: `${outbox.waiting}条`, state: 'plain' },
      { label: '一天内已发出', value: `${outbox.sent}条`, state: 'plain' },
      troubles('一天内没发成', outbox.failed),
      unread(inbox.failed),
      ...(await pausedInWords(db)),
      ...safetyInWords(at),
    ],
    ...(at.code === undefined ? {} : { code: await drawnCode(at.code) }),
  }
}

/** What waits for a person comes before what waits for the machine. */
function standingOf(db: Kysely<Schema>, { features, office, now }: StatusAt): Promise<readonly Standing[]> {
  return db.transaction().execute(async (tx) => {
    const lines: Standing[] = []
    for (const { standing } of features) lines.push(...((await standing?.(tx, { now, office })) ?? []))
    return lines
  })
}

/** The latest gap with its time; a blink that nobody could have missed anything in does not worry anybody. */
function gapsInWords(gaps: readonly Gap[], at: StatusAt): Standing {
  const label = '一天内收不到消息'
  const lengthOf = (gap: Gap) => (gap.until_at ?? at.now).getTime() - gap.from_at.getTime()
  const long = gaps.filter((gap) => gap.until_at === null || lengthOf(gap) >= BLINK)
  const last = long.at(-1)
  if (last === undefined) return { label, value: '没有', state: 'good' }
  const when = `${at.sayMoment(last.from_at)}起${lasting(lengthOf(last))}（${whyInWords(last.why)}）`
  const value = last.until_at === null ? `${when}，还没恢复` : `${long.length}次，最近一次${when}`
  return { label, value, state: last.until_at === null ? 'trouble' : 'attention' }
}

/** Whoever relies on copies must know when there are none. */
function safetyInWords({ safety, sayMoment }: StatusAt): readonly Standing[] {
  if (safety === undefined) return []
  const { snapshots, journalFailing } = safety
  return [
    ...(snapshots === undefined ? [] : [copiesInWords(snapshots, sayMoment)]),
    ...(journalFailing ? [NO_JOURNAL] : []),
  ]
}

function copiesInWords(
  { newest, failing }: NonNullable<Safety['snapshots']>,
  sayMoment: StatusAt['sayMoment'],
): Standing {
  const label = '数据的备份'
  const last = newest === undefined ? '还没有' : `最近一份是${sayMoment(newest)}的`
  return failing
    ? { label, value: `存不进去，请看电脑的磁盘是不是满了；${last}`, state: 'trouble' }
    : { label, value: newest === undefined ? '还没有，每小时存一份' : last, state: 'good' }
}

const NO_JOURNAL: Standing = { label: '来信的日志', value: '写不进去，请看电脑的磁盘是不是满了', state: 'trouble' }

/** In milliseconds. */
const BLINK = 1_000

async function drawnCode(text: string): Promise<{ text: string; svg?: string }> {
  const svg = await drawCodeAsSvg(text).catch(() => undefined)
  return { text, ...(svg !== undefined && { svg }) }
}

const PAUSED = { 'too-often': '微信提示操作频繁', banned: '微信号可能被封或受限' } as const
async function pausedInWords(db: Kysely<Schema>): Promise<readonly Standing[]> {
  const lines: Standing[] = []
  for (const { id, why } of await stoppedAccounts(db)) {
    const name = await nameOfAccount(db, id)
    const which = name === undefined ? '' : `（${name}）`
    lines.push({ label: '群发和提醒', value: `已停下：${PAUSED[why]}${which}`, state: 'trouble' })
  }
  return lines
}

/** The bot failed over them: staff have been sent the words of each. */
const unread = (count: number): Standing => ({
  label: '一天内机器人出错的来信',
  value: count === 0 ? '0条' : `${count}条。原话已发给工作人员，请给本人回个电话`,
  state: count === 0 ? 'good' : 'attention',
})

const troubles = (label: string, count: number): Standing => ({
  label,
  value: `${count}条`,
  state: count === 0 ? 'good' : 'attention',
})
