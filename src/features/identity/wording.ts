/** Every sentence about who is who. Moments come in already put into words. */
export * from './wording/helping.ts'
export * from './wording/hushing.ts'

import type { Office } from '../../feature.ts'
import { shorten } from '../../language/say.ts'
import type { Other, Said } from './stranger-words.ts'

interface Who {
  readonly name: string
  readonly unit: string | null
  readonly formerUnit: string | null
}

const phrase = (parts: readonly (string | null | undefined | false)[], joint = '，'): string =>
  parts.filter((part) => part).join(joint)
const lines = (parts: readonly (string | null | undefined | false)[]): string => phrase(parts, '\n')

/** 张建国（第一支部第一小组，原铸造车间） */
const inFull = ({ name, unit, formerUnit }: Who): string =>
  `${name}（${phrase([unit ?? '还没编入支部', formerUnit && `原${formerUnit}`])}）`
const quoted = (nickname: string): string => `微信“${nickname}”`
const short = (text: string): string => shorten(text, 60)
const caller = (staffName: string | undefined): string => (staffName === undefined ? '办公室' : `${staffName}同志`)

// To somebody unknown

const whoWeAre = (office: Office): string =>
  `您好！我是${office.name}的自动助手，不是真人。\n要钱、要验证码的都是骗子，遇到了请打办公室电话${office.phone}。`

/** The bot's first words to anyone (rule 20), before whatever there is to say. */
export const introducing = (office: Office, text: string): string => `${whoWeAre(office)}\n${text}`
export const askName = (): string => '请问您是哪位？请告诉我姓名和退休前的单位。'
export const askWholeName = (): string => '请告诉我您的全名，还有退休前的单位，我好对花名册。'
/** In other words when they ask once more. */
export const whoAmI = (office: Office, again: boolean): string =>
  again
    ? `我是自动程序，替${office.name}发通知、记事。想找真人，请打${office.phone}。您说一下姓名和退休前的单位，办公室就能联系您。`
    : `我是${office.name}的自动助手，不是真人，发通知、记报名都归我。请问您的姓名和退休前的单位？`
export const askNameAgain = (office: Office): string =>
  `请问您叫什么名字，退休前在哪个单位？说一句就行，我好请办公室联系您。也可以打${office.phone}。`
export const askUnit = (name: string): string => `${name}同志，请问您退休前在哪个单位？`
/** Several on the roster bear the name that was given. */
export const whichNamesake = (name: string): string => `叫${name}的不止一位，请问您原来在哪个单位？`

export const askMore = (name: string, unit: boolean, phone: boolean): string =>
  `${name}同志，请再告诉我${phrase([unit && '您退休前的单位', phone && '您的电话号码'], '和')}，办公室好跟您联系。`

export const orRing = (office: Office): string => `不着急，想好了告诉我，或者直接打${office.phone}，办公室帮您登记。`

/** What somebody unknown can do. */
export const helpForStranger = (office: Office): string =>
  `请告诉我您的姓名和退休前的单位，比如：我是张三，原来在装配车间。\n办公室核对以后给您回电话。\n也可以直接打办公室电话${office.phone}。`

/** To polite words after staff have been told. */
export const callIsComing = (office: Office): string => `好的，请您等电话。着急请打${office.phone}。`
/** All that somebody who advertises gets to read. */
export const onlyOffice = (): string => '我只管退休办的事，别的帮不上您。'
/** `others`: whom they have named beside themselves. */
export const thanksForName = (staffName: string | undefined, others: readonly Other[] = []): string =>
  `谢谢您，记下了！${caller(staffName)}会打电话跟您核对，${others.length === 0 ? '' : `${others.map(({ name }) => name).join('、')}也一起核对，`}请您等一等。`

export const unprovenSender = (nickname: string): string => `微信“${nickname}”`
export const whyWho = (): string => '说了自己是谁，请核对花名册。'

const LATER = ['您说的也记下了，一起转给办公室。', '好的，这句也转给办公室了。', '收到，办公室会一并看到。']

/** To somebody who writes on before staff have called. `passedOn` counts what went to staff before. */
export const noted = (passedOn: number): string => LATER[passedOn % LATER.length] ?? ''

/** To an answer of somebody of whom staff are not sure yet. */
export const kept = (): string => '您的话记下了。办公室打电话跟您核对以后，就给您办。'

export const nowYours = (address: string): string =>
  `${address}，您好！办公室跟您核对好了，以后通知和提醒都发到这里。有事您直接说，想知道我能做什么，请回“帮助”。`
export const takenIn = (address: string): string => `${address}，您好！办公室已经把您收进花名册了，以后通知会发到这里。`
export const notTakenIn = (office: Office): string =>
  `您好！您的情况办公室还要当面核对，请打${office.phone}，或来办公室一趟。`
// To staff about somebody unknown

/** What staff are told about words that led to nothing yet. `untold` are earlier words, `roster` is what is on record. */
export const whyNewcomer = (untold: readonly string[], roster: string, wasFraud: boolean): string =>
  lines([
    wasFraud && warnOfFraud(),
    untold.length > 0 && `之前说过：${untold.map((text) => `“${short(text)}”`).join('')}`,
    roster,
    '请核对花名册，给本人打电话。对上了请说：绑定 姓名。',
  ])
const warnOfFraud = (): string => '之前发过像广告或诈骗的话，请小心。'

/** Who on the roster bears a name, with former units, by which staff tell them apart. */
export const onRoster = (name: string, found: readonly Who[]): string =>
  found.length === 0
    ? `花名册上没有叫${name}的。`
    : `花名册上叫${name}的有${found.length}位：\n${found.map(inFull).join('\n')}`

/** Somebody of that name has left, or died, as the roster has it; a `nickname` says to be them. */
export const leftBefore = (
  gone: readonly (Who & { readonly status: 'deceased' | 'moved' | 'lost' })[],
  nickname: string,
): string =>
  lines(
    gone.map((one) =>
      one.status === 'deceased'
        ? `花名册上的${inFull(one)}登记为去世，当心有人冒名。登记错了请说：${one.name}没去世。`
        : `花名册上的${inFull(one)}登记为${GONE[one.status]}。是同一位，请先说：恢复${one.name}在册；再说：绑定 ${one.name} 是 ${nickname}。`,
    ),
  )
const GONE = { moved: '迁出', lost: '停联' } as const

export const whyFraud = (): string => '疑似骗子或广告，没有理会。再发来的都记在这个号里，不再告诉您。'
/** Who wrote, where it is only claimed. */
export const claimant = (nickname: string, names: readonly string[]): string =>
  `${quoted(nickname)}（说是${names.join('、')}，还没核实）`
export const whyUnproven = (): string => '还没核实，没有给对方办，也没透露什么。核实以后请您回话。'

const CHECKED = '核实了，是本人'
export const CHECK_OPTIONS = [CHECKED, '不是本人', '先放一放'] as const
const numbered = (labels: readonly string[]): string => labels.map((label, index) => `${index + 1} ${label}`).join('\n')

const ASK_IN_PERSON = '花名册上没有电话，请当面问本人。'

export interface Claim extends Who {
  readonly nickname: string
  readonly phone: string | null
  readonly words: string
  /** A chat that is surely theirs already. */
  readonly other: string | undefined
  readonly wasFraud: boolean
  readonly others: readonly Other[]
}

export const askToCheck = (claim: Claim): string =>
  lines([
    `${quoted(claim.nickname)}说是${inFull(claim)}：“${short(claim.words)}”`,
    claim.wasFraud && warnOfFraud(),
    claim.other !== undefined && `这位同志已有核实过的${quoted(claim.other)}，当心有人冒名。`,
    claim.others.length > 0 && besideThem(claim.others),
    claim.phone === null ? ASK_IN_PERSON : `请打花名册上的电话${claim.phone}。`,
    numbered(CHECK_OPTIONS),
  ])
export const checkTitle = (name: string): string => `核实${name}`

const askElder = (phone: string | null): string =>
  phone === null ? ASK_IN_PERSON : `请打花名册上的电话${phone}问老人本人。`
export const HELPER_OPTIONS = ['核实了，可以代办', '不可以', '先放一放'] as const
export const KNOWN_HELPER_OPTIONS = [
  '核实了，就是花名册上这一位，可以代办',
  '核实了，是同名的另一位，可以代办',
  '不可以',
  '先放一放',
] as const
const helperOptions = (known: readonly Who[]): string =>
  numbered(known.length === 1 ? KNOWN_HELPER_OPTIONS : HELPER_OPTIONS)
/** `known`: who of that name is on the roster already. */
const isKnown = (known: readonly Who[]): string =>
  known.length === 0 ? '' : `花名册上已经有${known.map(inFull).join('、')}。`
const ifOneOfThem = (known: readonly Who[]): string =>
  known.length > 1 ? '是其中一位的，先放一放，请说：绑定（姓名）是（微信名）。' : ''
export const askAboutHelper = (
  nickname: string,
  { name, known }: { readonly name: string; readonly known: readonly Who[] },
  relation: string,
  elder: Who,
  phone: string | null,
) =>
  lines([
    `${quoted(nickname)}说是${inFull(elder)}的${relation}${name === '' ? '' : `，叫${name}`}，想替老人回话。`,
    `${isKnown(known)}${ifOneOfThem(known)}`,
    askElder(phone),
    helperOptions(known),
  ])
/** After 收下冯秋菊, where somebody of that name is on the roster. */
export const isHelperKnown = (name: string, known: readonly Who[]): string =>
  lines([`${isKnown(known)}要替老人回话的${name}是同一位吗？${ifOneOfThem(known)}`, helperOptions(known)])
export const helperTitle = (elder: string, relation: string): string => `${elder}的${relation}`
/** After the first of two parents. */
export const askAboutOther = (helper: string, other: Who, phone: string | null, first: string): string =>
  lines([first, `${helper}还想替${inFull(other)}回话。${askElder(phone)}`, numbered(HELPER_OPTIONS)])
/** Somebody who is known already wants to answer for one more; `helped` are those for whom they do. */
export const askAboutAnother = (
  helper: string,
  helped: readonly string[],
  elder: Who,
  relation: string,
  phone: string | null,
): string =>
  lines([
    `${helper}${helped.length > 0 ? `（现在替${helped.join('、')}回话）` : ''}还想替${inFull(elder)}回话，说是老人的${relation}。`,
    askElder(phone),
    numbered(HELPER_OPTIONS),
  ])
export const helpAnotherTitle = (): string => '替谁回话'
export const askElderName = (): string => '好的。请告诉我老人的姓名和原来的单位，办公室先跟老人核对。'
export const elderAskedFirst = (elder: string): string => `好的，办公室先跟${elder}同志核对，核对好了我告诉您。`
export const elderToCheck = (elder: string): string =>
  `好的，“${short(elder)}”说的是哪一位，我请办公室的同志核对，再给您回电话。`
export const whyElderToCheck = (): string =>
  '想再替一位老人回话，花名册上对不准是哪一位。请问清楚，核实了请说：绑定 （家属姓名） 是 （老人姓名）的女儿。'
export const alreadyHelps = (elder: string): string => `您已经可以替${elder}回话了，比如：${elder}去。`
export const anotherRefused = (elder: string, office: Office): string =>
  `您好！您想替${elder}同志回话，这件事还要当面核对，请打${office.phone}，或来办公室一趟。`
export const laterHelper = (helper: string, elder: string, relation: string): string =>
  `好的，先不替${elder}回话。核实了请说：绑定 ${helper} 是 ${elder}的${relation}。`
export const refusedHelper = (name: string): string => `好的，没有让${name}代办，已请本人打电话或来办公室核对。`
export const helperFirst = (elder: string, relation: string): string =>
  `请先让家属加我好友，说一句：我是${elder}的${relation}。我再来问您。`
export const familyDecides = (name: string, decides: boolean): string =>
  decides ? `好的，${name}的事以家属说的为准。要改回来请说：${name}由本人决定。` : `好的，${name}的事以本人说的为准。`
/** Where a relative has not said what they are called. */
export const nameOfHelper = (elder: string, relation: string): string => `${elder}的${relation}`

interface Told {
  readonly name: string
  readonly formerUnit: string | null
  readonly phone: string | null
}

const inShort = ({ name, formerUnit, phone }: Told): string =>
  phrase([name, formerUnit ? `原${formerUnit}` : '单位没说', phone === null ? '电话没留' : `电话${phone}`])

/** 李敏，何守田的女儿，电话13900000001，微信“小敏” */
export const newcomerLabel = (who: Told, nickname: string, relative: string | undefined): string =>
  phrase([
    who.name,
    relative ?? (who.formerUnit !== null && `原${who.formerUnit}`),
    who.phone !== null && `电话${who.phone}`,
    quoted(nickname),
  ])

export const NEWCOMER_OPTIONS = ['收下', '不收', '先打电话核实'] as const
const besideThem = (others: readonly Other[]): string =>
  `还说到${others.map(({ relation, name }) => `${relation}${name}`).join('、')}，请一起问。花名册上没有的，收下请说：加人：${others[0]?.name ?? ''}，（单位），（电话）。`
/** `left`: what the roster has of those of that name who have left. */
export const askToTakeIn = (nickname: string, told: Told, said: Said, left: string): string =>
  lines([
    `${quoted(nickname)}要报到，花名册上没有：`,
    inShort(told),
    left,
    said.wasFraud && warnOfFraud(),
    `原话：“${short(said.words)}”`,
    said.others.length > 0 && besideThem(said.others),
    numbered(NEWCOMER_OPTIONS),
  ])
export const newcomerTitle = (name: string): string => `${name}报到`
export const AFTER_CALL_OPTIONS = ['收下，已核实', '不收'] as const
export const callFirst = (told: Told): string =>
  lines([
    `好的，请打${told.phone ?? '电话（没留号码，请当面问）'}：${told.name}。打完请回：`,
    numbered(AFTER_CALL_OPTIONS),
  ])

export const KINDS = [
  { value: 'retiree', label: '退休职工', words: ['退休', '职工', '老同志', '离休'] },
  { value: 'family', label: '家属或遗属', words: ['家属', '遗属'] },
  { value: 'staff', label: '工作人员', words: ['同事', '办公室的'] },
] as const
export const askKind = (name: string): string =>
  `收下${name}，登记成哪一类？请回数字：\n${numbered(KINDS.map(({ label }) => label))}`
export const askUnitOf = (name: string): string =>
  `${name}编到哪里？请说支部、小组，比如：第一支部第一小组。还没定请回“没定”。`
export const unitUnknown = (words: string): string =>
  `“${short(words)}”没对上一个支部或小组。请说全，比如：第一支部第一小组；还没定请回“没定”。`

export const accepted = (name: string, unit: string | null, confirmed: boolean): string =>
  lines([
    `收下了：${name}（${unit ?? '还没编入支部'}），微信绑好了。`,
    !confirmed && `打电话或当面核实以后，请说：已核实${name}。`,
  ])
export const refused = (name: string): string => `好的，${name}没有收，已请本人打电话或来办公室核对。`
export const alreadyDecided = (name: string): string => `${name}的事已经办过了。`
export const alreadyOnRoster = (found: Who, nickname: string): string =>
  `花名册上已经有${inFull(found)}。是同一位就请说：绑定 ${found.name} 是 ${nickname}。不是同一位，请先在花名册里加一条。`
export const noSuchNewcomer = (name: string): string => `等着报到的没有叫${name}的。看名单请说：待核实名单。`

export const refusedClaim = (name: string, nickname: string): string =>
  `好的，${quoted(nickname)}不是${name}，已经断开。以后再说是${name}，我不会再认。`
export const putOff = (): string => '好的，先放着，在“待核实名单”里。'

// Binding by staff

export const askWhom = (): string => '请问绑定哪位同志？请说姓名，比如：绑定 张建国。'
export const whichChat = (name: string, options: readonly string[]): string =>
  lines([`${name}是哪个微信？请回数字：`, numbered(options)])
export const chatLabel = (nickname: string, words: string | null, when: string): string =>
  `${nickname}${when === '' ? '' : `（${when}${words ? `说：${shorten(words, 20)}` : ''}）`}`
export const noChats = (name: string): string => `眼下微信都对上人了。请先让${name}加我好友，说一句话，再来绑定。`
export const noChatCalled = (nickname: string, more: string): string => `没有叫“${nickname}”的微信。\n${more}`
/** `lost`: whose posts count for nothing on a phone that two share. */
export const askWhetherShared = (name: string, nickname: string, others: string, lost: readonly string[]): string =>
  lines([
    `${quoted(nickname)}现在是${others}的。${name}和${others}合用这部手机吗？`,
    lost.length > 0 && `合用以后，${lost.join('、')}在微信里就办不了公事了。`,
    '1 合用\n2 不合用，先不绑',
  ])
export const SHARED_OPTIONS = ['合用', '不合用'] as const
export const notBound = (): string => '好的，没有绑。'
export const boundAskChecked = (name: string, unit: string | null, nickname: string): string =>
  `绑好了：${name}（${unit ?? '还没编入支部'}）是${quoted(nickname)}。跟本人核实过吗？\n1 打过电话或当面核实过\n2 还没有`
export const WAS_CHECKED_OPTIONS = ['打过电话或当面核实过', '还没有'] as const
/** 周福生（第一支部第二小组）的微信：“福如东海” */
export const chatsOf = (
  name: string,
  unit: string | null,
  chats: readonly { readonly chatName: string; readonly confirmed: boolean }[],
): string =>
  `${name}（${unit ?? '还没编入支部'}）${
    chats.length === 0
      ? '没有绑定微信。'
      : `的微信：${chats.map(({ chatName, confirmed }) => `“${chatName}”${confirmed ? '' : '（还没核实）'}`).join('、')}`
  }`
export const alreadyBound = (name: string, nickname: string): string =>
  `${name}已经绑定了${quoted(nickname)}，也核实过了。`
export const checkLater = (name: string): string =>
  `好的。核实以前只发公开的通知，别的都不发。核实以后请说：已核实${name}。`

export const whichOne = (options: readonly string[]): string => lines(['是哪一位？请回数字：', numbered(options)])
export const bindingLabel = (name: string, unit: string | null, nickname: string): string =>
  `${name}（${unit ?? '还没编入支部'}），${quoted(nickname)}`
export const confirmed = (names: readonly string[]): string => `好的，核实了：${names.join('、')}。`
/** Where it is asked about others at once: 弄错了 would be about that. */
export const confirmedBeside = (names: readonly string[]): string =>
  `${confirmed(names)}不是本人请说：解绑${names[0]}。`
export const howToUndo = (deed: 'bound' | 'confirmed'): string =>
  `${deed === 'bound' ? '绑错了' : '核实错了'}请回“弄错了”。`
export const nothingToConfirm = (name: string): string => `${name}没有等着核实的微信。看名单请说：待核实名单。`
/** 核实了张建国的微信 */
export const wasDone = (names: string, deed: 'bound' | 'confirmed'): string =>
  deed === 'bound' ? `绑定${names}的微信` : `核实了${names}的微信`
/** What has been sent to the chat, and entered from it, stays. */
export const tookBack = (names: string, deed: 'bound' | 'confirmed'): string =>
  `${
    deed === 'bound'
      ? `撤回了：这个微信不再算${names}的。`
      : `撤回了：${names}的微信又等着核实，核实以前只发公开的通知。核实以后请说：已核实${names}；不是本人请说：解绑${names.split('、')[0]}。`
  }\n已经发给这个微信的收不回来；已经记在${names}名下的回复、报名没有动，不对的请直接改。`
/** Before the reason. */
export const notTakenBack = (names: string): string => `${names}的没有撤：`
export const whoWasChecked = (): string => '核实了哪位？请说姓名，比如：已核实张建国。'

export const unbound = (name: string, nickname: string): string =>
  `已解绑：${name}不再用${quoted(nickname)}。要恢复请说：绑定 ${name} 是 ${nickname}。`
export const otherAccount = (name: string): string =>
  lines([
    `${name}换了号，要改的请一句一句说：`,
    `改${name}电话（新号码）`,
    `解绑${name}（原来的微信不用了）`,
    `绑定 ${name} 是（新的微信名，加上好友以后）`,
  ])
export const notBoundAtAll = (name: string): string => `${name}没有绑定微信。`

// The daily list

export interface ToConfirm {
  readonly name: string
  readonly unit: string | null
  readonly phone: string | null
  readonly nickname: string
}

/** A relative who wants to answer for an elder. */
export interface HelperToConfirm {
  readonly name: string
  readonly elder: string
  readonly relation: string
  readonly phone: string | null
}

export const toConfirm = (
  claims: readonly ToConfirm[],
  helpers: readonly HelperToConfirm[],
  newcomers: readonly Told[],
  strangers: readonly string[],
): string => {
  const parts = [
    claims.length > 0 && `待核实${claims.length}位，请打电话，核实一位说一声（比如：已核实${claims[0]?.name}）：`,
    ...claims.map(
      ({ name, unit, phone, nickname }) =>
        `· ${name}，${unit ?? '还没编入支部'}，${phone ?? '电话没登记'}，${quoted(nickname)}`,
    ),
    helpers.length > 0 &&
      `想替老人回话的${helpers.length}位，请打电话问老人本人（行就说：收下${helpers[0]?.name}；不行就说：不收${helpers[0]?.name}）：`,
    ...helpers.map(
      ({ name, elder, relation, phone }) => `· ${name}，${elder}的${relation}，老人电话${phone ?? '没登记'}`,
    ),
    newcomers.length > 0 &&
      `等着报到${newcomers.length}位（比如：收下${newcomers[0]?.name}；不收${newcomers[0]?.name}）：`,
    ...newcomers.map((told) => `· ${inShort(told)}`),
    strangers.length > 0 && `还没对上的微信${strangers.length}个（比如：绑定 张建国 是 ${strangers[0]}）：`,
    strangers.length > 0 && strangers.join('、'),
  ]
  return parts.some(Boolean) ? lines(parts) : '没有等着核实的，都对上了。'
}
export const toConfirmTitle = '待核实名单'
export const missedToConfirm = (): string => '今天的待核实名单'

// Rooms

export const ROOM_OPTIONS = ['还是原来的群，照常发', '先不发'] as const
export const roomRenamed = (from: string, to: string): string =>
  `群“${from}”改名叫“${to}”了。您确认以前，我不往这个群里发消息。\n${numbered(ROOM_OPTIONS)}`
export const roomTitle = (to: string): string => `群“${to}”`
export const roomAccepted = (to: string): string => `好的，群“${to}”照常发。`
export const roomHeld = (to: string): string => `好的，群“${to}”先不发。改回原来的名字就会接着发。`

// The first administrator

/** `anew`: although there is an administrator who can act. */
export const howToBegin = (administrator: string, code: string, anew: boolean): string =>
  `${anew ? '重新开通管理员（办完请把设置ADMINISTRATOR_ANEW去掉）' : '还没有能用的管理员'}。请${administrator}用自己的微信私聊机器人，发：开通 ${code}`
export const nameAdministrator = (): string => '还没有能用的管理员。请把管理员的姓名写进设置ADMINISTRATOR，再启动一次。'
/** `others`: who used the same phone, on which a post would count for nothing. */
export const begun = (name: string, others: readonly string[]): string =>
  lines([
    `${name}同志，您是管理员了，这个开通码不能再用。`,
    others.length > 0 && `管理员的手机不能跟人合用，${others.join('、')}已经从这部手机解绑，请用自己的微信再绑。`,
    '新朋友加我好友、说了姓名和单位，我会来问您收不收。',
    '想知道能说什么，请回“帮助”。',
  ])
/** For the administrators who were there before. */
export const begunAnew = (name: string): string =>
  `${name}刚用开通码成了管理员（在机器上重新开通的）。要不是办公室安排的，请马上查查谁动过电脑，再对我说：${name}不当管理员了。`
export const codeIsWrong = (): string => '开通码不对。请看勤务员启动时显示的那一行，照着再发一次。'
export const tooManyTries = (): string => '试的次数太多了，请过一个小时再试。'
export const codeNotWanted = (): string => '现在不用开通码。'
export const severalCalled = (name: string, count: number): string =>
  `花名册上叫${name}的有${count}位。请在设置ADMINISTRATOR里写编号，重新启动再来。`
export const retentionTitle = '清理报到时说的话'
