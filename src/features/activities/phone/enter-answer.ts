/** 何守田去，郑明远不去: what was heard on the telephone is entered, and counted like any other answer (rule 22). */
import { literal } from '../../../base/literal.ts'
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { enterChoices } from '../../notices/public.ts'
import { findMentioned, findSoundingLike, type Mentioned, notFound } from '../../people/public.ts'
import { openTitleIn } from '../answer/choose-activity.ts'
import { arrivingAt } from '../attendance/at-the-door.ts'
import { rollCall } from '../attendance/roll-call.ts'
import { findOpen } from '../queries.ts'
import { NO_NAMES } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { keepEntries } from './keep-entries.ts'
import { showAnswers } from './one-answer.ts'
import { readEntry, type SaidOfOthers } from './read-entry.ts'
import { type Entry, whomMeant } from './whom-meant.ts'

const SAYS = '[也|都|说|说是|说要|说了|要|想|能|会|可以|一定|肯定|确定]'
const COMING = `${SAYS}(去|参加|来|报名|报)[了]`
const STAYING = `${SAYS}(不去|不参加|不来|去不了|来不了|参加不了|不报名|不能去|不能来|取消报名)[了]`
const CALLED = '[来电|电话|刚才]'
const PHONE = '[的|家][电话]'

export const enter = command({
  id: 'activities.enter',
  needs: 'activity.enter',
  // Only where such a sentence begins and ends: what is in it is read with the roster at hand, in `readEntry`.
  says: [
    `${CALLED}{name}${COMING}`,
    `${CALLED}{name}${COMING}{heads}(人|个|位)`,
    `${CALLED}{name}{heads}(人|个人|位|个)${COMING}`,
    `${CALLED}{name}(和|跟|与|带|带着|同){more}[一起|一块|俩|两个]${COMING}`,
    `${CALLED}{name}(夫妇|夫妻|老两口|两口子)${COMING}`,
    `${CALLED}{name}{more}[都|也|要|都要](去|报名)[了]`,
    `${CALLED}{name}{more}都(参加|来)[了]`,
    `{unit}(支部|小组|组)[{group}(小组|组)]的{name}${SAYS}(去|报名|不去|去不了)[了]`,
    `${CALLED}{name}${STAYING}`,
    `${CALLED}{name}${STAYING}{reason}`,
    `${CALLED}{name}{more}(不去|不参加|不来|去不了|来不了|参加不了)[了]`,
    '{name}(去不去|来不来|参不参加|参加不参加|报没报名|报名没报名|回没回|回没回话)',
    '{name}(回|回话|回信|回复|答复|报名|报|报上|定)了[没|没有]',
    '{name}(回|回话|回信|回复|答复|报名|报)(没|没有)',
    '{name}(怎么说|怎么回)[的|了]',
    `{name}${PHONE}(没接|不接|没人接|未接|没有接|没有人接)[电话][了]`,
    `{name}${PHONE}(打不通|没打通|打不进|关机|停机|空号|联系不上|联系不到|没联系上|联系不着)[了]`,
  ],
  slots: {
    name: { kind: 'name' },
    more: { kind: 'name' },
    heads: { kind: 'count' },
    unit: { kind: 'name' },
    group: { kind: 'name' },
    reason: { kind: 'words' },
  },
  ask: {},
  examples: [
    '李桂兰去',
    '李桂兰参加',
    '李桂兰说去',
    '李桂兰不去',
    '李桂兰去不了',
    '李桂兰说不去',
    '何师傅去',
    '何守田要来',
    '来电：何守田报名',
    '何守田和老伴去',
    '何守田夫妇去',
    '何守田、冯秋菊都去',
    '何守田不去了住院',
    '第一支部的王秀英去',
    '何守田去不去',
    '冯秋菊回了吗',
    '冯秋菊去吗',
    '何守田没接电话',
    '何守田联系不上',
    '何守田空号',
  ],
  help: '替没有微信的同志记：李桂兰去',
  async run(turn) {
    const { act, db, slots } = turn
    if (NOT_OF_ACTIVITY.test(act.text)) return undefined
    const found = await findMentioned(db, act.text, turn.scope)
    const arrived = await atTheDoor(turn, found)
    if (arrived !== undefined) return arrived
    const mentioned = found.length > 0 ? found : await findSounding(turn, slots.name)
    const said = readEntry(act.text, mentioned, isAboutList(turn.previous))
    if (mentioned.length === 0 && !said.some(({ rest }) => rest))
      return isNobody(slots.name) ? undefined : { reply: { text: unknownName(slots.name) } }
    return answerTo(turn, mentioned, said)
  },
  hears: hearEntry,
})

/** What stands around the one name. 李桂兰女儿来了 is said of somebody else, and 李桂兰不来了 of nobody's coming. */
const HAS_COME = /^(?:同志|老师|师傅|阿姨|也|已经|刚刚?)*(?:来|到)了[。！]?$/

/** 王秀英来了, of somebody who is expected at this moment, is no sign-up for what is to come. */
async function atTheDoor(turn: Turn, found: readonly Mentioned[]): Promise<Outcome | undefined> {
  const { act, db, now } = turn
  const [name, ...names] = found
  const [only, ...others] = name?.people ?? []
  if (name === undefined || only === undefined || names.length + others.length > 0) return undefined
  const isArrival = name.from === 0 && HAS_COME.test(act.text.slice(name.to))
  if (!isArrival || (await arrivingAt(db, only.id, now)) === undefined) return undefined
  return rollCall.hears?.({ ...turn, slots: {} })
}

/** The same for a 联络员, who speaks of their own people only; of anybody else it is no entry, and read as ever. */
export const tell = command({
  id: 'activities.tell',
  needs: 'activity.tell',
  says: ['[打][完]电话[的](结果|情况)(怎么|咋)(记|说|报|回)', '电话(怎么|咋)记'],
  slots: {},
  ask: {},
  examples: ['电话结果怎么记', '打完电话的情况怎么报'],
  help: '打完电话说一句：张三去；李四没人接；其余都去',
  run: async () => ({ reply: { text: wording.howToTell() } }),
  hears: async (turn) => (SPEAKS_OF_ONESELF.test(turn.act.text) ? undefined : hearEntry(turn)),
  // 何守田 去, of a 联络员 who was asked as well: the word behind the name is no answer of their own.
  claims: async (turn) => ((await isOfAnother(turn)) ? hearEntry(turn) : undefined),
})

const NAME_IN_FRONT = /^\p{Script=Han}{2,4}[ :：]+(?![我俺咱])/u

async function isOfAnother({ act, db, scope, speaker }: Turn): Promise<boolean> {
  if (!NAME_IN_FRONT.test(act.text)) return false
  const [first] = await findMentioned(db, act.text, scope)
  return first?.from === 0 && first.how === 'name' && first.people.every(({ id }) => id !== speaker.person?.id)
}

const SPEAKS_OF_ONESELF = /我|俺|咱/

/** 我说的是过年不是活动: whoever says so enters nothing. */
const NOT_OF_ACTIVITY =
  /(?<!是)不是(?:说|指|讲)?(?:这个|那个|咱们?的?)?(?:活动(?!室|中心|站)|报名)|(?:跟|和)(?:活动|报名)(?:没关系|无关|两码事)/

async function hearEntry(turn: Turn): Promise<Outcome | undefined> {
  const { act, db, scope, previous } = turn
  if (NOT_OF_ACTIVITY.test(act.text)) return undefined
  const usual = ofTheSeat(nameFirst(act.text), openTitleIn(act, await findOpen(db, turn.now))?.said)
  if (usual !== act.text) return hearEntry({ ...turn, act: { ...act, text: usual } })
  const mentioned = await findMentioned(db, act.text, scope)
  const said = readEntry(act.text, mentioned, isAboutList(previous))
  const begins = said[0]?.rest || LEADS_TO_NAME.test(act.text.slice(0, mentioned[0]?.from))
  const isClear =
    begins &&
    said.length > 0 &&
    (ASKS_OF_COMING.test(act.text) || said.some(({ what }) => what?.is !== 'question')) &&
    said.every(({ what }) => what !== undefined) &&
    mentioned.every(({ how }) => how !== 'near')
  return isClear ? answerTo(turn, mentioned, said) : undefined
}

const ANSWER_FIRST = /(?<said>不?(?:去|来|参加))的(?:应该)?是(?<who>\p{Script=Han}{2,4})(?=$|[，。；、 ])/gu
const SAID_WRONGLY =
  /^(?:哎呀?|不好意思|对不起)?[，, ]*(?:我)?(?:刚才?|刚刚)?(?:记|说|登记?|弄|搞)(?:错|反|岔)了[，, 。]*(?=不?(?:去|来|参加)的)/u

/**
 * 刚记错了 去的是赵国强 不去的是马建军: as if it were said as usual, 赵国强去 马建军不去. 来的是李桂兰 by itself may tell who is at
 * the door.
 */
function nameFirst(text: string): string {
  const said = text.replace(SAID_WRONGLY, '')
  const isDenied = [...said.matchAll(ANSWER_FIRST)].map(({ groups }) => groups?.['said']?.startsWith('不'))
  const isMeant = said !== text || (isDenied.includes(true) && isDenied.includes(false))
  return isMeant ? said.replace(ANSWER_FIRST, (_all, answer: string, who: string) => `${who}${answer}`) : text
}

/** 把冯秋菊的联欢会勾掉: of her place in it. */
const ofTheSeat = (text: string, title = ''): string =>
  title === ''
    ? text
    : text.replace(new RegExp(`的${literal(title)}(?:报名)?(?=(?:给)?(?:勾|划|去|删|退)(?:掉|了))`), '的名额')

/** 小王，医药费上哪儿报 begins with a name too, and asks of nobody's coming. */
const ASKS_OF_COMING = /去|来|参加|报名|报了|报过|报没报|回[了没]|答应|签到|到场|到了/

/** 都去 says of whom only while the phone list is being talked about. */
const isAboutList = (previous: string | undefined): boolean =>
  /^(?:calls\.list|activities\.(?:enter|tell)|activities:(?:namesake|which-activity|add-to-list))/.test(previous ?? '')

/** What may stand before the first name of an entry: 来电:第一支部的, 记一下，. */
const LEADS_TO_NAME =
  /^(?:(?:[我刚才]{0,3}(?:搞|弄|记|登|说|写)错了|不对)(?=[\s，。])|来电|(?:电话)?(?:都)?打(?:了|完)?(?:一圈|一遍|完|了)*(?:电话)?了?|电话里?说?|刚才|请|麻烦|帮我|给我|帮|替|给|把|记一下|记上|登记一下|登记|[\s，。、:])*(?:[^，。；、:\s]{1,12}的)?$/

const LEAD = /^(?:来电|电话|刚才|登记|记上)/

/** The name as the phrase has cut it out, for names that hold an everyday word (何守天). */
async function findSounding(
  { act, db, scope }: Turn<unknown>,
  name: string | undefined,
): Promise<readonly Mentioned[]> {
  return name === undefined ? [] : findSoundingLike(db, act.text, name.replace(LEAD, ''), scope)
}

/** 过年回来, 先回去了: nobody is called 过年回. */
const NO_NAME =
  /^(?:先|再|又|才|刚|就|会|还|没|过[年节完两几]|年[前后底]|[上中下]午|晚上|早上|明[天早晚年]|后天|今天|昨|周[一二三四五六日末]|[下上这]周|马上|一会|回头|改天|他|她|人|医院|孩子|老伴)|[先再就才又还]?回$|^(?:出|进)|的|事$/

const isNobody = (name: string | undefined): boolean => name !== undefined && NO_NAME.test(name)

function unknownName(name: string | undefined): string {
  return name === undefined || NO_NAMES.has(name) ? wording.whoIsMeant() : notFound(name)
}

/** A question in the sentence is answered and nothing is entered: 何守田去不去 is no entry. */
async function answerTo(
  turn: Turn<unknown>,
  mentioned: readonly Mentioned[],
  said: readonly SaidOfOthers[],
): Promise<Outcome> {
  const people = await whomMeant(turn, mentioned, said)
  const meantBy = ({ names }: SaidOfOthers) => names.flatMap((name) => people[name] ?? [])
  const asked = said.filter(({ what }) => what?.is === 'question')
  if (asked.length > 0) return showAnswers(turn, asked.flatMap(meantBy))
  const unclear = said.find(({ what }) => what === undefined)
  const asksWhat = unclear === undefined ? '' : wording.whatWasSaid(meantBy(unclear)[0]?.said)
  // 李桂兰说陈德福去 begins with who has told it; 陈德福去，李桂兰有点事 with what is clear, and that is kept.
  if (unclear !== undefined && said[0]?.what === undefined) return { reply: { text: asksWhat } }
  const entries = said.flatMap((one): Entry[] => {
    const { what } = one
    return what === undefined || what.is === 'question' ? [] : meantBy(one).map((meant) => ({ meant, told: what }))
  })
  const rest = said.find((one) => one.rest)?.what
  const other = entries.some(({ told }) => told.is === 'answer') ? await otherMatterIn(turn) : undefined
  const ofNotice = (await isAnsweringNotice(turn, entries)) ? await enterChoices(turn) : undefined
  if (ofNotice !== undefined) return ofNotice
  if (other !== undefined) return { reply: { text: wording.noneCalled(other.title, other.open) } }
  return keepEntries(turn, entries, rest === undefined || rest.is === 'question' ? undefined : rest, asksWhat)
}

/** What a sentence is about that no open activity is: 李桂兰那个体检我给她报上. */
async function otherMatterIn({ act, db, now }: Turn<unknown>) {
  const title = MATTER.exec(act.text)?.groups?.['title']
  if (title === undefined) return undefined
  const open = (await findOpen(db, now)).map((activity) => activity.title)
  return open.length === 0 || open.some((one) => one.includes(title)) ? undefined : { title, open }
}
const MATTER =
  /(?:(?<=那个|的)|(?<=^[^，]{2,4}(?:去|参加|报名?)))(?<title>体检|义诊|(?:疫苗)?接种|秋游|春游|聚餐|讲座|茶话会|座谈会|联欢会|报告会|运动会)(?!那天|的时候)/

/** With no activity to come, 何守田去 may be the answer to a notice that asks 去 or 不去. */
const isAnsweringNotice = async ({ db, now }: Turn<unknown>, entries: readonly Entry[]): Promise<boolean> =>
  entries.some(({ told }) => told.is === 'answer') && (await findOpen(db, now)).length === 0
