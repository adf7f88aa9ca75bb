/**
 * 手工发停水通知, of one that is stopped midway: whoever has it still to get is left to staff, who paste it, and the bot sends
 * it no more (rule 37).
 */
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { textToPaste } from './by-hand.ts'
import { countWaiting } from './correct-waiting.ts'
import { findOpenDraft } from './draft.ts'
import { findAllMeant } from './find-notice.ts'
import { isTooOld } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const PATIENCE = HOUR
/** By name in one message; all of them are in the sheet. */
const MOST_NAMES = 30

const OPTIONS: readonly Option[] = [
  // It cannot be undone: 好 and 行 by themselves may be said of anything.
  { number: 1, value: 'hand-over', label: wording.BY_HAND_NOW, words: ['改', '改成手工发', '手工发'] },
  { number: 2, value: 'leave', label: wording.NOT_BY_HAND_NOW, words: ['不改', '不用', '算了', '机器人发'] },
]

export const handOver = command({
  id: 'notices.hand-over',
  needs: 'notice.send',
  toldBy: 'notices.progress',
  // Of a draft it is said to change the draft.
  mayPass: true,
  says: [
    '[改成|改为]手工(发|贴)[{notice}]通知',
    '[把]{notice}通知[剩下的|没发完的|没发到的|没发的][改成|改为]手工(发|贴)[吧]',
    '[通知](剩下的|没发完的|没发到的|没发的)[改成|改为](手工发|手工贴|我来贴|我自己贴|我们自己贴)[吧]',
    '[改成|改为]手工发[吧]',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['手工发停水通知', '停水通知改成手工发', '没发完的手工发'],
  help: '停水通知改成手工发：发到一半停下了，剩下的您来贴',
  async run(turn) {
    if ((await findOpenDraft(turn)) !== undefined) return undefined
    const isIt = (one: queries.Notice) =>
      (one.state === 'sending' || one.state === 'paused') && !one.by_hand && !isTooOld(one, turn)
    const all = await findAllMeant(turn, turn.slots.notice, isIt)
    for (const one of all) {
      const left = await countWaiting(turn, one.id)
      if (left > 0) return askToHandOver(turn, one, left)
    }
    const [newest] = all
    return newest === undefined ? undefined : { reply: { text: wording.nobodyToHandTo(newest.title) } }
  },
})

async function askToHandOver(turn: Turn<unknown>, { id, title }: queries.Notice, left: number): Promise<Outcome> {
  const text = wording.askToHandOver(title, await queries.countGotIt(turn.db, id), left)
  const question = { answer: 'hand-over', payload: { noticeId: id }, title: '', options: OPTIONS }
  return { reply: { text, expects: expectFrom(turn, question, PATIENCE) }, as: 'asked' }
}

export const handOverDecision: AwaitedAnswer = {
  id: 'hand-over',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { db, now, speaker } = turn
    const notice = choice && (await queries.lockNotice(db, (payload as { readonly noticeId: number }).noticeId))
    if (notice === undefined) return undefined
    const { id, title } = notice
    if (choice?.value === 'leave') return { reply: { text: wording.notHandedOver(title, notice.state === 'paused') } }
    if (notice.by_hand) return { reply: { text: wording.byHandIsNow() } }
    if (!(notice.state === 'sending' || notice.state === 'paused'))
      return { reply: { text: wording.notOnItsWay(title) } }
    // What is just going is on its way, and is not left to anybody.
    await queries.holdSends(db, id)
    const gone = await queries.countGotIt(db, id)
    await queries.dropRoomsToPost(db, id)
    await queries.leaveToHand(db, id, now)
    await queries.updateNotice(db, id, { state: 'sending', by_hand: true })
    await queries.writeAudit(db, {
      at: now,
      by: speaker.person?.id ?? null,
      action: 'notices.hand-over',
      detail: { notice: id, gone },
    })
    const left = await queries.listStandings(db, id, { now, scope: 'office', states: ['planned', 'waiting'] })
    const names = left.slice(0, MOST_NAMES).map(({ name }) => name)
    const lead = wording.handedOver(title, gone, left.length)
    const text = await textToPaste(turn, { ...notice, by_hand: true }, lead)
    return { reply: { text: `${text}\n${wording.stillWithoutIt(names, left.length)}` }, as: 'handed-out' }
  },
}
