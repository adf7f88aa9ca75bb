/** 何守田回的是：3个人: what somebody answered on the telephone in a number or in words, entered as it was said (rule 22). */
import { dayOf } from '../../base/calendar.ts'
import { type Answer, command, type Outcome, type Turn } from '../../feature.ts'
import { findByName, knownPeople, resolveRecipients } from '../people/public.ts'
import { isTooMany, keep, readAnswer, sayAnswer } from './answer.ts'
import { findFor, isGoing, isJustEntered } from './enter-answer.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { actOf } from './survey/read-answer.ts'
import { enteredAs } from './take-back.ts'
import { isOver } from './timing.ts'
import { WORDS_HEARD } from './vocabulary.ts'
import * as wording from './wording.ts'

export const enterWords = command({
  id: 'notices.enter-words',
  needs: 'notice.tell',
  says: ['(电话里|打电话)问来的[回话|话](怎么|咋)(记|说)'],
  slots: {},
  ask: {},
  examples: ['电话里问来的怎么记', '打电话问来的回话怎么说'],
  help: '电话里问来的：何守田回的是：3个人',
  run: async () => ({ reply: { text: wording.howToTellWords() } }),
  // 周福生回的是：我摔倒了起不来 is for whoever can help, and no answer.
  claimsNoCry: true,
  async claims(turn) {
    const heard = await readHeard(turn)
    return heard === undefined ? undefined : sayUnwell(heard, await enter(turn, heard))
  },
})

/** Of whoever sounds unwell it is said whether it is kept or not: no alarm goes out for it. */
function sayUnwell({ name, text, found }: Heard, outcome: Outcome): Outcome {
  if (actOf(text).reply.danger !== 'unwell' || outcome.reply === undefined) return outcome
  const [only, ...others] = found
  const unwell = wording.soundsUnwell(only !== undefined && others.length === 0 ? only.name : name)
  return { ...outcome, reply: { ...outcome.reply, text: `${outcome.reply.text}\n${unwell}` } }
}

interface Heard {
  readonly name: string
  readonly text: string
  readonly found: Called
}

/** `undefined`: of nobody on the roster, and so anything else: 我回的是：去. */
async function readHeard(turn: Turn): Promise<Heard | undefined> {
  const { name, text } = WORDS_HEARD.exec(turn.words)?.groups ?? {}
  if (name === undefined || text === undefined) return undefined
  const found = await findCalled(turn, name)
  return found.length === 0 ? undefined : { name, text, found }
}

/** 王秀英, 第一支部的王秀英 */
async function findCalled({ db, scope, now, office }: Turn, name: string): Promise<Called> {
  const found = await findByName(db, name, scope)
  if (found.length > 0) return found
  const read = await resolveRecipients(db, name, scope, dayOf(now, office.zone))
  const [only, ...others] = 'unknown' in read ? [] : read.audience.from
  return only !== undefined && 'person' in only && others.length === 0 ? knownPeople(db, [only.person]) : []
}

async function enter(turn: Turn, heard: Heard): Promise<Outcome> {
  const { name, text: said, found } = heard
  const read = await whichMayBe(turn, found, { act: actOf(said) })
  const open = read.filter(({ before, notice }) => before === undefined && !isOver(notice, turn.now))
  const corrected = read.find(({ before }) => isJustEntered(turn, before))
  if (corrected === undefined && open.length > 1) {
    const titles = open.map(({ notice }) => notice.title)
    return { reply: { text: wording.whichIsAnswered(name, titles, said) } }
  }
  const best = corrected ?? open[0] ?? read[0]
  if (best === undefined) return sayWhyNot(turn, heard)
  const { notice, person, before, answered } = best
  if (before !== undefined && before.entered_by === null) {
    const stands = sayAnswer(notice, before)
    return { reply: { text: wording.saidThemselves(name, notice.title, stands, said) } }
  }
  if (isTooMany(notice, answered)) return { reply: { text: wording.tooManyFor(person.name, notice.up_to) } }
  await keep(turn, notice, person.id, answered, { channel: 'phone', enteredBy: turn.speaker.person?.id ?? null })
  const text = wording.enteredFor(person.name, notice.title, sayAnswer(notice, answered))
  return { reply: { text }, as: enteredAs(notice.id, turn.inboxId) }
}

type Called = Awaited<ReturnType<typeof findByName>>

/** What went to one of these people and is answered by what is said, the newest first, with what stands there. */
async function whichMayBe(turn: Turn<unknown>, found: Called, given: Answer) {
  const read = []
  for (const notice of await findAllMeant(turn, undefined, (one) => isGoing(one) && wantsAnswer(one))) {
    const [person, ...others] = await queries.addresseesAmong(turn.db, notice.id, found)
    if (person === undefined || others.length > 0) continue
    const before = await queries.findAnswer(turn.db, notice.id, person.id)
    const answered = readAnswer(notice, given, notice.answers === 'choices' ? before : undefined)
    if (answered !== undefined) read.push({ notice, person, before, answered })
  }
  return read
}

/** Why nothing is entered: nobody asked, it went to others, several are called so, or it is no answer to what was asked. */
async function sayWhyNot(turn: Turn, { name, text, found }: Heard): Promise<Outcome> {
  const meant = await findFor(turn, found, wantsAnswer, undefined)
  const [only, ...others] = meant?.people ?? []
  if (meant === undefined || !wantsAnswer(meant.notice)) return { reply: { text: wording.nobodyAsked() } }
  if (only === undefined) return { reply: { text: wording.isNotFor(name, meant.notice.title) } }
  return { reply: { text: others.length > 0 ? wording.severalAnswered(name) : wording.notRead(only.name, text) } }
}

const wantsAnswer = ({ answers }: queries.Notice): boolean => answers !== 'none' && answers !== 'survey'
