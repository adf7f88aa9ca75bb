/** 来电：陈德福问体检. Most requests come by phone or over the counter; one line records one (rule 22). */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn, type Tx } from '../../feature.ts'
import { callOut, withoutStaff } from '../alarms/public.ts'
import { OUT_OF_TOUCH } from '../care/public.ts'
import { ANSWERED_BY_PHONE, contactCards, findMentioned, type Mentioned, nameAndUnit } from '../people/public.ts'
import { tellOwner } from './hand-on.ts'
import { findComplainedOf, namesKeptFrom, trusteeBut } from './keep-from.ts'
import { openRequest } from './open-request.ts'
import * as queries from './queries.ts'
import { whoIsInNeed } from './who-is-in-need.ts'
import * as wording from './wording.ts'

const BEGINS: readonly (readonly [queries.Channel, RegExp])[] = [
  ['phone', /^\s*来电话?(?:\s*[：:，,]|\s)\s*([\s\S]+)$/],
  ['counter', /^\s*(?:来访(?:\s*[：:，,]|\s)|上门\s*[：:，,])\s*([\s\S]+)$/],
]
/** 陈德福家里来电话，李桂兰女儿的电话: one of theirs rings up. */
const OF_THEIRS =
  '(?:家里人?|家人|家属|(?:的|家的?)?(?:大|小|二)?(?:儿子|女儿|闺女|姑娘|老伴|爱人|儿媳妇?|女婿|孙子|孙女|侄子|侄女|外甥女?|邻居|保姆))'
/** That is entered as a death. */
const OF_DEATH = '(?:走了|没了|不在了|[去过]世|病故)'
/** 冯秋菊来电说水管漏了; 电话：冯秋菊问报销: only where somebody on the roster is named. */
const HOW = '(?:同志)?(?:刚才|刚刚|今天|上午|下午)?'
const SAYS = '(?:[：:，,]|\\s*(?:说|问|反映|讲|咨询))'
const NAMES: readonly (readonly [queries.Channel, RegExp])[] = [
  [
    'phone',
    new RegExp(
      `^\\s*(?![\\s\\S]*${OF_DEATH})(\\p{Script=Han}{2,4}?(?:同志)?${OF_THEIRS}${HOW}(?:来电话?|打电话来?|打来电话)[，,]?${SAYS}[\\s\\S]{2,})$`,
      'u',
    ),
  ],
  ['phone', new RegExp(`^\\s*(\\p{Script=Han}{2,4}?${HOW}(?:来电话?|打电话来?|打来电话)${SAYS}[\\s\\S]{2,})$`, 'u')],
  ['phone', /^\s*电话\s*[：:]\s*([\s\S]+)$/],
  [
    'phone',
    /^\s*(?:记一下|记一笔|记下来?)[：:，,\s]*(\p{Script=Han}{2,4}?(?:同志)?(?:问|反映|投诉|打听|咨询|要求)[\s\S]{2,})$/u,
  ],
  // 何守田反映活动室灯坏了，记个事给刘志强办
  ['phone', /^\s*(\p{Script=Han}{2,4}?(?:同志)?(?:反映|投诉|反应说)[\s\S]{4,}(?:记|办|处理)[\s\S]*)$/u],
  // 急！赵国强家水管爆了，谁能去一下
  ['phone', /^\s*(?:急|急事|急件|着急)[！!：:，,\s]+(\p{Script=Han}{2,4}?(?:同志)?家[\s\S]{2,})$/u],
  // 刚接到电话，周福生昨晚走了 is entered as a death.
  [
    'phone',
    new RegExp(`^\\s*(?:刚才?|刚刚)?接(?:到|了)一?个?电话[，,：:\\s]\\s*(?![\\s\\S]*${OF_DEATH})([\\s\\S]{2,})$`),
  ],
  [
    'phone',
    new RegExp(
      `^\\s*(?:刚才?|刚刚)?接(?:到|了)一?个?(?![\\s\\S]*${OF_DEATH})(\\p{Script=Han}{2,4}?(?:同志)?(?:${OF_THEIRS})?的?(?:电话|来电)[，,：:\\s]\\s*[\\s\\S]{2,})$`,
      'u',
    ),
  ],
  ['counter', new RegExp(`^\\s*(\\p{Script=Han}{2,4}?${HOW}(?:来访|上门|来办公室|来人)${SAYS}[\\s\\S]{2,})$`, 'u')],
]

export const phoned = command({
  id: 'requests.phoned',
  needs: 'request.handle',
  says: ['(记|记一个|记个|登记)(来电|来访)', '(来电|来访)[怎么](登记|记录)'],
  slots: {},
  ask: {},
  examples: ['记个来电', '来访登记', '登记来电'],
  help: '记一个电话：回“来电：陈德福问体检”',
  run: async () => ({ reply: { text: wording.howToRecord() } }),
  // What somebody tells of a fall is no cry for help of the one who writes it down.
  claims: async (turn) =>
    turn.file === undefined && !isMereAnswer(turn) && (saidBy(BEGINS, turn.words) !== undefined || tellsOfDanger(turn))
      ? record(turn)
      : undefined,
  // 冯秋菊来电说不去了 answers for her, if there is anything to answer; else it is written down as any call.
  hears: async (turn) => (isAnswer(turn) ? undefined : await record(turn)) ?? recordIllness(turn),
  lastly: (turn) => record(turn),
})

/** 何守田的女儿说她爸走了: whoever rings up for an old person who 走了 tells of no walk. */
const TELLS_OF_DEATH =
  /(?:说|讲)(?:她|他)家?的?(?:爸爸?|爹|父亲|妈妈?|娘|母亲|老人家?|老爷子|老太太|老伴)[^，。]{0,6}(?:走了|没了|不在了|去世|过世|病故|逝世)/

/** 说他住院了; 问住院的事, 住院费 ask of something. */
const TELLS_OF_STAY =
  /(?:他|她|老人|[爸妈]|老伴|昨天|今天|昨晚|已经|又|都|[，：说])(?:又|已经|昨天|今天|前天)?住(?:进)?(?:了)?(?:医)?院(?:了|$|，|。|呢)/

/** A longer text is none that somebody writes in a hurry, in characters. */
const LONGEST_TOLD = 40

/** 冯秋菊晕倒了，打了120 is no sentence with a number in it. */
const EMERGENCY_CALL = /1(?:10|19|20)/g

/** 周福生回的是：我摔倒了: the words of whoever is named, so that 我 is no clerk. */
const WORDS_OF_ANOTHER = new RegExp(`${ANSWERED_BY_PHONE}[：:，,\\s]`, 'u')
/** 周福生说血压200: what was measured is no number of a list. */
const MEASURED = /(?:血压|高压|低压|血糖|体温|心率|心跳|脉搏)(?:都|是|到|有|又|了|才|量出来)*\d{2,3}(?:[/.]\d{1,3})?/g

/** 陈德福摔倒了起不来: staff tell of somebody else, and do not cry for help themselves. */
const tellsOfDanger = ({ words, act: { reply } }: Turn<unknown>): boolean =>
  reply.reply === 'distress' &&
  reply.sensed !== true &&
  words.length <= LONGEST_TOLD &&
  !OUT_OF_TOUCH.test(words) &&
  (WORDS_OF_ANOTHER.test(words) || !/[我俺：:\d]/.test(words.replace(EMERGENCY_CALL, '').replace(MEASURED, '')))

/** So little is said of how somebody feels, in characters; what is longer tells more than that. */
const LONGEST_OF_ILLNESS = 24
const FEELS_NOW = /今[天早]|昨[天晚]|刚|现在|这[两几]天|又|突然|有点|难受|厉害|不舒服/
/** It has been seen to, or is what they live with. */
const NOT_NOW =
  /每天|一直|常年|老是|从来|以前|去年|好了|没事|住院|出院|别|不要|去|来|参加|请假|报名|[吗？]|谁|怎么|要是|如果/

/** 打电话来说头晕 tells of no coming. */
const RANG_UP = /打?来?电话来?|来电/g

/** 李桂兰今天头晕不舒服: one who is named should be asked after. Nobody is called out for it. */
async function recordIllness(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, scope, words, act } = turn
  if (act.reply.danger !== 'unwell' || words.length > LONGEST_OF_ILLNESS || turn.file !== undefined) return undefined
  if (!FEELS_NOW.test(act.text) || NOT_NOW.test(act.text.replace(RANG_UP, ''))) return undefined
  const named = await notStaff(db, await findMentioned(db, act.text, scope))
  const [only, ...others] = named
  const isSure = others.length === 0 && only?.how === 'name' && only.people.length === 1
  if (!isSure || only === undefined) return undefined
  const written = await record(turn, words.trim())
  return written?.reply && { ...written, reply: { text: [written.reply.text, wording.askAfter()].join('\n') } }
}

const isAnswer = ({ act }: Turn<unknown>): boolean => ['yes', 'no', 'cancel', 'change'].includes(act.reply.reply)

/** 来电：何守田报名 is a sign-up, unless it also tells of a fall. */
const isMereAnswer = (turn: Turn<unknown>): boolean => isAnswer(turn) && turn.act.reply.danger === undefined

function saidBy(forms: typeof BEGINS, text: string): { channel: queries.Channel; words: string } | undefined {
  for (const [channel, form] of forms) {
    const words = form.exec(text)?.[1]
    if (words !== undefined) return { channel, words }
  }
  return undefined
}

/** 王师傅摔倒了 means none of the staff, who are called for whoever is in need; of those only a name tells: 刘志强摔倒了. */
async function notStaff(db: Tx, mentions: readonly Mentioned[]): Promise<readonly Mentioned[]> {
  const known = mentions.flatMap(({ people }) => people.map(({ id }) => id))
  const others = new Set(await withoutStaff(db, known))
  return mentions.map((one) => ({ ...one, people: one.people.filter(({ id }) => others.has(id)) }))
}

/** 给刘志强办: said while it is written down; a case has a number first. */
const GIVEN_TO = /(?:转给|交给|给|让|派|请)(?<taker>\p{Script=Han}{2,4}?)(?:去|来)?(?:办|处理|跟进|负责)/u

/** Whoever writes it down has taken it on. `heard`: what is to be written, where no phrase says so. */
async function record(turn: Turn<unknown>, heard?: string): Promise<Outcome | undefined> {
  const { db, now, office, scope, speaker } = turn
  const told = saidBy(BEGINS, turn.words)
  const said =
    told ??
    saidBy(NAMES, turn.words) ??
    (tellsOfDanger(turn) ? { channel: 'phone' as const, words: turn.words.trim() } : undefined) ??
    (heard === undefined ? undefined : { channel: 'phone' as const, words: heard })
  if (said === undefined) return undefined
  const { channel, words } = said
  const mentions = await findMentioned(db, words, scope)
  // 小区来人说要停水 is no call of anybody on the roster.
  if (told === undefined && mentions.length === 0) return undefined
  const { danger } = turn.act.reply
  const urgent = danger !== undefined && danger !== 'unwell'
  // 陈德福说李桂兰摔倒了: whoever is in need need not be the one named first.
  const meant = urgent ? await notStaff(db, whoIsInNeed(words, mentions)) : mentions.slice(0, 1)
  const people = [...new Map(meant.flatMap((one) => one.people).map((one) => [one.id, one])).values()]
  const [sure] = people.length === 1 ? people : []
  // Of the staff alone who is named, nobody's card is shown, but the alarm says of whom it is.
  const named = meant.filter((one) => one.people.length > 0)
  const names = [...new Set((named.length > 0 ? named : meant).map(({ text }) => text))]
  const keptFrom = await findComplainedOf(db, turn, words)
  const isForOne = keptFrom !== undefined && !urgent
  const trustee = isForOne ? await trusteeBut(db, turn, keptFrom) : null
  const request = await openRequest(
    db,
    { now, office },
    {
      person: sure?.id ?? null,
      chat: null,
      channel,
      asker: sure === undefined ? names.join('或') : nameAndUnit(sure),
      words,
      why: wording.CHANNELS[channel],
      urgent,
      pressing: false,
      taker: isForOne ? trustee : (speaker.person?.id ?? null),
      keptFrom,
      ...(isForOne && { topic: 'complaint', discreet: true }),
    },
  )
  await queries.insertEntry(db, {
    request_id: request.id,
    at: now,
    kind: 'words',
    by_person: speaker.person?.id ?? null,
    text: isForOne ? wording.wordsForOne() : words,
    inbox_id: turn.inboxId,
  })
  const written = wording.writtenDown(request, words)
  // Nothing is entered by itself, and nobody else is told: whoever took the call enters it.
  if ((turn.act.reply.death === true || TELLS_OF_DEATH.test(words)) && !urgent)
    return { reply: { text: [written, wording.toldOfDeath()].join('\n') } }
  if (isForOne) return passOnComplaint(turn, request, written)
  if (sure !== undefined && !urgent && TELLS_OF_STAY.test(words))
    return { reply: { text: [written, wording.toldOfStay(sure.name)].join('\n') } }
  const taker = GIVEN_TO.exec(words)?.groups?.['taker']
  const doubt = [
    ...(people.length < 2 ? [] : [wording.whoPhoned(names.join('或'))]),
    ...(taker === undefined ? [] : [wording.thenHandOn(request.id, taker)]),
  ]
  if (!urgent) return { reply: { text: [written, ...doubt].join('\n') } }
  const ids = people.map(({ id }) => id)
  const cards = [(await contactCards(db, ids, dayOf(now, office.zone))) ?? []].flat()
  const reply = { text: [written, ...cards].join('\n'), shows: { how: 'alarm', people: ids } as const }
  // What only sounds like danger is looked at at once, and calls nobody at night.
  if (turn.act.reply.sensed === true) return { reply }
  const inDanger = {
    db,
    now,
    office,
    people: ids,
    isNamed: true,
    keptFrom: keptFrom ?? [],
    asker: request.asker,
    words,
    teller: speaker.person?.id,
  }
  const beside = await callOut(inDanger, request.id, speaker.person?.name ?? '')
  return { reply, ...(beside !== undefined && { beside }) }
}

/** What was said of a colleague is for one alone, whoever wrote it down. */
async function passOnComplaint(turn: Turn<unknown>, request: queries.Request, written: string): Promise<Outcome> {
  const { owner_id } = request
  const names = await namesKeptFrom(turn.db, request)
  const [owner] = owner_id === null ? [] : await queries.namesOf(turn.db, [owner_id])
  const told = owner_id === null ? [] : await tellOwner(turn, request, owner_id, 0)
  return { reply: { text: [written, wording.whoReadsIt(owner?.name, names)].join('\n') }, messages: told }
}
