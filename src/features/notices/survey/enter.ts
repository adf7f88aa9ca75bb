/** 何守田问卷：1，3，没有: what somebody answered on the telephone or on paper, entered in one go (rule 22). */
import { type Command, command, mayDo, type Outcome, type Turn } from '../../../feature.ts'
import { findByName, notFound } from '../../people/public.ts'
import type { NoticeSettings } from '../draft.ts'
import { findAllMeant } from '../find-notice.ts'
import type { Notice } from '../queries.ts'
import { addresseesAmong } from '../queries.ts'
import { enteredAs } from '../take-back.ts'
import * as shared from '../wording.ts'
import { composeSurvey } from './compose.ts'
import { keepAll } from './keep.ts'
import { ENTRY_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

const WORDS = { kind: 'words', marks: [] } as const

export function createSurveyEntry(settings: NoticeSettings): Command {
  return command({
    id: 'notices.enter-survey',
    needs: 'notice.tell',
    says: [],
    opens: ENTRY_OPENINGS,
    slots: { name: WORDS, text: WORDS },
    ask: { name: '', text: '' },
    examples: ['何守田问卷：1，3，没有', '来电何守田答问卷：1，3，没有'],
    help: '替人答问卷：何守田问卷：1，3，没有',
    async run(turn) {
      const { db, scope, slots, speaker } = turn
      const name = slots.name.replace(/^(?:来电|电话)/, '')
      const found = await findByName(db, name, scope)
      // 第一支部问卷：…… is a survey for them.
      if (found.length === 0 && mayDo(speaker, 'notice.send') && /支部|协会|队|全体|组/.test(name)) {
        return composeSurvey(turn, { whom: name, text: slots.text }, settings)
      }
      const surveys = await findAllMeant(turn, undefined, isGoing)
      const [newest] = surveys
      if (newest === undefined) return { reply: { text: wording.noSurvey() } }
      if (found.length === 0) return { reply: { text: notFound(name) } }
      const { notice, those } = (await findFor(turn, surveys, found)) ?? { notice: newest, those: [] }
      const [only, ...others] = those
      if (only === undefined) return { reply: { text: shared.isNotFor(name, notice.title) } }
      if (others.length > 0) return { reply: { text: shared.severalCalled(name) } }
      return enter(turn, notice, only, slots.text)
    },
  })
}

const isGoing = ({ answers, state }: Notice): boolean =>
  answers === 'survey' && (state === 'sending' || state === 'paused')

/** The newest that went to one of these people, and to which of them. */
async function findFor<P extends { readonly id: number }>(
  { db }: Turn<unknown>,
  surveys: readonly Notice[],
  people: readonly P[],
): Promise<{ readonly notice: Notice; readonly those: readonly P[] } | undefined> {
  for (const notice of surveys) {
    const those = await addresseesAmong(db, notice.id, people)
    if (those.length > 0) return { notice, those }
  }
  return undefined
}

async function enter(
  turn: Turn<unknown>,
  notice: Notice,
  person: { readonly id: number; readonly name: string },
  said: string,
): Promise<Outcome> {
  const { lines, left } = await keepAll(turn, notice, person.id, said, 'phone')
  const text = wording.entered(person.name, notice.title, lines, left)
  return { reply: { text }, as: enteredAs(notice.id, turn.inboxId) }
}
