/** 明天上午停水，通知三号楼的，收到回一下: water, light and the like fail for people, and are no activity they come to. */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import { asksSomething } from '../../language/reply/asks.ts'
import { compose } from './begin-draft.ts'
import { findOpenDraft, type NoticeSettings } from './draft.ts'
import { isPlan, type Spoken, splitWhom } from './read-spoken.ts'
import * as vocabulary from './vocabulary.ts'
import * as wording from './wording.ts'

/** The command by which what is still missing is asked. */
const COMPOSE = 'notices.compose'

/** The notice that staff begin so, with the question for whom it is where that cannot be told; `undefined`: it is none. */
export async function claimDisruption(
  turn: Turn,
  sentence: string,
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  if (!vocabulary.DISRUPTS.test(sentence) || !tellsOfLater(turn) || isPlan(turn, sentence)) return undefined
  // 明天停水，茶话会改到后天 is about the tea party.
  if (vocabulary.CHANGES_PLAN.test(sentence)) return undefined
  const titled = await readTitled(turn, sentence)
  if (titled !== undefined) return compose(turn, titled, settings)
  const found = vocabulary.TELL_WITHIN.exec(sentence)
  // Beside a draft it may be its text, said once more.
  if (found === null && (await findOpenDraft(turn)) !== undefined) return undefined
  const whom = found?.groups?.['whom']
  const text =
    found === null ? sentence : `${sentence.slice(0, found.index)}${sentence.slice(found.index + found[0].length)}`
  const outcome = whom === undefined ? undefined : await compose(turn, { whom, text }, settings)
  if (outcome !== undefined && outcome.ask === undefined) return outcome
  return {
    ask: { ...(outcome?.ask ?? { slot: 'whom', text: wording.askWhom }), of: { command: COMPOSE, slots: { text } } },
  }
}

/** 停水通知第一支部明天上午停水: what it is called, whom it is for, and the text, in one breath. */
async function readTitled(turn: Turn, sentence: string): Promise<Spoken | undefined> {
  const rest = vocabulary.TITLE_FIRST.exec(sentence)?.groups?.['rest']
  const told = rest === undefined ? undefined : await splitWhom(turn, rest)
  const text = told?.text.replace(vocabulary.AFTER_WHOM, '')
  return told === undefined || text === undefined || !vocabulary.TELLS_SOMETHING.test(text)
    ? undefined
    : { ...told, text }
}

/** Whether it is still to come, and nobody asks about it. */
function tellsOfLater({ act, now, office }: Turn): boolean {
  const [first] = act.when
  const day = first?.start?.day ?? first?.end?.day
  return first !== undefined && !asksSomething(act.reply) && (day === undefined || day >= dayOf(now, office.zone))
}
