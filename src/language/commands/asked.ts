/**
 * Words that ask whether something is so. The bones of 停水通知取消了吗 are those of an order, and yet it is none: whoever
 * asks after a deed wants to know of it, and would not see that it was done instead.
 */
import { fits } from '../needed.ts'

/** 取消了吗, 没取消吧, 认证了没有, 住院了？; 帮我取消好吗 asks for it. */
const asksAtEnd = fits(
  /(?:(?<![好行成中]|可以)(?:吗|(?<![什怎多这那要])么)|(?<!还)没(?:有)?(?:给|把|被)?(?:取消|撤|停|发|改|报|登记|删|办|通知)[^，。吗吧没]{0,3}吧|[了过](?:没有?|(?=[?？])))[呀啊呢?？!！~ ]*(?:[，。,；\n]|$)/,
)
/** 请问停水通知取消了吗 and 帮我看看取消了吗 want an answer, and nothing done. */
const looks = fits(/请[问教]|想问|想知道|[看查问](?:[看查问]|一?下)/)
const orders = fits(/帮|麻烦|劳驾|请(?![假问教])/)
const allows = fits(/能|可以/)
/** 可以取消通知了吗, 帮我取消了没有 ask how things stand; 能把通知撤了吗 does not. */
const isOver = fits(/^[^把]*[了过](?:[吗么]|没有?)/)

/** Whether a normalised text asks after something, and is not even a polite order (能取消停水通知吗). */
export function asksAfter(text: string): boolean {
  if (!asksAtEnd(text)) return false
  return looks(text) || isOver(text) || !(orders(text) || allows(text))
}

const isQuestion = fits(/谁|什么|啥|哪|几|多少|怎么样|[吗没]$|没有$/)

/** Whether one of a command's own examples is a question; what is said in its words may then be one too. */
export const areQuestions = (examples: readonly string[]): boolean => examples.some(isQuestion)

/** 谁住院了吗 is more than yes or no, and nobody's deed. */
export const asksWhich = fits(/谁|什么|啥|哪|几|多少/)
