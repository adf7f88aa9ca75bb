/** 给李桂兰加备注耳朵背, 备注 周福生：腿脚不好, 记一下，马建军晚上才接电话: of whom something is noted, and what. Pure. */
import type { AskedChange } from './read-change.ts'
import { withoutThanks } from './without-thanks.ts'

const ASK = '^(?:请|帮我|麻烦|帮忙|你)*'
const NAME = String.raw`(?<name>[\p{Script=Han}·]{2,6}?)(?:同志)?`
const GAP = '[:，, ]*'
const FORMS: readonly { readonly form: RegExp; readonly told?: true }[] = [
  {
    form: new RegExp(
      `${ASK}(?:给|为|在)?${NAME}的?再?(?:加|记|写|添|补|登记)(?:上|下|一下)?(?:一?[个条句])?备注${GAP}(?<value>.+)$`,
      'u',
    ),
  },
  { form: new RegExp(`${ASK}备注(?:一下)?${GAP}${NAME}[:，, ]+(?<value>.+)$`, 'u') },
  // What stands before 备注 need be nobody: 活动备注：自带水杯.
  {
    form: new RegExp(
      `${ASK}(?:给|为|在)?${NAME}的?备注(?:里|上|栏)?(?:再?(?:加|写|记)[上下]?|一下)?${GAP}(?<value>.+)$`,
      'u',
    ),
    told: true,
  },
]

const ASKS = /[?？吗呢]$|什么|啥|哪些|^(?:没有?|有没有|[有在]?多少|多|内容)$/

const TAKES_AWAY = new RegExp(`${ASK}(?:把)?(?:去掉|删掉|删除|删了|清空|清掉|取消|不要)${NAME}的?备注了?$`, 'u')

/** What is to be added to somebody's note, or that it is to go; `undefined`: the text asks for nothing of the kind. `text` is normalised. */
export function readNote(text: string): AskedChange | undefined {
  const emptied = TAKES_AWAY.exec(text.trim())?.groups?.['name']
  if (emptied !== undefined) return { name: emptied, field: 'note', value: '', told: true }
  for (const { form, told } of FORMS) {
    const { name, value } = form.exec(withoutThanks(text))?.groups ?? {}
    if (name === undefined || value === undefined) continue
    if (ASKS.test(value) || /[改换删]/.test(name)) return undefined
    return { name, field: 'note', value: trimmed(value), adds: true, ...(told && { told }) }
  }
  return undefined
}

const trimmed = (words: string): string => words.replace(/^[:，,、 ]+|[。！\s]+$/g, '')

const SAID_TO_NOTE = new RegExp(`${ASK}(?:记一下|记一笔|记住|记着|记下来?|备注(?:一下)?|备个注)${GAP}`, 'u')
/** What is worth keeping of somebody, so that it is offered: how to ring them, what is hard for them, what they like. */
const WORTH_NOTING =
  /耳朵?背|耳聋|听不[清见]|听力|助听|大声|大点声|眼睛|看不清|眼神|腿脚|腿不好|走不[动远]|拐|轮椅|电梯|[住在][一二三四五六七八九\d]+楼|不识字|认字|智能手机|老年机|(?:接|打)电话|普通话|方言|口音|不吃|忌口|吃素|喜欢|爱(?:好|唱|下|打|跳|写|看)|脾气|清真|回民|钥匙|保姆|午睡/

/** 记一下：陈德福问体检 is to be seen to, and nothing to know of him. */
const IS_REQUEST = /^(?:[问想]?问|反映|投诉|打听|咨询|来电|要求)/

/** Words about one person, who is named from `from` to `to`: what could be noted, and whether that was asked for. */
export function noteAbout(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly value: string; readonly isAsked: boolean } | undefined {
  const isAsked = SAID_TO_NOTE.exec(text)?.[0].length === from
  const value = trimmed(text.slice(to).replace(/^(?:同志|老师|师傅)/, ''))
  if (value.length < 2 || ASKS.test(value) || IS_REQUEST.test(value) || (from > 0 && !isAsked)) return undefined
  return isAsked || WORTH_NOTING.test(value) ? { value, isAsked } : undefined
}
