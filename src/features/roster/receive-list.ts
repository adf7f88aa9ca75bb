/** A file sent by staff, 导入名册: the beginning of an import. */
import { command, type Message, type Outcome, type Turn } from '../../feature.ts'
import { mayBeList } from '../../files/public.ts'
import { aboutList } from './decide-doubts.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { WORK } from './work-on-lists.ts'

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
    return file !== undefined && mayBeList(file.name) ? receive(turn, file) : undefined
  },
})

/** Begins to read a list; what it would change is told first. */
export async function receive(turn: Turn, file: Pick<NonNullable<Turn['file']>, 'id' | 'name'>): Promise<Outcome> {
  const { db, now, speaker, chat } = turn
  const busy = await queries.importInHand(db)
  if (busy !== undefined) return { reply: { text: wording.listBeingRead(busy.file_name) } }
  const dropped = await queries.cancelWaiting(db, now)
  await queries.beginImport(db, {
    fileName: file.name,
    fileId: file.id,
    by: speaker.person?.id ?? null,
    chat: chat.id,
    at: now,
  })
  const [own, others] = [
    dropped.filter((one) => one.chat_id === chat.id),
    dropped.filter((one) => one.chat_id !== chat.id),
  ]
  return {
    reply: {
      text: [wording.listReceived(file.name), ...own.map((one) => wording.listDropped(one.file_name))].join('\n'),
    },
    messages: others.flatMap((one) => tellDropped(one, speaker.person?.name)),
    closes: dropped.map(({ id }) => aboutList(id)),
    wake: [WORK],
  }
}

/** A colleague's list waited for their word. */
function tellDropped({ id, chat_id, file_name }: queries.Import, by: string | undefined): readonly Message[] {
  if (chat_id === null) return []
  const text = wording.listDroppedBy(file_name, by ?? wording.SOMEBODY)
  return [{ to: { chat: chat_id }, kind: 'staff', text, once: `roster:${id}:dropped` }]
}
