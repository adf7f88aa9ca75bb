/** 来电：陈德福问体检. Most requests come by phone or over the counter; one line records one (rule 22). */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { findMentioned, nameAndUnit } from '../people/public.ts'
import { openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const PHONED = /^\s*(?:来电|来电话|来访|上门)\s*[：:，,]\s*([\s\S]+)$/
/** 冯秋菊来电说水管漏了. */
const NAMED =
  /^\s*(\p{Script=Han}{2,4}?(?:同志)?(?:刚才|刚刚|今天|上午|下午)?(?:来电话?|打电话来?|打来电话|来访|上门|来办公室|来人)(?:说|问|反映|讲|咨询)[\s\S]{2,})$/u

export const phoned = command({
  id: 'requests.phoned',
  needs: 'request.handle',
  says: ['(记|记一个|记个|登记)(来电|来访)', '(来电|来访)[怎么](登记|记录)'],
  slots: {},
  ask: {},
  examples: ['记个来电', '来访登记', '登记来电'],
  help: '记一个电话：回“来电：陈德福问体检”',
  run: async () => ({ reply: { text: wording.howToRecord() } }),
  // 冯秋菊来电说不去了 answers for her, if there is anything to answer; else it is written down as any call.
  hears: async (turn) => (PHONED.test(turn.words) || !isAnswer(turn) ? record(turn) : undefined),
  lastly: (turn) => record(turn),
})

const isAnswer = ({ act }: Turn<unknown>): boolean => ['yes', 'no', 'cancel', 'change'].includes(act.reply.reply)

/** Whoever writes it down has taken it on. */
async function record(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, now, office, scope, speaker } = turn
  const told = PHONED.exec(turn.words)?.[1]
  const words = told ?? NAMED.exec(turn.words)?.[1] ?? ''
  if (words === '') return undefined
  const [mentioned] = await findMentioned(db, words, scope)
  // 小区来人说要停水 is no call of anybody on the roster.
  if (told === undefined && mentioned === undefined) return undefined
  const [person, other] = mentioned?.people ?? []
  const sure = other === undefined ? person : undefined
  const request = await openRequest(
    db,
    { now, office },
    {
      person: sure?.id ?? null,
      chat: null,
      asker: sure === undefined ? (mentioned?.text ?? '') : nameAndUnit(sure),
      words,
      why: wording.whyPhoned(),
      urgent: false,
      pressing: false,
      taker: speaker.person?.id ?? null,
    },
  )
  await queries.insertEntry(db, {
    request_id: request.id,
    at: now,
    kind: 'words',
    by_person: speaker.person?.id ?? null,
    text: words,
    inbox_id: turn.inboxId,
  })
  const doubt = other === undefined ? '' : `\n${wording.whoPhoned(mentioned?.text ?? '')}`
  return { reply: { text: wording.phonedIn(request.id, request.asker, words) + doubt } }
}
