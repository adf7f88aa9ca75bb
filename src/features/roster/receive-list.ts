/** A file sent by staff, 导入名册: the beginning of an import. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { WORK } from './work-on-lists.ts'

const TABLE = /\.(?:xlsx|xlsm|xls|csv|et|txt)$/i

export const importList = command({
  id: 'roster.import',
  needs: 'roster.import',
  unmistakable: true,
  says: ['[我要|怎么](导入|上传|更新)(名册|花名册|名单表)', '(名册|花名册)[怎么]导入'],
  slots: {},
  ask: {},
  examples: ['导入名册', '怎么导入花名册', '名册怎么导入'],
  help: '把名册文件（.xlsx或.csv）发给我：先看一遍告诉您，您同意了才导入',
  run: async () => ({ reply: { text: wording.howToImport() } }),
  async hears(turn) {
    const { file } = turn
    return file !== undefined && TABLE.test(file.name) ? receive(turn, file) : undefined
  },
})

/** Begins to read a list; what it would change is told first. */
export async function receive(turn: Turn, file: Pick<NonNullable<Turn['file']>, 'id' | 'name'>): Promise<Outcome> {
  const { db, now, speaker, chat } = turn
  const busy = await queries.importInHand(db)
  if (busy !== undefined) return { reply: { text: wording.listBeingRead(busy.file_name) } }
  await queries.cancelWaiting(db, now)
  await queries.beginImport(db, {
    fileName: file.name,
    fileId: file.id,
    by: speaker.person?.id ?? null,
    chat: chat.id,
    at: now,
  })
  return { reply: { text: wording.listReceived(file.name) }, wake: [WORK] }
}
