/** Sentences about relatives who answer for elders. */
import type { Day } from '../../../base/calendar.ts'

type Said = (day: Day) => string

/** Until when, in words; absent: for as long as nobody ends it. */
const until = (last: string | undefined): string => (last === undefined ? '' : `，到${last}为止`)

export const nowHelper = (elder: string, last?: string): string =>
  `您好！办公室核对好了，您可以替${elder}回话${until(last)}。要回就说：${elder}去。回条里会写明替谁记的。`
export const acceptedHelper = (
  name: string,
  elder: { readonly name: string; readonly address: string },
  last?: string,
): string =>
  `好的，${name}可以替${elder.address}回话了${until(last)}。不要了请说：解除代办 ${name}。${
    last === undefined ? `有期限的请说：${name}替${elder.name}回话到（日期）为止。` : ''
  }`

interface Kindred {
  readonly name: string
  readonly relation: string
  readonly lastDay: Day | null
}

export const helpersOf = (elder: string, found: readonly Kindred[], say: Said): string =>
  found.length === 0
    ? `没有人替${elder}回话。`
    : `替${elder}回话的：${found.map((one) => inFull(one, say)).join('、')}。`
export const helpedBy = (helper: string, found: readonly Kindred[], say: Said): string =>
  found.length === 0
    ? `${helper}没有在替谁回话。`
    : `${helper}替这几位回话：${found.map((one) => inFull(one, say)).join('、')}。`
function inFull({ name, relation, lastDay }: Kindred, say: Said): string {
  const beside = [relation, lastDay === null ? '' : `到${say(lastDay)}为止`].filter(Boolean).join('，')
  return beside === '' ? name : `${name}（${beside}）`
}

/** `isTold`: the helper has a chat. */
export const helpEnded = (name: string, elders: readonly string[], isTold: boolean): string =>
  `好的，${name}不再代办了（替${elders.join('、')}）。${isTold ? `已告诉${name}。` : ''}`
export const yourHelpEnded = (elders: readonly string[], phone: string): string =>
  `您好！办公室登记了：您不再替${elders.join('、')}回话了。有不对的请打${phone}。`
export const relationChanged = (name: string, elder: string, relation: string): string =>
  `记下了：${name}是${elder}的${relation}，照旧替老人回话。`
/** 李敏（何守田的女儿） */
export const helpingLabel = (
  pairs: readonly { readonly helperName: string; readonly elderName: string; readonly relation: string }[],
): string => {
  const elders = pairs.map(({ elderName, relation }) => `${elderName}的${relation === '' ? '家属' : relation}`)
  return `${pairs[0]?.helperName ?? ''}（${elders.join('、')}）`
}
/** `who`: all who answer for the elder; `any`: there are some. */
export const endWhichHelp = (who: string, any: boolean): string =>
  any ? `${who}\n不要哪一位代办了，请说：解除代办（姓名）。` : who
/** `which`: who does answer for the elder. */
export const noSuchHelper = (elder: string, kin: string, which: string): string =>
  `${elder}的代办家属里没有登记“${kin}”，先不改。${which}`
export const noHelper = (name: string): string => `${name}没有在替谁代办。`

export const helpsUntil = (helper: string, elder: string, last: string): string =>
  `记下了：${helper}替${elder}回话，到${last}为止。到时候自己停，会告诉家属。`
export const helpsOn = (helper: string, elder: string): string => `记下了：${helper}替${elder}回话，不设期限。`
export const helpsNot = (helper: string, elder: string): string =>
  `${helper}没有在替${elder}回话。核实了请说：绑定 ${helper} 是 ${elder}的女儿，到（日期）为止。`
export const dayIsPast = (): string => '这个日子已经过了，没有记。请换个日子再说一遍。'
/** To the relative, on the morning after their last day. */
export const yourHelpIsOver = (elder: string, phone: string): string =>
  `【不用回复】您替${elder}回话的期限到了，从今天起停了。还要接着替，请跟办公室说一声：${phone}。`
/** To staff. */
export const helpIsOver = (helper: string, elder: string, relation: string): string =>
  `【不用回复】${helper}替${elder}回话的期限到了，今天起停了。要接着替，请说：绑定 ${helper} 是 ${elder}的${relation || '家属'}。`
export const endHelpingTitle = '到期的代办'

/** An elder wants one of the family to answer for them; `name` where it was said. */
export const whyBeginsForMe = (elder: string, kin: string, name: string | undefined): string =>
  `本人想让${kin}${name ?? ''}替自己收消息、回话。请打电话跟本人核对；属实的，让${kin}加我好友，再请说：绑定 ${name ?? '（家属姓名）'} 是 ${elder}的${kin}。`
export const whyEndsForMe = (elder: string, kin: string, helpers: readonly string[]): string =>
  helpers.length === 0
    ? `本人不要${kin}替自己回话了，花名册上也没有人替${elder}回话。请打电话问问是怎么回事。`
    : `本人不要${kin}替自己回话了。现在替${elder}回话的：${helpers.join('、')}。请打电话核对，属实请说：${helpers.length === 1 ? helpers[0] : '（姓名）'}不替${elder}回了。`

/** `relation`: absent where they do not answer for the elder yet. */
export const helpsFromToday = (helper: string, elder: string, day: string, relation: string | undefined): string =>
  relation === undefined
    ? `替人回话从登记那天起算，现在没有登记。到${day}请说：绑定 ${helper} 是 ${elder}的女儿（儿子、老伴……）。`
    : `${helper}已经在替${elder}回话了，没有改。要从${day}才开始，请先说：${helper}不替${elder}回了；到那天再说：绑定 ${helper} 是 ${elder}的${relation || '家属'}。`
/** `helpers`: who answers for the elder so far, of those who are to be replaced. */
export const howToChangeHelper = (elder: string, kin: string, helpers: readonly string[]): string =>
  [
    `换人要先核实，还没有改。请让${kin}加我好友，说一句：我是${elder}的${kin}，核实了就能替。`,
    ...helpers.map((name) => `原来的不替了，请说：${name}不替${elder}回了。`),
  ].join('\n')
