/** 我那个事办得咋样了: whoever has brought something hears how it stands, and gets no second number for asking. */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  type Command,
  command,
  expectFrom,
  type Message,
  mayDo,
  type Outcome,
  type Turn,
} from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { mayKnow } from './keep-from.ts'
import * as queries from './queries.ts'
import { withFigures } from './rules.ts'
import { meantAmong } from './same-matter.ts'
import { atWork, idsOf, whoHearsOf, whoSees } from './staff.ts'
import * as wording from './wording.ts'

const BEFORE = '(?:请问|问一下|那个?|我)*'
const NUMBER = '(?:第?(?<number>[1-9]\\d{2,5})号?)?'
const MATTER = '(?:我|俺)?(?:的|那|上次|上回|托你们|问|反映|说|报)*(?:那?个?事|那件事|事情?|问题)?'
const DEALT_WITH = '(?:现在|到底|都)?(?:办得?|处理得?|解决得?|弄得?)?'
const HOW = '(?:怎么样|咋样|咋个样|如何|好了?没有?|完了?没有?|有(?:信|结果|回音|消息)(?:没有?)?)'
const ASKED = new RegExp(`^${BEFORE}${NUMBER}${MATTER}${DEALT_WITH}${HOW}(?:了|啦)?[吗呢呀啊没？?。]*$`)
/** Without one of these it may be about anything: 怎么样了. */
const ABOUT_IT = /[1-9]\d{2,5}|事|问题|办|处理|解决|反映|有信|回音/

/** 什么时候有结果, 啥时候给我回话: of whoever has brought something. */
const ASKS_WHEN =
  /^(?:请问|问一下|那个?|我|到底|我的事|这事|那事|这个|那个事)*(?:什么时候|啥时候|多会儿?|几时|哪天)(?:能|才能|才)?(?:给我?|有)?(?:个)?(?:结果|信儿?|回音|回信|消息|说法|回话|答复|办好|办完|办下来|解决)[呢呀啊吗？?。]*$/

/** 催一下, 帮我催催: staff say it of a notice, whoever waits says it of what they have brought. */
const HURRIES =
  /^(?:请|麻烦|劳驾)?(?:你|您|你们)?(?:再)?(?:帮我|给我|替我)?(?:再)?(?:催(?:一?催|一?下|催吧)?|快点|抓紧)(?:办|办办|办一下|处理)?(?:我)?(?:的|那)?(?:个|件)?(?:事|事情)?[吧呗啊了。！!]*$/

/** 修好了，谢谢小王; 钱到账了: and nothing else, since 暖气修好了，我胸口疼 and 后事都办好了 are another matter. */
const SETTLED =
  /^(?!.*(?:没|不|吗|么|？|\?|后事|丧事|骗)).{0,8}(?:(?:修|弄|办|处理|解决|装|换)好了|解决了|到账了|领到了|有人来修过了)[啦呀啊，。！、 ]*(?:(?:谢谢|多谢|感谢|辛苦|麻烦|费心|太好了|暖和了)[^，。！、 ]{0,8}(?:[，。！、 ]+|$))*$/

/** What else they may mean who say 催一下 and lead something that waits for people's answers; `says` means it and nothing else. */
export type AlsoHurried = (turn: Turn<unknown>) => Promise<readonly { readonly title: string; readonly says: string }[]>

export const createHowItStands = (alsoHurried: AlsoHurried): Command =>
  command({
    id: 'requests.how-it-stands',
    needs: 'request.rate',
    says: ['(查|看)[一下|看]我(求办|托办|反映|问)的事', '我(求办|托办|反映)的事办到哪[了|一步|步了]'],
    slots: {},
    ask: {},
    examples: ['查一下我托办的事', '我反映的事办到哪了'],
    help: '我的事办得怎么样了',
    run: (turn) => tell(turn, undefined),
    async claims(turn) {
      const isMine = turn.speaker.person !== undefined && !mayDo(turn.speaker, 'request.handle')
      if (isMine && HURRIES.test(turn.act.text.trim())) return hurryOrAsk(turn, await alsoHurried(turn))
      if (isMine && SETTLED.test(turn.act.text.trim())) return settle(turn)
      if (isMine && ASKS_WHEN.test(turn.act.text.trim())) return (await newestOpen(turn)) && tell(turn, undefined)
      const text = withFigures(turn.act.text.trim())
      const found = ASKED.exec(text)
      if (found === null || !isMine || !ABOUT_IT.test(text)) return undefined
      const number = found.groups?.['number']
      return tell(turn, number === undefined ? undefined : Number(number))
    },
  })

/** A 书记 may mean the meeting that they lead as well as what they have brought themselves. */
async function hurryOrAsk(turn: Turn<unknown>, others: Awaited<ReturnType<AlsoHurried>>): Promise<Outcome | undefined> {
  const newest = others.length === 0 ? undefined : await newestOpen(turn)
  if (newest === undefined) return hurry(turn)
  const said = (await queries.findListed(turn.db, newest.id))?.words ?? ''
  const own = {
    value: OWN,
    label: wording.ownRequest(newest.id, said),
    words: [String(newest.id), '我的事', '我托办的'],
  }
  const options = [own, ...others.map(({ title, says }) => ({ value: says, label: title, words: [title] }))]
    .slice(0, CHOICES)
    .map((option, at) => ({ ...option, number: at + 1 }))
  const expects = expectFrom(turn, { answer: 'hurry-which', payload: {}, title: '', options }, PATIENCE)
  return { reply: { text: wording.hurryWhich(options), expects }, as: 'asked' }
}

/** Their own request, of the choices. */
const OWN = 'own'
/** A digit can name so many. */
const CHOICES = 9
/** So long it is waited for which is meant, in milliseconds: an hour. */
const PATIENCE = HOUR

export const hurryWhich: AwaitedAnswer = {
  id: 'hurry-which',
  needs: 'request.rate',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    if (choice === undefined) return undefined
    return choice.value === OWN ? hurry(turn) : { meant: choice.value }
  },
}

/** Whoever sees to it hears of it, once an hour; who has brought nothing is heard as anybody else. */
async function hurry(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const newest = await newestOpen(turn)
  if (newest === undefined) return undefined
  const { id, due_at, answered } = newest
  const until = sayInstant(due_at, turn.office.zone, dayOf(turn.now, turn.office.zone))
  const text = wording.isHurried(id, turn.speaker.person?.name ?? '', turn.words, until)
  const messages = await addAndTell(turn, newest, text, `hurried ${turn.now.toISOString().slice(0, 13)}`)
  const reply = newest.urgent
    ? wording.callFirst()
    : wording.hurried(id, whoSees(await atWork(turn.db, turn), newest), { until, isOver: due_at < turn.now, answered })
  return { reply: { text: reply }, messages, as: 'hurried' }
}

/** 修好了，谢谢: whoever sees to it hears that nothing is left to do, and ends it. */
async function settle(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const newest = await settledOf(turn)
  if (newest === undefined) return undefined
  const text = wording.isSettled(newest.id, turn.speaker.person?.name ?? '', turn.words)
  const messages = await addAndTell(turn, newest, text, `settled ${turn.inboxId}`)
  return { reply: { text: wording.gladItIsSettled(newest.id) }, messages, as: 'settled' }
}

type Own = Awaited<ReturnType<typeof queries.ofPerson>>[number]

/** 水管修好了: of several that are open the one that speaks of the same; where none does, nobody can tell. */
async function settledOf({ db, speaker, words, now, chat }: Turn<unknown>): Promise<Own | undefined> {
  const own = speaker.person === undefined ? [] : await queries.ofPerson(db, speaker.person.id, undefined)
  const open = own.filter(({ state }) => state === 'open')
  if (open.length < 2 || speaker.person === undefined) return open[0]
  const waiting = await queries.waitingOf(db, { person: speaker.person.id, chat: chat.id })
  const meant = meantAmong(waiting, { words, isUnclear: false, now })
  return open.find(({ id }) => id === meant?.id)
}

async function newestOpen({ db, speaker }: Turn<unknown>): Promise<Own | undefined> {
  const own = speaker.person === undefined ? [] : await queries.ofPerson(db, speaker.person.id, undefined)
  return own.find(({ state }) => state === 'open')
}

/** Keeps the words with the request, and tells its owner, or all where nobody has it. */
async function addAndTell(turn: Turn<unknown>, own: Own, text: string, occasion: string): Promise<readonly Message[]> {
  const { db, now, words, inboxId } = turn
  const { id, urgent } = own
  const entry = { request_id: id, at: now, kind: 'words', by_person: null, text: words, inbox_id: inboxId } as const
  await queries.insertEntry(db, entry)
  const at = await atWork(db, turn)
  const owner = whoHearsOf(at, own)
  const all = mayKnow(idsOf(at.staff), own)
  return (owner === undefined ? all : [owner]).map((person) => ({
    to: { person },
    kind: urgent ? 'urgent' : 'staff',
    text,
    once: `request ${id}:${occasion}:staff ${person}`,
  }))
}

async function tell({ db, now, office, speaker, chat }: Turn<unknown>, number: number | undefined): Promise<Outcome> {
  // What they have proposed without their name is known by its number only.
  const nameless = number === undefined ? undefined : chat.id
  const own = speaker.person === undefined ? [] : await queries.ofPerson(db, speaker.person.id, number, nameless)
  const open = own.filter(({ state }) => state === 'open')
  if (open.some(({ urgent }) => urgent)) return { reply: { text: wording.callFirst() } }
  const at = await atWork(db, { now, office })
  const shown = (open.length > 0 ? open : own.slice(0, 1)).map((one) => ({
    id: one.id,
    isDone: one.state === 'done',
    owner: whoSees(at, one),
    isLate: one.due_at < now,
    answered: one.answered,
    until: sayInstant(one.due_at, office.zone, dayOf(now, office.zone)),
  }))
  return { reply: { text: wording.stands(shown) } }
}
