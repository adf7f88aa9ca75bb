/** Decisions that need no database. */
import { MINUTE } from '../../base/spans.ts'
/** A kind of message that somebody may do without. */
export type OptOutKind = 'notice' | 'greeting' | 'reminder'

/** Of the text that people are asked to agree to; a new one is asked for again. */
export const VERSION = 2

/** 祝福就行, 生日照发: what is to go on. */
const GOES_ON =
  /(?:通知|活动|公告|问候|祝福|祝贺|生日|节日|提醒)[^，。]{0,3}(?:就行|就好|就够|就成|留着|还要|还发|照发|照旧|可以发|接着发|除外)|(?:只|光|就)(?:要|发|收|留)[^，。]{0,3}(?:通知|活动|公告|问候|祝福|生日|节日|提醒)/

const ALL: readonly OptOutKind[] = ['notice', 'greeting', 'reminder']
/** 都别发了; 天天都发, 我都看不懂 say it of something else. */
const ALL_OF_THEM =
  /(?:都|全|统统|通通|一律)(?:给我|请|再)?(?:别|不|停|关|取消|退|甭)|(?:别|不要|停|关|退)[^，。]{0,4}都/

/** Which kinds of messages a wish names: 别发祝福了. Empty: it names none, or one that is to go on, and it is asked. */
export const kindsIn = (text: string): readonly OptOutKind[] => (GOES_ON.test(text) ? [] : kindsNamed(text))

/** 继续给我发通知. Empty: none is named. */
export function kindsNamed(text: string): readonly OptOutKind[] {
  if (/全部|所有|一切|任何|(?:什么|啥)的?[也都]/.test(text)) return ALL
  const kinds: OptOutKind[] = []
  // 活动提醒 is the name of one kind: whoever wants none of it wants to be invited all the same.
  if (/通知|活动(?!(?:开始)?(?:之?前)?的?提醒)|公告/.test(text)) kinds.push('notice')
  if (/问候|祝福|祝贺|贺|生日|节日/.test(text)) kinds.push('greeting')
  if (/提醒|催/.test(text)) kinds.push('reminder')
  return kinds.length === 0 && ALL_OF_THEM.test(text) ? ALL : kinds
}

/** A talk is over when nothing was said for so long, in milliseconds: 15 minutes. */
export const QUIET = 15 * MINUTE

const CONSENT = /^(?:我|俺|本人)?(?<not>不)同意(?:了|啊|的|哈|哦)?$|^(?:我|俺|本人)?同意(?:了|啊|的|哈|哦)?$/

/** 同意, 我不同意。 and nothing else. */
export function saidOfConsent(text: string): 'agreed' | 'declined' | undefined {
  const found = CONSENT.exec(text.replace(/[\s，。！!,.~]/g, ''))
  if (found === null) return undefined
  return found.groups?.['not'] === undefined ? 'agreed' : 'declined'
}
