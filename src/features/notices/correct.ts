/** 更正：…… quotes the last notice and says what has changed, to exactly those who got it (rule 27). */
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { beginDraft } from './begin-draft.ts'
import { DRAFT_LASTS, type NoticeSettings } from './draft.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { CHANGED_INTO, CORRECTION_OPENINGS, SPOKEN_CORRECTION, WRONG_PART } from './vocabulary.ts'
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
    slots: { text: { kind: 'words', marks: [], whole: true } },
    ask: {},
    examples: ['更正：停水改到后天上午。', '通知更正：地点改成二楼', '刚发的通知写错了'],
    help: '更正：停水改到后天上午（只发给收到过的人）',
    async claims(turn) {
      const said = takeApart(turn.words).own.trim()
      const text =
        SPOKEN_CORRECTION.exec(said)?.groups?.['text'] ??
        (await readWrongPart(turn, said)) ??
        (await readNewText(turn, said))
      return text === undefined ? undefined : correct(turn, text, settings)
    },
    run: (turn) => correct(turn, turn.slots.text, settings),
  })
}

/** So long after it was sent 时间错了 is about the notice of whoever says it, in milliseconds: an hour. */
const JUST_SENT = 3_600_000

async function readWrongPart(turn: Turn<unknown>, said: string): Promise<string | undefined> {
  const { part, rest } = WRONG_PART.exec(said)?.groups ?? {}
  if (part === undefined || rest === undefined) return undefined
  const notice = await findMeant(turn, undefined, ({ planned_by }) => planned_by === turn.speaker.person?.id)
  const age = turn.now.getTime() - (notice?.confirmed_at?.getTime() ?? 0)
  return notice === undefined || age > JUST_SENT ? undefined : `${part}是${rest}`
}

/** 改成后天停水, said next after a notice of one's own, with no draft in hand. */
async function readNewText(turn: Turn<unknown>, said: string): Promise<string | undefined> {
  const text = CHANGED_INTO.exec(said)?.groups?.['text']
  const { db, now, previous, speaker } = turn
  if (text === undefined || previous?.startsWith('notices:draft:sent') !== true) return undefined
  const since = new Date(now.getTime() - DRAFT_LASTS)
  return (await queries.findDraft(db, speaker.person?.id ?? 0, since)) === undefined ? text : undefined
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
