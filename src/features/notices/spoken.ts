/**
 * 通知第一支部明天停水, 跟太极拳协会的说一声，明天不练了, 明天停水，告诉一下第一支部: a notice said without a colon. What could
 * be an activity just as well is asked about; nothing is ever sent without the preview.
 */
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Outcome, Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import type { Option, When } from '../../language/reading.ts'
import { compose } from './begin-draft.ts'
import { hasNoText } from './but-for.ts'
import { claimDisruption } from './disruption.ts'
import { findOpenDraft, type NoticeSettings } from './draft.ts'
import { isPlan, readSpoken, type Spoken, splitTrail, splitWhom } from './read-spoken.ts'
import { postInRooms } from './rooms.ts'
import { readTimeAlone, readTimed, type Timed } from './timed.ts'
import * as vocabulary from './vocabulary.ts'
import { readWhomFirst } from './whom-first.ts'
import * as wording from './wording.ts'

/** The command that a sentence without a colon says as well. */
const COMPOSE = 'notices.compose'
/** So long the bot waits to hear which of the two it is, in milliseconds. */
const PATIENCE = DAY

/** A notice, the question whether it is one, or `undefined`: something else was said. */
export async function claimSpoken(turn: Turn, settings: NoticeSettings): Promise<Outcome | undefined> {
  const sentence = takeApart(turn.words).own.trim()
  const timed = await readTimed(turn, sentence)
  if (timed !== undefined) return composeTimed(turn, timed, settings)
  const spoken = await readSpoken(turn, sentence)
  if (spoken === undefined)
    return (await claimWhomFirst(turn, sentence, settings)) ?? claimDisruption(turn, sentence, settings)
  if (!vocabulary.TELLS_SOMETHING.test(spoken.text)) return undefined
  const looksPlanned = isPlan(turn, spoken.text) && !vocabulary.SAYS_NOTICE.test(sentence)
  if (looksPlanned && vocabulary.SIGNS_UP.test(spoken.text)) return undefined
  return looksPlanned ? askWhatItIs(turn, spoken, sentence) : composeSpoken(turn, spoken, settings)
}

/** 八十以上的都发一下 天冷了注意保暖 */
async function claimWhomFirst(turn: Turn, sentence: string, settings: NoticeSettings): Promise<Outcome | undefined> {
  const spoken = await readWhomFirst(turn, sentence)
  if (spoken === undefined || !vocabulary.TELLS_SOMETHING.test(spoken.text)) return undefined
  if (await isBegun(turn)) return undefined
  const { isSent, ...told } = spoken
  if (!isSent && isPlan(turn, told.text)) return askWhatItIs(turn, told, sentence)
  const outcome = await composeSpoken(turn, told, settings)
  if (outcome !== undefined || !told.whom.startsWith('除')) return outcome
  // 除了住院的: whom they leave out is not told apart by the roster.
  const { whom, text } = told
  return { ask: { slot: 'whom', text: wording.cannotTellApart(whom), of: { command: COMPOSE, slots: { text } } } }
}

/** 发给第一支部，下午再发: said of a draft, of the text for which it is asked for whom it is, of a picture just sent. */
const isBegun = async (turn: Turn): Promise<boolean> =>
  turn.askedLast === 'conversation' ||
  /^notices\.file(?:$|:)/.test(turn.previous ?? '') ||
  (await findOpenDraft(turn)) !== undefined

/**
 * 通知：明天停水，发给第一支部, 加急通知：第一支部今晚停气: begun as notices are, and only the text says whom it is for. What it
 * ends with is meant for the bot; what it begins with is offered.
 */
export async function claimWhomInText(
  turn: Turn,
  command: string,
  begin: (spoken: Spoken) => Promise<Outcome | undefined>,
): Promise<Outcome | undefined> {
  const opened = turn.act.commands.find(({ opened }) => opened)
  const { whom, text } = opened?.slots ?? {}
  if (opened?.id !== command || whom !== undefined || typeof text !== 'string') return undefined
  const spoken = await splitTrail(turn, text, vocabulary.SENT_TRAIL)
  if (spoken !== undefined) return begin(spoken)
  const guess = (await splitWhom(turn, text))?.whom
  if (guess === undefined || !vocabulary.NAMES_SOME.test(guess)) return undefined
  return { ask: { slot: 'whom', text: wording.askWhetherWhom(guess), of: { command, slots: { text, guess } } } }
}

/** 明早8点半发通知, when nothing else is made of it. */
export async function hearTimeAlone(turn: Turn): Promise<Outcome | undefined> {
  const at = readTimeAlone(turn, takeApart(turn.words).own.trim())
  return at && { ask: { slot: 'whom', text: wording.askWhom, of: { command: COMPOSE, slots: { at } } } }
}

async function composeTimed(turn: Turn, timed: Timed, settings: NoticeSettings): Promise<Outcome | undefined> {
  const { at, text, whom, room } = timed
  if (room !== undefined) return postInRooms(turn, { room, text, at }, settings)
  return whom === undefined
    ? { ask: { slot: 'whom', text: wording.askWhom, of: { command: COMPOSE, slots: { text, at } } } }
    : composeSpoken(turn, { whom, text, at }, settings)
}

/** What is still missing is asked as if the command had been said with all the rest. */
export async function composeSpoken(
  turn: Turn,
  spoken: Spoken & { readonly at?: When },
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  if (hasNoText(spoken))
    return { ask: { slot: 'text', text: wording.askText, of: { command: COMPOSE, slots: { whom: spoken.whom } } } }
  const outcome = await compose(turn, spoken, settings)
  if (outcome?.ask === undefined) return outcome
  const { whom, text, at } = spoken
  return { ask: { ...outcome.ask, of: { command: COMPOSE, slots: { whom, text, at } } } }
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'notice', label: wording.IS_NOTICE, words: ['通知', '发通知', '只通知'] },
  { number: 2, value: 'activity', label: wording.IS_ACTIVITY, words: ['活动', '办活动', '报名'] },
  { number: 3, value: 'neither', label: wording.IS_NEITHER, words: ['算了', '先不发'] },
]

interface Asked extends Spoken {
  readonly sentence: string
}

/** `sentence`: what it says as an activity. */
export function askWhatItIs(turn: Turn, spoken: Spoken, sentence: string): Outcome {
  const person = turn.speaker.person?.id
  const payload: Asked = { ...spoken, sentence }
  const expects = {
    answer: 'what-it-is',
    payload,
    about: 'notice-what-it-is',
    title: '',
    options: OPTIONS,
    until: new Date(turn.now.getTime() + PATIENCE),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text: wording.noticeOrActivity(), expects }, as: 'what-it-is' }
}

export function createWhatItIs(settings: NoticeSettings): AwaitedAnswer {
  return {
    id: 'what-it-is',
    needs: 'notice.send',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      const asked = payload as Asked
      if (choice?.value === 'notice') return composeSpoken(turn, asked, settings)
      if (choice?.value === 'activity') return { meant: asked.sentence }
      return choice && { reply: { text: wording.givenUp() } }
    },
  }
}
