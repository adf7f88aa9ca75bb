/** 更正：…… quotes the last notice and says what has changed, to exactly those who got it (rule 27). */
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { beginDraft } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { CORRECTION_OPENINGS, SPOKEN_CORRECTION } from './vocabulary.ts'
import * as wording from './wording.ts'

export function createCorrection(settings: NoticeSettings): Command {
  return command({
    id: 'notices.correct',
    needs: 'notice.send',
    says: [
      '[我][刚才|刚刚|刚|上一条|刚才发|刚刚发|刚发][的]通知(写|说|发|打)错[字]了',
      '[刚才|刚刚|刚|上一条|刚才发|刚刚发|刚发][的]通知(有误|有错|不对)',
      '[我要](更正|勘误)[一下][通知|刚才的通知|上一条通知]',
    ],
    opens: CORRECTION_OPENINGS,
    slots: { text: { kind: 'words', marks: [] } },
    ask: {},
    examples: ['更正：停水改到后天上午。', '通知更正：地点改成二楼', '刚发的通知写错了'],
    help: '更正：停水改到后天上午（只发给收到过的人）',
    async claims(turn) {
      const text = SPOKEN_CORRECTION.exec(takeApart(turn.words).own.trim())?.groups?.['text']
      return text === undefined ? undefined : correct(turn, text, settings)
    },
    run: (turn) => correct(turn, turn.slots.text, settings),
  })
}

async function correct(turn: Turn<unknown>, text: string | undefined, settings: NoticeSettings): Promise<Outcome> {
  const notice = await findMeant(
    turn,
    undefined,
    ({ state, corrects_id }) => state !== 'planned' && corrects_id === null,
  )
  if (notice === undefined) return { reply: { text: wording.noNotice() } }
  const people = await queries.countGotIt(turn.db, notice.id)
  if (people === 0) return { reply: { text: wording.nothingToCorrect(notice.title) } }
  if (text === undefined) return { ask: { slot: 'text', text: wording.askCorrection(notice.title, people) } }
  const { audience, audience_words: whom, urgent_why: why, by_hand: byHand } = notice
  return beginDraft(turn, { text, whom, audience, people, why, corrects: notice.id, byHand }, settings)
}
