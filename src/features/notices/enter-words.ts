/** 何守田回的是：3个人: what somebody answered on the telephone in a number or in words, entered as it was said (rule 22). */
import { type Answer, command, type Outcome, type Turn } from '../../feature.ts'
import { findByName, notFound } from '../people/public.ts'
import { isTooMany, keep, readAnswer, sayAnswer } from './answer.ts'
import { findFor, isGoing, isJustEntered } from './enter-answer.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { actOf } from './survey/read-answer.ts'
import { enteredAs } from './take-back.ts'
import { isOver } from './timing.ts'
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
    const given = { act: actOf(turn.slots.text) }
    const read = await whichMayBe(turn, found, given)
    const open = read.filter(({ before, notice }) => before === undefined && !isOver(notice, turn.now))
    const corrected = read.find(({ before }) => isJustEntered(turn, before))
    if (corrected === undefined && open.length > 1) {
      const titles = open.map(({ notice }) => notice.title)
      return { reply: { text: wording.whichIsAnswered(name, titles, turn.slots.text) } }
    }
    const best = corrected ?? open[0] ?? read[0]
    if (best === undefined) return sayWhyNot(turn, name, found)
    const { notice, person, before, answered } = best
    if (before !== undefined && before.entered_by === null) {
      const stands = sayAnswer(notice, before)
      return { reply: { text: wording.saidThemselves(name, notice.title, stands, turn.slots.text) } }
    }
    if (isTooMany(notice, answered)) return { reply: { text: wording.tooManyFor(person.name, notice.up_to) } }
    await keep(turn, notice, person.id, answered, { channel: 'phone', enteredBy: speaker.person?.id ?? null })
    const text = wording.enteredFor(person.name, notice.title, sayAnswer(notice, answered))
    return { reply: { text }, as: enteredAs(notice.id, inboxId) }
  },
})

type Called = Awaited<ReturnType<typeof findByName>>

/** What went to one of these people and is answered by what is said, the newest first, with what stands there. */
async function whichMayBe(turn: Turn<unknown>, found: Called, given: Answer) {
  const read = []
  for (const notice of await findAllMeant(turn, undefined, (one) => isGoing(one) && wantsAnswer(one))) {
    const those = []
    for (const one of found) if (await queries.isFor(turn.db, notice.id, one.id)) those.push(one)
    const [person, ...others] = those
    if (person === undefined || others.length > 0) continue
    const before = await queries.findAnswer(turn.db, notice.id, person.id)
    const answered = readAnswer(notice, given, notice.answers === 'choices' ? before : undefined)
    if (answered !== undefined) read.push({ notice, person, before, answered })
  }
  return read
}

/** Why nothing is entered: nobody asked, it went to others, several are called so, or it is no answer to what was asked. */
async function sayWhyNot(turn: Turn<{ text: string }>, name: string, found: Called): Promise<Outcome> {
  const meant = await findFor(turn, found, wantsAnswer, undefined)
  const [only, ...others] = meant?.people ?? []
  if (meant === undefined || !wantsAnswer(meant.notice)) return { reply: { text: wording.nobodyAsked() } }
  if (only === undefined) return { reply: { text: wording.isNotFor(name, meant.notice.title) } }
  return {
    reply: { text: others.length > 0 ? wording.severalCalled(name) : wording.notRead(only.name, turn.slots.text) },
  }
}

const wantsAnswer = ({ answers }: queries.Notice): boolean => answers !== 'none' && answers !== 'survey'
