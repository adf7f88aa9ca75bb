/** 常用语: the sentences that staff answer with again and again, kept by the office. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const ADD = /^\s*(?:加|新增|增加|添加|记)(?:一?[条个句])?常用语\s*[：:，,\s]\s*([\s\S]+)$/
const END = /^\s*(?:删|删掉|删除|去掉|不要)(?:第)?\s*(?:常用语)?\s*第?(\d{1,2})(?:条|句|个)?(?:常用语)?[了。]?\s*$/
/** What fits into an answer (rule 6). */
const MOST = 120
const MOST_KEPT = 30

export const quickTexts = command({
  id: 'requests.quick-texts',
  needs: 'request.handle',
  says: ['[看|看看|查][一下]常用语', '(有|有哪些)常用语', '常用语[有](哪些|什么|清单)', '(加|删)常用语'],
  slots: {},
  ask: {},
  examples: ['常用语', '看看常用语', '有哪些常用语'],
  help: '常用语：回“加常用语：……”；用它回一件事：回“101 回：常用语1”',
  run: async ({ db }) => ({ reply: { text: wording.listQuickTexts(await queries.quickTexts(db)) } }),
  async claims(turn) {
    const added = ADD.exec(turn.words)?.[1]?.trim()
    if (added !== undefined) return add(turn, added)
    const ended = turn.words.includes('常用语') ? END.exec(turn.words)?.[1] : undefined
    return ended === undefined ? undefined : end(turn, Number(ended))
  },
})

async function add({ db, now, speaker }: Turn<unknown>, words: string): Promise<Outcome> {
  if (words.length > MOST) return { reply: { text: wording.quickTextTooLong(MOST) } }
  const kept = await queries.quickTexts(db)
  const same = kept.findIndex((one) => one.words === words)
  if (same >= 0) return { reply: { text: wording.quickTextAdded(same + 1, words) } }
  if (kept.length >= MOST_KEPT) return { reply: { text: wording.tooManyQuickTexts(MOST_KEPT) } }
  await queries.addQuickText(db, words, speaker.person?.id ?? null, now)
  return { reply: { text: wording.quickTextAdded(kept.length + 1, words) } }
}

async function end({ db, now }: Turn<unknown>, number: number): Promise<Outcome> {
  const found = (await queries.quickTexts(db))[number - 1]
  if (found === undefined) return { reply: { text: wording.noSuchQuickText() } }
  await queries.endQuickText(db, found.id, now)
  return { reply: { text: wording.quickTextEnded(found.words) } }
}
