/** Whose chat it is, by what staff say. */
import { shorten } from '../../../language/say.ts'
import { lines, numbered, quoted } from './parts.ts'

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
