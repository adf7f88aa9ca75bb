/** What staff do about a request: a sentence with its number in front. Only 101 回：…… ever goes to the one who asked. */
import { dayOf, instantOf } from '../../base/calendar.ts'
import { afterRecall, RECALL } from '../../base/recall.ts'
import { MINUTE } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Message, type Outcome, type Turn } from '../../feature.ts'
import { normaliseText, readSlots } from '../../language/read-value.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { smallTalk } from '../../language/small-talk.ts'
import { tellsItIsOver } from '../alarms/public.ts'
import { findMentioned } from '../people/public.ts'
import { askWhetherToSend, hearFile, reply, waiting, withdraw } from './answer.ts'
import { splitMatter, spokenOf } from './by-matter.ts'
import { done, keep, reopen } from './close.ts'
import { tellHolder } from './colleagues.ts'
import { handOn, take, tellOwner } from './hand-on.ts'
import { isSurelyMeant, type Numbered, readAllDone, readNumbered, splitSeveral, withoutVerb } from './numbered.ts'
import { changeTopic } from './open-request.ts'
import * as queries from './queries.ts'
import { namesWhom, numberTold, takesBack } from './rules.ts'
import { atWork } from './staff.ts'
import { listOwn } from './to-do.ts'
import { topicName, topicNamed } from './topics.ts'
import { TOPICS } from './vocabulary.ts'
import * as wording from './wording.ts'
import { CLOSES } from './working-time.ts'

/** Whoever begins with one of these may well be crying for help. */
const EMERGENCY: ReadonlySet<number> = new Set([110, 119, 120, 122])

export const work = command({
  id: 'requests.work',
  needs: 'request.handle',
  says: ['{number}[号](办完了|办好了|办结了|怎么样了|撤回|收回)'],
  slots: { number: { kind: 'count' } },
  ask: {},
  examples: ['101 办完了', '102 怎么样了', '101 撤回'],
  help: '回一件事：回“101 回：……”；看还有什么没办：回“待办”',
  run: async (turn) => (await workOn(turn, true)) ?? { reply: { text: wording.howToWork() } },
  async claims(turn) {
    if (turn.file !== undefined) return undefined
    const taken = await takeBackAnswer(turn)
    if (taken !== undefined) return taken
    // What is told in an answer is no alarm and no command of its own; whatever else has a number in front is listened to.
    const named = /[：:]/.test(turn.words) ? await askWhoseAnswer(turn) : undefined
    if (named !== undefined) return named
    const several = readAllDone(turn.words)
    if (several !== undefined) return closeAll(turn, several)
    const parts = splitSeveral(turn.words)
    if (parts.length > 1 && parts.every(isDeed)) return workOnEach(turn, parts)
    const numbered = readNumbered(turn.words)
    const deed = numbered?.deed
    // 101 打过电话了，人没事 is no alarm of the one who writes it.
    if (deed === 'unclear' && turn.act.reply.danger !== undefined && !EMERGENCY.has(numbered?.number ?? 0))
      return workOn(turn, false)
    return deed === undefined || deed === 'unclear' || deed === 'show' ? undefined : workOn(turn, false)
  },
  hears: async (turn) =>
    (await workOn(turn, false)) ?? (await tellWhatIsLeft(turn)) ?? (await askWhetherThis(turn)) ?? hearFile(turn),
  lastly: async (turn) =>
    (await closeEmergency(turn)) ?? (await askWhoseAnswer(turn)) ?? (await askWhichIsMeant(turn)) ?? tellNoSuch(turn),
})

/** 回李桂兰：师傅明天到: nothing goes without a number; which it is, is told. */
async function askWhoseAnswer(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { name, words } = namesWhom(turn.words) ?? {}
  if (name === undefined || words === undefined) return undefined
  const theirs = (await queries.findOpen(turn.db, turn.speaker.person?.id)).filter(({ asker }) =>
    asker.startsWith(name),
  )
  return theirs.length === 0 ? undefined : { reply: { text: wording.withNumbers(theirs, words) }, as: 'whose' }
}

/** So many are offered; more are looked for in 待办. */
const OFFERED = 5

/** What without a number is about something else: 撤回 is about what was done last, by whoever says it. */
const NEVER_ASKED: ReadonlySet<Numbered['deed']> = new Set(['show', 'sort', 'withdraw'])

/** 办完了, 转刘志强, 回：明天来: nothing is done without a number; which there are, is told. */
async function askWhichIsMeant(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const said = readNumbered(turn.words) === undefined ? readNumbered(turn.words, 0) : undefined
  const isBareAnswer = said?.deed === 'reply' && said.words === turn.words.trim()
  if (said === undefined || isBareAnswer || NEVER_ASKED.has(said.deed)) return undefined
  const me = turn.speaker.person?.id
  const open = (await queries.findOpen(turn.db, me)).filter(({ owner_id }) => owner_id === null || owner_id === me)
  if (open.length === 0) return undefined
  return { reply: { text: wording.whichIsMeant(open.slice(0, OFFERED), turn.words.trim()) }, as: 'which' }
}

/** So long it can be said that this one is meant, in milliseconds: 30 minutes. */
const PATIENCE = 30 * MINUTE

/** 暖气那个事办好了: nothing is done before it is said that this one is meant. */
async function askWhetherThis(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const said = turn.file === undefined ? splitMatter(turn.words) : undefined
  if (said === undefined) return undefined
  const meant = spokenOf(await queries.findOpen(turn.db, turn.speaker.person?.id), said.matter)
  const [only, ...others] = meant
  if (only === undefined) return isBesideDraft(turn) ? tellNoSuch(turn) : undefined
  if (others.length > 0)
    return { reply: { text: wording.whichIsMeant(meant.slice(0, OFFERED), said.deed) }, as: 'which' }
  const options: readonly Option[] = [
    { number: 1, value: 'this', label: wording.THIS_ONE, words: ['对', '是的', '就是'] },
    { number: 2, value: 'none', label: wording.NOT_THIS_ONE, words: ['不对', '别的'] },
  ]
  const payload = { number: only.id, deed: said.deed }
  const expects = expectFrom(turn, { answer: 'this-one', payload, title: '', options }, PATIENCE)
  return { reply: { text: wording.isItThisOne(only, said.deed), expects }, as: 'asked' }
}

/** Something is being written, of which 植物园那个事办好了 is no change. */
const isBesideDraft = ({ askedLast = '' }: Turn<unknown>): boolean => DRAFTS.has(askedLast)
const DRAFTS: ReadonlySet<string> = new Set(['notices', 'activities', 'conversation'])

const MATTER = /(?:[那这][个件桩]|的)事儿?$|[那这]事儿?$|[那这]摊(?:子|事)$/
/** Whose list is another one. */
const OF_OTHERS = /认证|善后|走访|探望|体检表/

/** 植物园那个事办好了: nothing to be done is about that. */
function tellNoSuch({ words }: Turn<unknown>): Outcome | undefined {
  const { matter = '' } = splitMatter(words) ?? {}
  return MATTER.test(matter) && !OF_OTHERS.test(matter) ? { reply: { text: wording.noSuchMatter() } } : undefined
}

export const thisOne: AwaitedAnswer = {
  id: 'this-one',
  needs: 'request.handle',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const { number, deed } = payload as { readonly number: number; readonly deed: string }
    if (choice.value !== 'this') return { reply: { text: wording.notThisOne() } }
    return workOn({ ...turn, words: `${number} ${deed}` }, true)
  },
}

/** 撤回, 发错了, where 101 回：…… was the last that was done: what was just answered does not go. */
async function takeBackAnswer(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, now, speaker, previous, words } = turn
  if (speaker.person === undefined || !takesBack(words)) return undefined
  if (previous?.startsWith('requests') !== true && (await turn.lastDeed())?.feature !== 'requests') return undefined
  const number = await queries.answeredLast(db, speaker.person.id, new Date(now.getTime() - RECALL))
  const request = number === undefined ? undefined : await queries.lockRequest(db, number)
  return request && { ...(await withdraw(turn, request)), as: 'withdraw' }
}

/** 都办完了吗: of what is theirs to do, which is not. */
async function tellWhatIsLeft(turn: Turn<unknown>): Promise<Outcome | undefined> {
  return turn.file === undefined && ASKS_WHAT_IS_LEFT.test(turn.act.text.trim()) ? listOwn(turn) : undefined
}
const ASKS_WHAT_IS_LEFT =
  /^(?:这些|事情?|那些)?(?:都|全|全部|全都)?(?:办|弄|处理|忙)(?:完|好|了)了?(?:吗|么|没有?)[呢啊？?]*$/

const isDeed = (part: string): boolean => {
  const deed = readNumbered(part)?.deed
  return deed !== undefined && deed !== 'unclear' && deed !== 'show'
}

/** 101 回：……, and 102 办完了 in the next line: one after the other, until something has to be asked. */
async function workOnEach(turn: Turn<unknown>, parts: readonly string[]): Promise<Outcome> {
  const done: Outcome[] = []
  for (const [index, words] of parts.entries()) {
    const outcome = await workOn({ ...turn, words }, true)
    if (outcome === undefined) continue
    done.push(outcome)
    const left = parts.slice(index + 1)
    if (outcome.reply?.expects === undefined || left.length === 0) continue
    done.push({ reply: { text: wording.stillToDo(left), expects: outcome.reply.expects } })
    break
  }
  const expects = done.at(-1)?.reply?.expects
  return {
    reply: {
      text: done.flatMap(({ reply }) => reply?.text ?? []).join('\n'),
      ...(expects !== undefined && { expects }),
    },
    messages: done.flatMap(({ messages = [] }) => messages),
    closes: done.flatMap(({ closes = [] }) => closes),
    as: 'several',
  }
}

/** 102 108 109都办完了. */
async function closeAll(turn: Turn<unknown>, numbers: readonly number[]): Promise<Outcome> {
  const closed: Outcome[] = []
  const said: string[] = []
  for (const number of numbers) {
    const request = await queries.lockShown(turn.db, number, turn.speaker.person?.id)
    const ended = request?.state === 'open' ? await done(turn, request, '') : undefined
    if (ended !== undefined) closed.push(ended)
    const otherwise = request === undefined ? wording.unknownNumber(number) : wording.alreadyDone(number)
    said.push(ended?.reply?.text ?? otherwise)
  }
  return {
    reply: { text: said.join('\n') },
    messages: closed.flatMap(({ messages = [] }) => messages),
    closes: closed.flatMap(({ closes = [] }) => closes),
    as: 'done',
  }
}

/** What can still be done about a request that is done. */
const AFTER_THE_END: ReadonlySet<Numbered['deed']> = new Set(['reply', 'maybe-reply', 'withdraw', 'note', 'reopen'])

/** `undefined`: no request has this number, and the sentence may be about something else, unless it was `meant` so. */
async function workOn(turn: Turn<unknown>, meant: boolean): Promise<Outcome | undefined> {
  const said = readNumbered(turn.words, await quotedNumber(turn))
  if (said === undefined || (turn.file !== undefined && said.deed !== 'reply')) return undefined
  const request = await queries.lockShown(turn.db, said.number, turn.speaker.person?.id)
  // 撤回101号 may be said of a notice.
  const isSure =
    isSurelyMeant(said) && !(said.deed === 'withdraw' && !/^[\s第（(【]*[\d０-９一二三四五六七八九]/.test(turn.words))
  const isMeant = meant || (isSure && !EMERGENCY.has(said.number))
  if (request === undefined) return isMeant ? { reply: { text: wording.unknownNumber(said.number) } } : undefined
  if (said.deed === 'show') return show(turn, request)
  if (request.state === 'done' && !AFTER_THE_END.has(said.deed)) {
    return { reply: { text: wording.alreadyDone(request.id) } }
  }
  const deed = said.deed === 'unclear' && request.urgent && tellsItIsOver(said.words) ? 'done' : said.deed
  const outcome = await DEEDS[deed](turn, request, said.words, said)
  return { ...outcome, as: outcome.as ?? deed }
}

/** 已确认，人没事, without a number: the one emergency that the speaker has taken on; where there are several it is asked which. */
async function closeEmergency(turn: Turn<unknown>): Promise<Outcome | undefined> {
  if (!tellsItIsOver(turn.words) || turn.speaker.person === undefined) return undefined
  const urgent = (await queries.findOpen(turn.db, turn.speaker.person.id)).filter((one) => one.urgent)
  if (await namesAnother(turn, urgent)) return undefined
  const own = urgent.filter(({ owner_id }) => owner_id === turn.speaker.person?.id)
  const [only, ...others] = own
  if (urgent.length === 0) return undefined
  if (only === undefined || others.length > 0) {
    const meant = only === undefined ? urgent : own
    return { reply: { text: wording.whichIsMeant(meant, turn.words.trim()) }, as: 'which' }
  }
  const request = await queries.lockRequest(turn.db, only.id)
  return request && { ...(await done(turn, request, turn.words.trim())), as: 'done' }
}

/** 登记何守田住院，住在二院骨科 tells of somebody else than those who are in trouble. */
async function namesAnother(turn: Turn<unknown>, urgent: readonly { readonly asker: string }[]): Promise<boolean> {
  const { db, act, scope } = turn
  const named = (await findMentioned(db, act.text, scope)).filter(({ how }) => how === 'name')
  const colleagues = new Set((await atWork(db, turn)).staff.map(({ id }) => id))
  return named.some(({ people }) =>
    people.every(({ id, name }) => !colleagues.has(id) && !urgent.some(({ asker }) => asker.startsWith(name))),
  )
}

/** Polite words to a line of ours are for nobody else. */
const POLITE = new Set(['received', 'thanks', 'greeting'])
/** 哈哈, 嗯嗯, [捂脸]: said to whoever sits beside one. */
const MUTTERED = /^(?:[哈呵嘿嘻哦噢嗯唉哎啧嘛呀啊额]|\[[^\]]{1,6}\]|[^\p{Script=Han}\p{L}\d[])+$/u
const isForNobody = (words: string, reply: string): boolean =>
  POLITE.has(reply) || MUTTERED.test(words.trim()) || smallTalk(normaliseText(words)) !== undefined

/** The request whose line is quoted; a platform may cut the line short before its number. */
async function quotedNumber({ db, chat, quoted, words, act }: Turn<unknown>): Promise<number | undefined> {
  if (quoted === undefined || quoted.trim() === '' || words.trim() === '' || isForNobody(words, act.reply.reply))
    return undefined
  return numberTold(quoted) ?? numberTold((await queries.sentBeginning(db, chat.id, quoted)) ?? '')
}

type Deed = (turn: Turn<unknown>, request: queries.Request, words: string, said: Numbered) => Promise<Outcome>

const DEEDS: Readonly<Record<Exclude<Numbered['deed'], 'show'>, Deed>> = {
  reply: (turn, request, _words, said) => reply(turn, request, said),
  withdraw,
  done,
  reopen,
  'hand-on': handOn,
  take,
  note: async (turn, request, words) => {
    const entry = await keep(turn, request, 'note', words)
    const told = await tellHolder(turn, request, { deed: wording.did.noted(words), entry })
    return { reply: { text: wording.noted(request.id) }, messages: told }
  },
  postpone,
  sort,
  'maybe-reply': async (turn, request, words) => askWhetherToSend(turn, request, words),
  unclear: async (_turn, request, words) => ({
    reply: { text: wording.howToAnswer(request.id, request.asker, withoutVerb(words)) },
  }),
}

/** 101 归到报销. */
async function sort(turn: Turn<unknown>, request: queries.Request, words: string): Promise<Outcome> {
  const topic = topicNamed(words)
  const names = TOPICS.map(({ name }) => name)
  if (topic === undefined) return { reply: { text: wording.noSuchTopic(words, names) } }
  const owner = await changeTopic(turn.db, turn, request, topic.id)
  const entry = await keep(turn, request, 'topic', topic.name)
  const { staff } = await atWork(turn.db, turn)
  const name = staff.find(({ id }) => id === owner)?.name
  const isNew = owner !== null && owner !== request.owner_id
  const by = isNew ? name : undefined
  const deed = wording.did.sorted(topic.name, by)
  const before = await tellHolder(turn, request, { deed, entry, ...(isNew && { knows: owner }) })
  return {
    reply: { text: wording.sorted(request.id, topic.name, by) },
    messages: [...before, ...(isNew ? await tellOwner(turn, request, owner, entry) : [])],
  }
}

async function postpone(turn: Turn<unknown>, request: queries.Request, words: string): Promise<Outcome> {
  const { db, now, office } = turn
  const { when } = readSlots(
    normaliseText(words.replace(/^([\d一二两三四五六七八九十]+天)$/, '$1后')),
    { when: { kind: 'when' } },
    { now, zone: office.zone },
  )
  const moment = when?.start ?? when?.end
  if (moment?.day === undefined) return { reply: { text: wording.whenPostponed(request.id) } }
  const due = instantOf(moment.day, moment.time ?? CLOSES, office.zone)
  if (due <= now) return { reply: { text: wording.whenPostponed(request.id) } }
  await queries.setDue(db, request.id, due)
  const until = sayInstant(due, office.zone, dayOf(now, office.zone))
  const entry = await keep(turn, request, 'due', until)
  const holder = await tellHolder(turn, request, { deed: wording.did.postponed(until), entry })
  const asker = due > request.due_at ? await tellNewTime(turn, request, due) : []
  const text = wording.postponed(request.id, until, asker.length > 0 ? request.asker : undefined)
  return { reply: { text }, messages: [...holder, ...asker] }
}

/** Whoever waits is not left waiting past the time without a word; which day it is can still be corrected meanwhile. */
async function tellNewTime(
  { db, now, office }: Turn<unknown>,
  request: queries.Request,
  due: Date,
): Promise<readonly Message[]> {
  const to = await waiting(db, request)
  if (to === undefined) return []
  const until = sayInstant(due, office.zone, dayOf(now, office.zone))
  return [
    {
      to,
      kind: 'reminder',
      text: wording.takesLonger(request.id, until, office),
      once: `request ${request.id}:takes longer ${due.toISOString()}`,
      about: `request:${request.id}:until ${due.toISOString()}`,
      notBefore: afterRecall(now),
    },
  ]
}

async function show({ db, now, office }: Turn<unknown>, request: queries.Request): Promise<Outcome> {
  const today = dayOf(now, office.zone)
  const say = (moment: Date) => sayInstant(moment, office.zone, today)
  const entries = await queries.wholeHistory(db, request.id)
  const [owner] = request.owner_id === null ? [] : await queries.namesOf(db, [request.owner_id])
  const { id, asker, due_at, state } = request
  const text = wording.shown(
    { id, asker, topic: topicName(request.topic), until: say(due_at), owner: owner?.name, isDone: state === 'done' },
    entries.filter(({ withdrawn_at }) => withdrawn_at === null).map((one) => wording.entryLine(one, say(one.at))),
  )
  return { reply: { text }, as: 'show' }
}
