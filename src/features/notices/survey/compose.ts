/** 问卷第一支部：1. …… 2. …… several questions in one message, shown before anything goes out. */
import { dayOf } from '../../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn } from '../../../feature.ts'
import { takeApart } from '../../../language/apart.ts'
import { givesUp } from '../../../language/read-value.ts'
import { audienceUnknown, countAudience, resolveRecipients, sayAudience } from '../../people/public.ts'
import { asksElse, beginDraft } from '../begin-draft.ts'
import type { NoticeSettings } from '../draft.ts'
import { MOST_CHOICES } from '../read-notice.ts'
import * as shared from '../wording.ts'
import { labelsTooMany, MOST_QUESTIONS, readSurvey } from './read-survey.ts'
import { SURVEY_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

const WORDS = { kind: 'words', marks: [] } as const

export function createSurvey(settings: NoticeSettings): Command {
  return command({
    id: 'notices.survey',
    needs: 'notice.send',
    says: ['[怎么|我要|我想](发|做)[一个|一份|个|份](问卷|调查问卷|问卷调查|调查)'],
    opens: SURVEY_OPENINGS,
    slots: { whom: WORDS, text: WORDS },
    ask: { whom: shared.askWhom, text: wording.askSurvey },
    examples: ['问卷第一支部：1. 饭菜满意吗？2. 有什么建议？', '发个问卷', '问卷：1. 饭菜满意吗？2. 一个月来几次？'],
    deed: '发问卷',
    help: '问卷第一支部：1. 饭菜满意吗？2. 有什么建议？',
    run: (turn) => composeSurvey(turn, turn.slots, settings),
  })
}

/** A draft of a survey for whom it is said to be, shown. */
export async function composeSurvey(
  turn: Turn<unknown>,
  { whom, text }: { readonly whom: string; readonly text: string },
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  const { db, now, office, scope, act, words } = turn
  if (givesUp(text) || givesUp(whom)) return { reply: { text: shared.givenUp() }, as: 'given-up' }
  // What was asked for is read as it was written: the slot has lost its line breaks.
  const isOpened = act.commands.some(({ opened }) => opened)
  const written = isOpened || !act.text.startsWith(text.slice(0, 4)) ? text : takeApart(words).own.trim()
  const survey = readSurvey(written, { now, zone: office.zone })
  if (survey === undefined) return { ask: { slot: 'text', text: wording.noQuestions() } }
  const count = survey.questions.length
  if (count > MOST_QUESTIONS) return { ask: { slot: 'text', text: wording.tooManyQuestions(count, MOST_QUESTIONS) } }
  const crowded = survey.questions.findIndex((one) => labelsTooMany(one) !== undefined)
  if (crowded >= 0) return { ask: { slot: 'text', text: wording.tooManyLabels(crowded + 1, MOST_CHOICES) } }
  const read = await resolveRecipients(db, whom.replace(/^(?:一下|给)+/, ''), scope, dayOf(now, office.zone))
  if ('unknown' in read && asksElse(turn)) return undefined
  if ('unknown' in read) return { ask: { slot: 'whom', text: audienceUnknown(read) } }
  const people = await countAudience(db, read.audience)
  if (people === 0) return { ask: { slot: 'whom', text: shared.nobodyThere(sayAudience(read.audience)) } }
  const begun = { text: written, survey, whom, audience: read.audience, people, why: null, corrects: null }
  return beginDraft(turn, begun, settings)
}
