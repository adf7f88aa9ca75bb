/** 更正：…… quotes the last notice and says what has changed, to exactly those who got it (rule 27). */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, type Command, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { sayInstant } from '../../language/say.ts'
import { findMentioned } from '../people/public.ts'
import { beginDraft } from './begin-draft.ts'
import { speaksOf } from './corrected-text.ts'
import { findOpenDraft, type NoticeSettings } from './draft.ts'
import { findAllMeant, sayNoneMeant } from './find-notice.ts'
import { correctDeadline } from './move-deadline.ts'
import * as queries from './queries.ts'
import {
  ADDED_TO_NOTICE,
  CHANGED_INTO,
  CORRECTION_OPENINGS,
  FOR_OTHERS_TOO,
  MOVED_AND_TOLD,
  ONLY_UNITS,
  OTHER_CORRECTION,
  RUN_ON_CORRECTION,
  SPOKEN_CORRECTION,
  WRONG_NOTICE,
  WRONG_PART,
} from './vocabulary.ts'
import * as wording from './wording.ts'

const COMMAND = 'notices.correct'

export function createCorrection(settings: NoticeSettings): Command {
  return command({
    id: COMMAND,
    needs: 'notice.send',
    says: [
      '[我][刚才|刚刚|刚|上一条|刚才发|刚刚发|刚发][的]通知(写|说|发|打)错[字]了',
      '[刚才|刚刚|刚|上一条|刚才发|刚刚发|刚发][的]通知(有误|有错|不对)',
      '[我要](更正|勘误)[一下][通知|刚才的通知|上一条通知]',
      '[我要](更正|勘误)[一下]{notice}[的]通知',
    ],
    opens: CORRECTION_OPENINGS,
    slots: { text: { kind: 'words', marks: [], whole: true }, notice: { kind: 'words' }, id: { kind: 'words' } },
    ask: {},
    examples: ['更正：停水改到后天上午。', '通知更正：地点改成二楼', '更正停水通知：是后天上午', '刚发的通知写错了'],
    deed: '更正发出去的通知',
    help: '更正：停水改到后天上午（收到过的收到更正）；更正停水通知：……；更正别的通知',
    async claims(turn) {
      const said = takeApart(turn.words).own.trim()
      const named = await readWrongNotice(turn, said)
      if (named !== undefined) return correct(turn, named, settings)
      const text =
        SPOKEN_CORRECTION.exec(said)?.groups?.['text'] ??
        (await readRunOn(turn, said)) ??
        (await readMoved(turn, said)) ??
        (await readWrongPart(turn, said)) ??
        (await readNewText(turn, said))
      if (OTHER_CORRECTION.test(said)) return askWhich(turn)
      return text === undefined ? undefined : correct(turn, { text }, settings)
    },
    run: (turn) => correct(turn, turn.slots, settings),
  })
}

/** 刚才那个通知写错了，是9点不是8点; 疫苗那个再补一句……: the one that is named, or the newest. */
async function readWrongNotice(turn: Turn<unknown>, said: string): Promise<Named | undefined> {
  const added = ADDED_TO_NOTICE.exec(said)?.groups
  const { about, text: written } = added ?? WRONG_NOTICE.exec(said)?.groups ?? {}
  if (written === undefined || (added !== undefined && (await isOfPeople(turn, written)))) return undefined
  const text = added === undefined ? written : wording.addedWords(written)
  const meant = await findAllMeant(turn, about, isCorrectable)
  const [notice] =
    about === undefined ? meant : meant.filter(({ title }) => speaksOf(title, about) || title.includes(about))
  return notice && { text, id: String(notice.id) }
}

/** 停水那个再补 三支部王秀英李桂兰: who is to have it too, which is nothing to tell everybody. */
async function isOfPeople({ db }: Turn<unknown>, written: string): Promise<boolean> {
  if (FOR_OTHERS_TOO.test(written)) return true
  const named = await findMentioned(db, written, 'office')
  return ONLY_UNITS.test(named.reduce((rest, { text }) => rest.replace(text, ''), written))
}

/** 更正一下张国强的电话 is about the roster. */
async function readRunOn({ db }: Turn<unknown>, said: string): Promise<string | undefined> {
  const text = RUN_ON_CORRECTION.exec(said)?.groups?.['text']
  const named = text === undefined ? [] : await findMentioned(db, text, 'office')
  return named.some(({ how }) => how === 'name') ? undefined : text
}

/** Where a notice speaks of it, and no activity is meant by that name. */
async function readMoved(turn: Turn<unknown>, said: string): Promise<string | undefined> {
  const text = MOVED_AND_TOLD.exec(said)?.groups?.['text']
  if (text === undefined) return undefined
  const told = await findAllMeant(turn, undefined, isCorrectable)
  return told.some(({ title }) => text.startsWith(title)) ? text : undefined
}

/** So long after it was sent 时间错了 is about the notice of whoever says it, in milliseconds: an hour. */
const JUST_SENT = HOUR

async function readWrongPart(turn: Turn<unknown>, said: string): Promise<string | undefined> {
  const { about, part, rest } = WRONG_PART.exec(said)?.groups ?? {}
  if (part === undefined || rest === undefined) return undefined
  const isOwn = ({ planned_by }: queries.Notice) => planned_by === turn.speaker.person?.id
  const [notice] = (await findAllMeant(turn, about, isOwn)).filter(
    ({ title }) => about === undefined || speaksOf(title, about),
  )
  const isNamed = about !== undefined && said.includes('通知')
  const age = turn.now.getTime() - (notice?.confirmed_at?.getTime() ?? 0)
  if (notice === undefined || (age > JUST_SENT && !isNamed)) return undefined
  return `${about ?? ''}${part}是${rest}`
}

/** 改成后天停水, said next after a notice of one's own, with no draft in hand. */
async function readNewText(turn: Turn<unknown>, said: string): Promise<string | undefined> {
  const text = CHANGED_INTO.exec(said)?.groups?.['text']
  if (text === undefined || turn.previous?.startsWith('notices:draft:sent') !== true) return undefined
  return (await findOpenDraft(turn)) === undefined ? text : undefined
}

type Named = {
  readonly text?: string | undefined
  readonly notice?: string | undefined
  readonly id?: string | undefined
}

async function correct(turn: Turn<unknown>, said: Named, settings: NoticeSettings): Promise<Outcome> {
  const { text } = said
  const notice = await whichIsMeant(turn, said)
  if (notice === undefined) return { reply: { text: await sayNoneMeant(turn, said.notice) } }
  const people = await queries.countGotIt(turn.db, notice.id)
  if (people === 0) return { reply: { text: wording.nothingToCorrect(notice.title) } }
  if (text === undefined) {
    const of = { command: COMMAND, slots: { id: String(notice.id) } }
    return { ask: { slot: 'text', text: wording.askCorrection(notice.title, people), of } }
  }
  const moved = await correctDeadline(turn, notice, text)
  if (moved !== undefined) return moved
  const { audience, audience_words: whom, urgent_why: why, by_hand: byHand } = notice
  return beginDraft(turn, { text, whom, audience, people, why, corrects: notice.id, byHand }, settings)
}

/** The one that was asked about, is named or quoted, or whose matter the words speak of; else the newest. */
async function whichIsMeant(turn: Turn<unknown>, { text, notice, id }: Named): Promise<queries.Notice | undefined> {
  if (id !== undefined) return queries.findNotice(turn.db, Number(id))
  const recent = await findAllMeant(turn, notice, isCorrectable)
  if (notice !== undefined) return recent[0]
  const { quoted } = turn
  const shown = quoted === undefined ? undefined : recent.find((one) => isShownIn(one, quoted))
  return shown ?? recent.find(({ title }) => text !== undefined && speaksOf(title, text)) ?? recent[0]
}

const isCorrectable = ({ state, corrects_id }: queries.Notice): boolean => state !== 'planned' && corrects_id === null

/** What is quoted may be cut short. */
const isShownIn = ({ title, text }: queries.Notice, quoted: string): boolean =>
  quoted.includes(`“${title}”`) || quoted.includes(text.slice(0, 12))

/** So many can be chosen from. */
const MOST = 6
const PATIENCE = HOUR

/** 更正别的通知: those that can be put right, by number. */
async function askWhich(turn: Turn<unknown>): Promise<Outcome> {
  const { db, now, office } = turn
  const recent = (await findAllMeant(turn, undefined, isCorrectable)).slice(0, MOST)
  const had: queries.Notice[] = []
  for (const one of recent) if ((await queries.countGotIt(db, one.id)) > 0) had.push(one)
  if (had.length === 0) return { reply: { text: wording.noNotice() } }
  const options = had.map(({ id, title, confirmed_at }, index) => ({
    number: index + 1,
    value: String(id),
    label: wording.sentOn(title, sayInstant(confirmed_at ?? now, office.zone, dayOf(now, office.zone))),
  }))
  const question = { answer: 'correct-which', payload: {}, title: '', options }
  return { reply: { text: wording.correctWhich(options), expects: expectFrom(turn, question, PATIENCE) }, as: 'which' }
}

export const createCorrectionChoice = (settings: NoticeSettings): AwaitedAnswer => ({
  id: 'correct-which',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    return choice && correct(turn, { id: choice.value }, settings)
  },
})
