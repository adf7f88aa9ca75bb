/**
 * 通知第一支部明天停水, 跟太极拳协会的说一声，明天不练了, 明天停水，告诉一下第一支部: a notice said without a colon. What could
 * be an activity just as well is asked about; nothing is ever sent without the preview.
 */
import { dayOf } from '../../base/calendar.ts'
import type { AwaitedAnswer, Outcome, Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import type { Option } from '../../language/reading.ts'
import { leadingAudience, resolveAudience } from '../people/public.ts'
import { compose } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import * as vocabulary from './vocabulary.ts'
import * as wording from './wording.ts'

/** What was said to whom. */
interface Spoken {
  readonly whom: string
  readonly text: string
}

/** So long the bot waits to hear which of the two it is, in milliseconds. */
const PATIENCE = 24 * 3_600_000

/** A notice, the question whether it is one, or `undefined`: something else was said. */
export async function claimSpoken(turn: Turn, settings: NoticeSettings): Promise<Outcome | undefined> {
  const sentence = takeApart(turn.words).own.trim()
  const spoken = await readSpoken(turn, sentence)
  if (spoken === undefined || !vocabulary.TELLS_SOMETHING.test(spoken.text)) return undefined
  const looksPlanned = isPlan(turn, spoken.text)
  if (looksPlanned && vocabulary.SIGNS_UP.test(spoken.text)) return undefined
  return looksPlanned ? askWhatItIs(turn, spoken, sentence) : compose(turn, spoken, settings)
}

async function readSpoken(turn: Turn, sentence: string): Promise<Spoken | undefined> {
  const rest = vocabulary.TELL_LEAD.exec(sentence)?.groups?.['rest']
  const behindWhom = rest === undefined ? undefined : await splitWhom(turn, rest)
  if (behindWhom !== undefined) return { ...behindWhom, text: behindWhom.text.replace(vocabulary.AFTER_WHOM, '') }
  const given = vocabulary.GIVE_LEAD.exec(sentence)?.groups?.['rest']
  const toWhom = given === undefined ? undefined : await splitWhom(turn, given)
  const text = vocabulary.GIVEN.exec(toWhom?.text ?? '')?.groups?.['text']
  if (toWhom !== undefined && text !== undefined) return { ...toWhom, text }
  return readTrailing(turn, sentence)
}

async function splitWhom({ db, scope, now, office }: Turn, rest: string): Promise<Spoken | undefined> {
  const found = await leadingAudience(db, rest, scope, dayOf(now, office.zone))
  return found && { whom: found.words, text: rest.slice(found.words.length) }
}

/** 明天停水，通知一下第一支部; said so of a gathering it is how activities are planned. */
async function readTrailing(turn: Turn, sentence: string): Promise<Spoken | undefined> {
  const { text, whom } = vocabulary.TELL_TRAIL.exec(sentence)?.groups ?? {}
  if (text === undefined || whom === undefined || isPlan(turn, text)) return undefined
  const read = await resolveAudience(turn.db, whom, turn.scope, dayOf(turn.now, turn.office.zone))
  return 'unknown' in read ? undefined : { whom, text }
}

/** Whether people are to come together at a time; what is changed or called off is only told. */
function isPlan({ act }: Turn, text: string): boolean {
  return act.when.length > 0 && vocabulary.GATHERS.test(text) && !vocabulary.CHANGES_PLAN.test(text)
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'notice', label: wording.IS_NOTICE, words: ['通知', '发通知', '只通知'] },
  { number: 2, value: 'activity', label: wording.IS_ACTIVITY, words: ['活动', '办活动', '报名'] },
  { number: 3, value: 'neither', label: wording.IS_NEITHER, words: ['算了', '先不发'] },
]

interface Asked extends Spoken {
  readonly sentence: string
}

function askWhatItIs(turn: Turn, spoken: Spoken, sentence: string): Outcome {
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
      if (choice?.value === 'notice') return compose(turn, asked, settings)
      if (choice?.value === 'activity') return { meant: asked.sentence }
      return choice && { reply: { text: wording.givenUp() } }
    },
  }
}
