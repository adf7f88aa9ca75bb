/** 查张建国, 陈德福的老伴叫什么 */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { noteAnswered } from './hand-out.ts'
import { findByName, namesakeOptions } from './known-people.ts'
import { findMentioned, nearlyNamed, sayNotFound } from './mentioned.ts'
import * as queries from './queries.ts'
import { addressOf } from './rules.ts'
import { namedWithUnit } from './told-apart.ts'
import * as wording from './wording.ts'

export const findPerson = command({
  id: 'people.find',
  needs: 'people.search',
  says: [
    // The longer words first, else the name of 查一下林志远 would begin with 一下.
    '查(一下|一查|下|询|找|看|){name}[的(信息|资料|情况)]',
    '(看看|看一下|找){name}的(信息|资料|情况)',
    '{name}(在|是)(哪个|哪一个|什么)支部',
    '{name}是(哪个|哪一个|什么)(支部|小组|单位|车间)的',
    '{name}是(谁|哪位|哪一位|哪个)',
    '{name}[的](老伴|爱人|配偶|家属|家里人|儿女|子女|儿子|女儿)[是|叫](谁|什么|啥|什么名字|啥名字)',
    '谁是{name}的(联络员|老伴|爱人|家属)',
    '[花名册上|一共][有](几个|多少|几位|多少人|几个人)[人](叫|名叫){name}[的]',
  ],
  slots: { name: { kind: 'name' } },
  ask: { name: '请问查哪位同志？请告诉我全名。' },
  examples: [
    '查张建国',
    '陈德福的老伴叫什么',
    '谁是陈德福的联络员',
    '查一下王秀英',
    '查找李桂芳的资料',
    '查一下林志远',
    '看看张建国的情况',
    '李桂芳是哪个支部的',
  ],
  help: '查张三：看这位同志的支部、手机、联络员',
  // 你是谁
  mayPass: true,
  async run(turn) {
    const name = turn.slots.name.replace(/[（）()“”"《》\s]/g, '').replace(/同志$/, '')
    return NOBODY.test(name) ? undefined : showCards(turn, name)
  },
  lastly: showWhomItNames,
})

/** 查尾号0101, 查陈: by a number, or a surname alone. */
export const findByPart = command({
  id: 'people.find-by-part',
  needs: 'people.search',
  isNoted: true,
  says: ['(查|找)[一下](尾号|编号){number}', '(查|找)[一下]姓{surname}的[同志|人]'],
  slots: { number: { kind: 'words' }, surname: { kind: 'words' } },
  ask: {},
  examples: ['查尾号0101', '查姓王的'],
  help: '查尾号0101；查姓王的',
  mayPass: true,
  run: findPart,
  hears: async (turn) => (turn.file === undefined ? findPart(turn) : undefined),
})

/** 查0101, 查尾号0101, 13800000101是谁 */
const NUMBER =
  /^(?:查|找)(?:一下|一查|询|找)?(?:编号|电话|手机号?|号码|尾号)?[是为:： ]*(?<number>\d{3,11})(?:是谁)?$|^(?:手机|电话)?(?:号码?)?(?:尾号(?:是|为)?|[后末最]{1,2}[四4]位(?:是|为)?)(?<tail>\d{3,8})的?(?:那个|那位|这个|手机|电话|号码?|人|同志)*(?:是(?:谁|哪位|哪个)?的?(?:电话|手机|号码?)?|叫(?:什么|啥)(?:名字)?)?$|^(?<asked>1\d{10})是(?:谁|哪位)的?(?:电话|手机|号码)?$/
/** 查陈, 查姓陈的 */
const SURNAME = /^(?:查|找)(?:一下|找)?姓?(?<surname>\p{Script=Han})的?(?:同志|人)?$/u
/** 老陈, 陈师傅 */
const ADDRESS =
  /^(?:(?:老|小|姓)(?<after>\p{Script=Han})|(?<before>\p{Script=Han})(?:师傅|老师|工|老|主任|书记|科长|厂长|大姐|大哥|阿姨|大妈|大爷|医生|大夫))$/u

function surnameOf(name: string): string | undefined {
  const { after, before } = ADDRESS.exec(name)?.groups ?? {}
  return after ?? before
}

async function findPart(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { number, tail, asked } = NUMBER.exec(turn.act.text)?.groups ?? {}
  const digits = number ?? tail ?? asked
  if (digits !== undefined) {
    return perhaps(
      turn,
      digits,
      await queries.searchCards(turn.db, digits, turn.scope, dayOf(turn.now, turn.office.zone)),
    )
  }
  const { surname } = SURNAME.exec(turn.act.text)?.groups ?? {}
  return surname === undefined ? showOfUnit(turn) : showCalled(turn, { address: surname, surname })
}

/** 查第三支部的王秀英, 查王秀英（检验科） */
const NAME_WITH_UNIT =
  /^(?:查|找)(?:一下|一查|下|询|找|看)? ?(?<said>[\p{Script=Han}\d（）()·]{4,20}?)(?:的(?:信息|资料|情况))?$/u

async function showOfUnit(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { said } = NAME_WITH_UNIT.exec(turn.act.text)?.groups ?? {}
  const meant = said === undefined ? undefined : await namedWithUnit(turn, said)
  if (meant === undefined) return undefined
  const today = dayOf(turn.now, turn.office.zone)
  const ids = new Set(meant.found.map(({ id }) => id))
  const cards = (await queries.findCards(turn.db, meant.name, turn.scope, today)).filter(({ id }) => ids.has(id))
  if (cards.length > CARDS_AT_ONCE) return askWhich(turn, wording.chooseNamesake(cards), cards)
  await noteLooks(turn, cards)
  return { reply: { text: wording.cards(meant.name, cards, today) } }
}

async function showCalled(turn: Turn<unknown>, said: { readonly address: string; readonly surname: string }) {
  const { db, scope, now, office } = turn
  return perhaps(turn, said.address, await queries.cardsCalled(db, said, scope, dayOf(now, office.zone)))
}

async function perhaps(turn: Turn<unknown>, said: string, found: readonly queries.Card[]): Promise<Outcome> {
  const today = dayOf(turn.now, turn.office.zone)
  if (found.length > 1) return askWhich(turn, wording.perhapsThese(said, found), found)
  await noteLooks(turn, found)
  return { reply: { text: wording.perhapsThis(said, found[0], today) } }
}

/** Of several the one who is chosen by number, or by what tells them apart, is shown. */
function askWhich(turn: Turn<unknown>, text: string, found: readonly queries.Card[]): Outcome {
  const options = namesakeOptions(found.map((one) => ({ ...one, address: addressOf(one) })))
  const question = { answer: 'which-card', payload: {}, title: wording.whichCardTitle(), options }
  return { reply: { text, expects: expectFrom(turn, question, PATIENCE) } }
}

/** So long a number chooses one of them, in milliseconds: an hour. */
const PATIENCE = HOUR

export const whichCard: AwaitedAnswer = {
  id: 'which-card',
  needs: 'people.search',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const { db, now, office, scope } = turn
    const today = dayOf(now, office.zone)
    const card = choice && (await queries.findCard(db, Number(choice.value), scope, today))
    if (card === undefined) return undefined
    await noteLooks(turn, [card])
    return { reply: { text: wording.card(card, today) } }
  },
}

const NOBODY = /^(?:你|您|他|她|我|咱|这|那|谁|机器人|请问)|值班|今天|明天|后天/

async function showCards(turn: Turn<unknown>, name: string): Promise<Outcome> {
  const surname = surnameOf(name)
  // Somebody may be called so by name all the same: 老舍.
  if (surname !== undefined && (await findByName(turn.db, name, turn.scope)).length === 0) {
    return showCalled(turn, { address: name, surname })
  }
  return cardsOf(turn, name)
}

/** As many cards as are read in a chat; of more bearers of the name it is asked which one is meant. */
async function cardsOf(turn: Turn<unknown>, name: string, say = (text: string) => text): Promise<Outcome> {
  const today = dayOf(turn.now, turn.office.zone)
  const found = await queries.findCards(turn.db, name, turn.scope, today)
  if (found.length === 0) return showNear(turn, name)
  if (found.length > CARDS_AT_ONCE) return askWhich(turn, wording.chooseNamesake(found), found)
  await noteLooks(turn, found)
  return { reply: { text: say(wording.cards(name, found, today)) } }
}

/** 查李桂蓝: nobody is called so, but somebody nearly is. */
async function showNear(turn: Turn<unknown>, name: string): Promise<Outcome> {
  const today = dayOf(turn.now, turn.office.zone)
  const cards: queries.Card[] = []
  for (const { id } of await nearlyNamed(turn.db, name, turn.scope)) {
    const card = await queries.findCard(turn.db, id, turn.scope, today)
    if (card !== undefined) cards.push(card)
  }
  return perhaps(turn, name, cards)
}

const CARDS_AT_ONCE = 3

/** Whose records were shown, and to whom: people may ask (谁看过我的信息). */
const noteLooks = (
  turn: Pick<Turn<unknown>, 'db' | 'now' | 'speaker'>,
  shown: readonly { readonly id: PersonId }[],
): Promise<void> =>
  noteAnswered(
    turn,
    'card',
    shown.map(({ id }) => id),
  )

const AROUND_NAME = /^(?:请问|问一下|看看|看下|看一下)|(?:同志|老师|师傅|老人家?)?[，。！？\s]*$/g
const ASKS = /[吗呢没]$|谁|几|啥|咋|怎|哪|多少|什么|有没有|是不是/
/** Longer questions ask more than a card tells. */
const LONGEST_QUESTION = 14

/** 王秀英 alone, and what nobody else has understood of a question about somebody: 冯秋菊是党员吗. */
async function showWhomItNames(turn: Turn): Promise<Outcome | undefined> {
  const { text } = turn.act
  const [named, ...others] = await findMentioned(turn.db, text, turn.scope)
  if (named?.how !== 'name' || others.length > 0) return undefined
  const rest = `${text.slice(0, named.from)}${text.slice(named.to)}`.replace(AROUND_NAME, '')
  if (rest === '') return showCards(turn, named.text)
  if (rest.length > LONGEST_QUESTION || !ASKS.test(rest)) return undefined
  return cardsOf(turn, named.text, wording.onlyTheCard)
}

/** 周福生是谁的联络员 */
export const whomTheyLookAfter = command({
  id: 'people.looked-after-by',
  needs: 'people.search',
  says: [
    '{name}(是|当)(谁|哪些人|哪几位|哪几个人)的联络员',
    '谁的联络员是{name}',
    '{name}(联络|联系|负责|包|管)(谁|哪些人|哪几位|哪几个人|哪几户)',
    '{name}名下(有谁|有哪些人|都有谁|有几个人|有多少人)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['周福生是谁的联络员', '谁的联络员是周福生', '周福生名下有谁'],
  mayPass: true,
  async run({ db, now, office, scope, slots, speaker }) {
    const today = dayOf(now, office.zone)
    const [person, ...others] = await findByName(db, slots.name ?? '', scope)
    if (person === undefined || others.length > 0) return undefined
    const found = await queries.lookedAfterBy(db, person.id, today, MOST_LOOKED_AFTER + 1)
    await noteLooks({ db, now, speaker }, found.slice(0, MOST_LOOKED_AFTER))
    return { reply: { text: wording.lookedAfter(person.name, found, MOST_LOOKED_AFTER) } }
  },
})

/** More nobody reads in a chat. */
const MOST_LOOKED_AFTER = 30

/** 王秀英的电话, 陈德福的联络员是谁: one line for each who bears the name, the number whole, since staff are about to ring. */
export const personsNumber = command({
  id: 'people.number-of',
  needs: 'people.search',
  says: [
    '[查|查一下]{name}的(电话|电话号码|手机|手机号|号码|联系方式)[是][多少|几号|什么]',
    '[查|查一下]{name}(电话|电话号码|手机|手机号|号码|联系方式)[是][多少|几号|什么]',
    '[查|查一下]{name}的(联络员|小组长)[是][谁|哪位|哪个]',
    '[查|查一下]{name}[家](住|住在)(哪儿|哪里|哪|什么地方)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['王秀英的电话', '陈德福的电话是多少', '罗永年电话多少', '陈德福的联络员是谁', '李桂兰住哪儿'],
  help: '张三的电话是多少；张三的联络员是谁',
  // 办公室的电话是多少, 打过电话
  mayPass: true,
  async run(turn) {
    const { act, db, now, office, scope, slots, speaker } = turn
    const today = dayOf(now, office.zone)
    // 马建军家里电话
    const name = (slots.name ?? '').replace(/(?<=\p{Script=Han}{2})家里?$/u, '').replace(/同志$/, '')
    const bearers = await queries.findCards(db, name, scope, today)
    const surname = bearers.length === 0 ? surnameOf(name) : undefined
    // 老陈电话多少: each in full, so that it is seen who was found.
    const found =
      surname === undefined ? bearers : await queries.cardsCalled(db, { address: name, surname }, scope, today)
    if (found.length > CARDS_AT_ONCE && surname !== undefined) return perhaps(turn, name, found)
    if (found.length === 0)
      return isOther(act.text, name) ? undefined : { reply: { text: await sayNotFound(db, name, scope) } }
    await noteLooks({ db, now, speaker }, found)
    return { reply: { text: wording.whereToReach(found) } }
  },
})

/** 高振海的生日, 陈德福多大了: one line for each who bears the name, with the calendar that the day is in. */
export const personsBirthday = command({
  id: 'people.birthday-of',
  needs: 'people.search',
  says: [
    '[查|查一下]{name}[的]生日[是][哪天|几号|哪一天|几月几号|什么时候|多少]',
    '[查|查一下]{name}(哪天|几号|几月几号|什么时候|啥时候)[过]生日',
    '[查|查一下]{name}[今年](多大|多大岁数|多大年纪|几岁|多少岁|高寿)[了]',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['高振海的生日', '高振海哪天过生日', '陈德福今年多大了', '查一下陈德福的生日'],
  // 下个月的生日
  mayPass: true,
  async run({ db, now, office, scope, slots, speaker }) {
    const today = dayOf(now, office.zone)
    const name = (slots.name ?? '').replace(/同志$/, '')
    const found = await queries.findCards(db, name, scope, today)
    if (found.length === 0) return isPeriod(name) ? undefined : { reply: { text: await sayNotFound(db, name, scope) } }
    await noteLooks({ db, now, speaker }, found)
    return { reply: { text: wording.birthdays(found, today) } }
  },
})

/** 周福生的备注 */
export const personsNote = command({
  id: 'people.note-of',
  needs: 'people.search',
  says: ['[查|查一下|看看]{name}[的]备注[里][是|写的是|写了|写的|记了|有][什么|啥]'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['周福生的备注', '周福生备注写了什么', '查一下陈德福的备注'],
  mayPass: true,
  async run({ db, now, office, scope, slots, speaker }) {
    const found = await queries.findCards(db, slots.name ?? '', scope, dayOf(now, office.zone))
    await noteLooks({ db, now, speaker }, found)
    return found.length === 0 ? undefined : { reply: { text: wording.notes(found) } }
  },
})

const isPeriod = (name: string): boolean => /[月周天日]$|最近|近期|星期|老人|同志/.test(name)

/** Of nobody it is sure to speak only where it says 的 or 住: what stands before 电话 need be no name. */
const isOther = (text: string, name: string): boolean => /办|你们|单位|服务/.test(name) || !/的|住/.test(text)
