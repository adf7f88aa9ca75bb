/** 更正：…… quotes the last notice and says what has changed, to exactly those who got it (rule 27). */
import { type Command, command } from '../../feature.ts'
import { beginDraft } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { CORRECTION_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

export function createCorrection(settings: NoticeSettings): Command {
  return command({
    id: 'notices.correct',
    needs: 'notice.send',
    says: [],
    opens: CORRECTION_OPENINGS,
    slots: { text: { kind: 'words', marks: [] } },
    ask: { text: wording.askText },
    examples: ['更正：停水改到后天上午。', '通知更正：地点改成二楼'],
    help: '更正：停水改到后天上午（只发给收到过的人）',
    async run(turn) {
      const { db } = turn
      const notice = await findMeant(
        turn,
        undefined,
        ({ state, corrects_id }) => state !== 'planned' && corrects_id === null,
      )
      if (notice === undefined) return { reply: { text: wording.noNotice() } }
      const people = await queries.countGotIt(db, notice.id)
      if (people === 0) return { reply: { text: wording.nothingToCorrect(notice.title) } }
      const { audience, audience_words: whom, urgent_why: why } = notice
      return beginDraft(
        turn,
        { text: turn.slots.text, whom, audience, people, why, corrects: notice.id, byHand: notice.by_hand },
        settings,
      )
    },
  })
}
