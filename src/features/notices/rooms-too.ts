/** 给群里也发一份, of a notice that is confirmed already: it is posted in the groups of its people as well, once that was shown. */
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { addOrAsk } from './additions.ts'
import { findCorrected } from './correct-waiting.ts'
import { findOpenDraft, type NoticeSettings } from './draft.ts'
import { findMeant } from './find-notice.ts'
import { latest, wordsFor } from './message.ts'
import * as queries from './queries.ts'
import { findRoomsInside } from './rooms.ts'
import * as wording from './wording.ts'

const GOES = new Set(['sending', 'planned'])
/** So long a decision is waited for, in milliseconds. */
const PATIENCE = HOUR

export const roomsToo = command({
  id: 'notices.rooms-too',
  needs: 'notice.send',
  // Said of a draft, it changes the draft; said of an activity, it is not about a notice.
  mayPass: true,
  says: [
    '[{notice}][通知](也|再)(发到|发在|发)[他们|各自]群[里|里面][一份|一下|一条|一遍]',
    '[{notice}][通知][再]给[他们|各自]群[里|里面][也|再](发|补发|补)[一份|一下|一条|一遍]',
    '[{notice}][通知][在|往]群[里|里面](也|再|也再)(发|补发|说)[一份|一下|一条|一遍|一声]',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['给群里也发一份', '也发到群里', '停水通知也发到群里'],
  help: '给群里也发一份：刚发的通知，在这些人的群里再贴一遍',
  async run(turn) {
    const { now, office, slots } = turn
    if ((await findOpenDraft(turn)) !== undefined) return undefined
    const notice = await findMeant(turn, slots.notice, ({ state }) => GOES.has(state))
    if (notice === undefined || latest(notice, office.zone) <= now) return undefined
    return askToPost(turn, notice)
  },
})

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'post', label: wording.POST_TOO, words: ['发', '发吧', '可以', '行'] },
  { number: 2, value: 'leave', label: wording.POST_NOT, words: ['不发', '不发了', '先不发', '算了'] },
]

/** Which groups, how many are in them, and the post as it will be read there. */
async function askToPost(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const { db, office } = turn
  const found = await findRoomsInside(turn, notice)
  if ('told' in found) return { reply: { text: found.told } }
  const posted = new Set((await queries.roomsOf(db, notice.id)).map(({ id }) => id))
  const rooms = found.rooms.filter(({ id }) => !posted.has(id))
  if (rooms.length === 0)
    return { reply: { text: posted.size > 0 ? wording.postedAlready(notice.title) : wording.noRoomsToo(notice.title) } }
  const renamed = rooms.find(({ renamedTo }) => renamedTo !== null)
  if (renamed !== undefined) return { reply: { text: wording.renamedToo(renamed.name, renamed.renamedTo ?? '') } }
  const corrected = await findCorrected(db, notice, office)
  const text = wording.askToPostToo({
    title: notice.title,
    rooms: rooms.map(({ name, people }) => ({ name, people })),
    sample: wordsFor(notice, 'room', { office, corrected }),
  })
  const payload: Asked = { noticeId: notice.id, rooms: rooms.map(({ id, name }) => ({ id, name })) }
  const question = { answer: 'rooms-too', payload, title: notice.title, options: OPTIONS }
  return { reply: { text, expects: expectFrom(turn, question, PATIENCE) }, as: 'asked' }
}

interface Asked {
  readonly noticeId: number
  readonly rooms: readonly Pick<queries.Room, 'id' | 'name'>[]
}

export const createRoomsTooDecision = (settings: NoticeSettings): AwaitedAnswer => ({
  id: 'rooms-too',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { noticeId, rooms } = payload as Asked
    const notice = choice && (await queries.lockNotice(turn.db, noticeId))
    if (notice === undefined) return undefined
    if (choice?.value === 'leave') return { reply: { text: wording.notPostedToo(notice.title) } }
    if (!GOES.has(notice.state)) return { reply: { text: wording.notOnItsWay(notice.title) } }
    return addOrAsk(turn, notice, { rooms }, settings)
  },
})
