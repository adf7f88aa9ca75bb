/** 何守田问卷：1，3，没有: what somebody answered on the telephone or on paper, entered in one go (rule 22). */
import { type Command, command, mayDo, type Outcome, type Turn } from '../../../feature.ts'
import { findByName, notFound } from '../../people/public.ts'
import type { NoticeSettings } from '../draft.ts'
import { findFor } from '../enter-answer.ts'
import type { Notice } from '../queries.ts'
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
      const meant = await findFor(turn, found, isSurvey, undefined)
      if (meant === undefined || !isSurvey(meant.notice)) return { reply: { text: wording.noSurvey() } }
      if (found.length === 0) return { reply: { text: notFound(name) } }
      const { notice, people } = meant
      const [only, ...others] = people
      if (only === undefined) return { reply: { text: shared.isNotFor(name, notice.title) } }
      if (others.length > 0) return { reply: { text: shared.severalCalled(name) } }
      return enter(turn, notice, only, slots.text)
    },
  })
}

const isSurvey = ({ answers }: Notice): boolean => answers === 'survey'

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
