/** 不要再发了: by kind, undone by 再给我发; what stays on and why is told. */
import { DAY } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  command,
  expectFrom,
  mayDo,
  type Outcome,
  type PersonId,
  type Turn,
  whoMayBe,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { findMentioned } from '../people/public.ts'
import { DELETES_NUMBER } from './delete.ts'
import { askWhose, CHASES, mayBeOfTheOffice, type OfWhom } from './of-the-office.ts'
import * as queries from './queries.ts'
import { kindsIn, kindsNamed, type OptOutKind } from './rules.ts'
import * as wording from './wording.ts'

const WHAT = '(消息|信息|微信|通知|祝福|问候|提醒|短信)'
export const OPTIONS: readonly Option[] = [
  { number: 1, value: 'notice', label: wording.kindInWords('notice'), words: ['活动通知'] },
  { number: 2, value: 'greeting', label: wording.kindInWords('greeting'), words: ['问候', '祝福'] },
  { number: 3, value: 'reminder', label: wording.kindInWords('reminder') },
  {
    number: 4,
    value: 'all',
    label: wording.NOTHING_AT_ALL,
    words: ['都不要', '全部', '都别发', '全关了', '全不要', '一样都不要', '统统不要'],
  },
  { number: 5, value: 'none', label: wording.AS_BEFORE, words: ['都发', '都要', '算了'] },
]
const KIND = '(?:(?:生日|节日|过节|活动)的?)?(?:祝福|问候|提醒|通知)'
/** 祝福和提醒都不要了: two kinds, and nothing else, so that no single notice is meant. */
const KINDS_UNWANTED = new RegExp(
  `^(?:以后|你们的|那些)?${KIND}(?:[和跟、]|还有)${KIND}[我俺]?[就都全]*(?:不要|不用发|别发|别给我发|不想收|不收)了?$`,
)
/** 拉黑夕阳无限好, 把他拉黑 is said of somebody else; 拉黑你们, 我拉黑了 of what comes from here. */
const OF_OTHERS =
  /^(?:请|快|先)*(?:拉黑|屏蔽)(?!了|掉|吧|你|您|我|俺|这个?号|机器人|办公室|算|$|[，。！])|把(?!你|您|我|俺|这个?号|机器人|办公室)[^，。]{1,12}(?:拉黑|屏蔽)/
/** 算了还是发吧 */
const THINKS_BETTER = /(还是|照常|继续|接着)发/

export const stopSending = command({
  id: 'privacy.opt-out',
  needs: 'privacy.own',
  says: [
    `(不要|别|不用)[再](发|给我发)[${WHAT}]了`,
    `[以后](不要|别|不用)[再]给我发[${WHAT}][了]`,
    `[以后](不要|别|不用)[再]发(通知|祝福|问候|提醒)[给我][了]`,
    '[以后](不要|别|不用)[再](提醒|催)我了',
    '我不想[再]收[到](消息|信息|通知|祝福|问候|提醒)[了]',
  ],
  slots: {},
  ask: {},
  examples: ['不要再发了', '别再给我发祝福了', '不要再发通知了', '不要再提醒我了', '以后不要给我发消息了'],
  help: '不要再发了；再给我发',
  // Where it was only nearly said (您是想说……吗), of somebody else.
  // 知道了，不用再发了 is a receipt of what was sent.
  mayPass: true,
  async run(turn) {
    if (turn.act.reply.reply === 'received') return undefined
    return (await isOfAnother(turn)) ? passOn(turn) : stopOrAsk(turn)
  },
  async hears(turn) {
    const { text, reply } = turn.act
    const isSaid = reply.reply === 'optout' || KINDS_UNWANTED.test(text)
    const isOwn = isSaid && !OF_OTHERS.test(text) && !DELETES_NUMBER.test(text) && !isOfSome(turn)
    return isOwn && !(await isOfAnother(turn)) ? stopOrAsk(turn) : undefined
  },
})

/** 停水通知第二支部不用发了, by staff: of a part of what they send, which is none of what they get. */
const isOfSome = (turn: Turn<unknown>): boolean =>
  mayBeOfTheOffice(turn) && /支部|小组|协会|通知(?!了|吧|$)/.test(turn.act.text)

/** 惠长林说节日祝福别发了: whoever passes it on still wants theirs. */
async function isOfAnother({ db, act, speaker }: Turn<unknown>): Promise<boolean> {
  const own = new Set(whoMayBe(speaker))
  const mentioned = await findMentioned(db, act.text, 'office')
  return mentioned.some(({ how, people }) => how === 'name' && !people.some(({ id }) => own.has(id)))
}

function passOn({ act, speaker }: Turn<unknown>): Outcome {
  if (mayDo(speaker, 'privacy.enter')) return { reply: { text: wording.howToStopFor() } }
  return { reply: { text: wording.wishPassedOn() }, handOver: { why: wording.whyWish(act.text), silently: true } }
}

const stopOrAsk = async (turn: Turn<unknown>): Promise<Outcome> =>
  mayBeOfTheOffice(turn) ? askWhose(turn) : stop(turn, turn.act.text)

/** Stops what the words name for whoever speaks, or asks which kind they mean. */
async function stop(turn: Turn<unknown>, said: string): Promise<Outcome> {
  const kinds = kindsIn(said)
  if (kinds.length > 0) return note(turn, kinds)
  const until = new Date(turn.now.getTime() + DAY)
  const lines = OPTIONS.map(({ number, label }) => `${number} ${label}`)
  const expects = { answer: 'which-kind', payload: {}, about: 'privacy:opt-out', title: '', options: OPTIONS, until }
  return { reply: { text: [wording.whichKind(), ...lines].join('\n'), expects }, as: 'asked' }
}

/** What stops it of an activity or a notice, whichever is chasing. */
const NO_MORE_CHASING = '别催了'

export const whoseChosen: AwaitedAnswer = {
  id: 'whose',
  needs: 'privacy.own',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { text } = payload as OfWhom
    if (choice?.value === 'own') return stop(turn, text)
    if (choice?.value === 'office')
      return CHASES.test(text) ? { meant: NO_MORE_CHASING } : { reply: { text: wording.howToHold() } }
    return choice && { reply: { text: wording.nothingStopped() } }
  },
}

export const kindChosen: AwaitedAnswer = {
  id: 'which-kind',
  needs: 'privacy.own',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { choice }) {
    if (choice?.value === 'none' || (choice === undefined && THINKS_BETTER.test(turn.act.text))) {
      return { reply: { text: wording.optedIn(queries.KINDS, []) }, as: 'kept' }
    }
    if (choice === undefined) return undefined
    return note(turn, choice.value === 'all' ? queries.KINDS : [choice.value as OptOutKind])
  },
}

const RESUME: readonly Option[] = [
  {
    number: 0,
    value: 'again',
    label: '再给我发',
    words: ['还是发吧', '发吧', '还是发', '算了还是发', '又想收了', '弄错了'],
  },
]

/** What was stopped in that turn; nothing said: all. */
interface Stopped {
  readonly kinds?: readonly OptOutKind[]
}

/** 还是发吧, right after it was stopped. */
export const thinksBetter: AwaitedAnswer = {
  id: 'thinks-better',
  needs: 'privacy.own',
  staysOpen: false,
  takesWords: false,
  onAnswer: async (turn, { choice }, payload) =>
    choice === undefined ? undefined : resume(turn, whatAgain(turn.act.text, payload as Stopped)),
}

/** 再给我发 is said of everything (empty), 还是发吧 of what was just stopped. */
const whatAgain = (text: string, { kinds = [] }: Stopped): readonly OptOutKind[] =>
  text.includes('再给我发') ? kindsNamed(text) : kinds

/** On a phone that two people share it is the phone that is to be quiet, so it holds for both. */
async function note(turn: Turn<unknown>, kinds: readonly OptOutKind[]): Promise<Outcome> {
  for (const { id } of turn.speaker.sharing) await queries.optOut(turn.db, id, kinds, turn.now)
  const question = { answer: 'thinks-better', payload: { kinds } satisfies Stopped, title: '', options: RESUME }
  const expects = { ...expectFrom(turn, question, DAY), answered: true as const }
  return { reply: { text: wording.optedOut(kinds), expects }, as: 'noted' }
}

export const sendAgain = command({
  id: 'privacy.opt-in',
  needs: 'privacy.own',
  says: [
    '[以后][还是][请](再|继续|照常|恢复|重新)给我发[消息|信息|通知|祝福|问候|提醒][吧]',
    '[还是](给我发|发给我)吧',
    '(又|还是)想(收[到]|看)[消息|通知|提醒|问候]了',
    '恢复[发|一下]吧',
  ],
  slots: {},
  ask: {},
  examples: ['再给我发', '再给我发吧', '继续给我发通知', '恢复给我发提醒'],
  mayPass: true,
  // 发吧, which politeness around it makes the same, may be said of anything that waits to be sent.
  run: async (turn) =>
    /我|收|看/.test(turn.act.text) || (await hasStopped(turn)) ? resume(turn, kindsNamed(turn.act.text)) : undefined,
})

/** 恢复吧 can mean nothing else where something was stopped, and nothing of the office's. */
async function hasStopped({ db, act, speaker }: Turn<unknown>): Promise<boolean> {
  const stopped = await queries.optOutsOf(
    db,
    speaker.sharing.map(({ id }) => id),
  )
  return act.text.startsWith('恢复') && stopped.length > 0
}

/** 我都停了哪些. */
export const whatIsStopped = command({
  id: 'privacy.stopped',
  needs: 'privacy.own',
  says: [
    '我[都](停|关|退|退订|取消)了(哪些|什么|哪几样|哪几类|哪几种)[消息|通知]',
    '我(哪些|哪几样|什么)[消息](停了|不收|没收|不发了)',
    '我[现在]还收(哪些|什么)[消息]',
  ],
  slots: {},
  ask: {},
  examples: ['我都停了哪些', '我停了什么消息', '我现在还收哪些消息'],
  forOneself: true,
  async run({ db, speaker }) {
    if (speaker.person === undefined) return {}
    const stopped = await queries.optOutsOf(db, [speaker.person.id])
    return {
      reply: { text: wording.whatIsStopped(queries.KINDS.filter((kind) => stopped.some((one) => one.kind === kind))) },
    }
  },
})

/**
 * These kinds, or all; for both who share the phone, as the stop held for both. But whoever has not agreed is rung up, and
 * only they themselves can say otherwise.
 */
async function resume({ db, now, speaker }: Turn<unknown>, named: readonly OptOutKind[]): Promise<Outcome> {
  const kinds = named.length === 0 ? queries.KINDS : named
  const declined: string[] = []
  const written: PersonId[] = []
  for (const { id, name } of speaker.sharing) {
    const hasDeclined = await queries.hasDeclined(db, id)
    if (hasDeclined && id !== speaker.person?.id) {
      declined.push(name)
      continue
    }
    if (hasDeclined) {
      await queries.noteConsent(db, [id], { answer: 'agreed', how: 'chat', by: null, now })
      await queries.endDeclined(db, id, now)
    }
    await queries.optIn(db, id, now, kinds)
    written.push(id)
  }
  const left = new Set((await queries.optOutsOf(db, written)).map(({ kind }) => kind))
  const lines = [
    ...(written.length === 0
      ? []
      : [
          wording.optedIn(
            kinds,
            queries.KINDS.filter((kind) => left.has(kind)),
          ),
        ]),
    ...declined.map(wording.hasDeclined),
  ]
  return { reply: { text: lines.join('\n') } }
}
