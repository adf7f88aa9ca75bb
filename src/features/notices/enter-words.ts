/** 何守田回的是：3个人: what somebody answered on the telephone in a number or in words, entered as it was said (rule 22). */
import { command } from '../../feature.ts'
import { findByName, notFound } from '../people/public.ts'
import { isTooMany, keep, readAnswer, sayAnswer } from './answer.ts'
import { findFor } from './enter-answer.ts'
import * as queries from './queries.ts'
import { actOf } from './survey/read-answer.ts'
import { enteredAs } from './take-back.ts'
import { WORDS_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

const WORDS = { kind: 'words', marks: [] } as const

export const enterWords = command({
  id: 'notices.enter-words',
  needs: 'notice.tell',
  says: [],
  opens: WORDS_OPENINGS,
  slots: { name: WORDS, text: WORDS },
  ask: { name: '', text: '' },
  examples: ['何守田回的是：3个人', '来电何守田回的是：175'],
  help: '电话里问来的：何守田回的是：3个人',
  async run(turn) {
    const { db, scope, inboxId, speaker } = turn
    const name = turn.slots.name.replace(/^(?:来电|电话)/, '')
    const found = await findByName(db, name, scope)
    if (found.length === 0) return { reply: { text: notFound(name) } }
    const meant = await findFor(turn, found, wantsAnswer, undefined)
    const [only, ...others] = meant?.people ?? []
    if (meant === undefined || !wantsAnswer(meant.notice)) return { reply: { text: wording.nobodyAsked() } }
    const { notice } = meant
    if (only === undefined) return { reply: { text: wording.isNotFor(name, notice.title) } }
    if (others.length > 0) return { reply: { text: wording.severalCalled(name) } }
    const before = notice.answers === 'choices' ? await queries.findAnswer(db, notice.id, only.id) : undefined
    const answered = readAnswer(notice, { act: actOf(turn.slots.text) }, before)
    if (answered === undefined) return { reply: { text: wording.notRead(only.name, turn.slots.text) } }
    if (isTooMany(notice, answered)) return { reply: { text: wording.tooManyFor(only.name, notice.up_to) } }
    await keep(turn, notice, only.id, answered, { channel: 'phone', enteredBy: speaker.person?.id ?? null })
    const text = wording.enteredFor(only.name, notice.title, sayAnswer(notice, answered))
    return { reply: { text }, as: enteredAs(notice.id, inboxId) }
  },
})

const wantsAnswer = ({ answers }: queries.Notice): boolean => answers !== 'none' && answers !== 'survey'
