/** 俺老头子也想去行不: whoever goes with wife or husband asks out of politeness; that they come is what is said (rule 18). */
import { fits, rewriting } from '../needed.ts'
import type { Clause } from './clauses.ts'
import { SPOUSE_WORDS } from './companions.ts'

const LEAVE = '(?:行不行?|行吗|中不中?|中吗|成不成?|成吗|可不可以|可以(?:吗|不|么)|好不好|好吗)[啊呀呢]?？?'
const WISH = `^(?:我|俺)?(?:们)?(?:家)?(?:里)?(?:的)?(?:${SPOUSE_WORDS})(?:说)?(?:也|就)?(?:想|要|愿意|打算)(?:跟着|跟我|一起|一块儿?)*(?:去|来|参加)(?:呢|了)?`

/** 多两个位子行不，我侄女她们也来: that they come is said. */
const SEATS = `^(?:能|再|可以|给|我)*(?:多|加|留)(?:给|留|要|加|出)?(?:[两二三四五俩2-5]|一)个?(?:位子?|座位?|名额|人)`
const seatsAsked = fits(new RegExp(`${SEATS}${LEAVE}$`))
const withoutSeatLeave = rewriting(new RegExp(`(?<=${SEATS})${LEAVE}$`))
const COMES_TOO = /^[^，想不没]{2,8}也(?:要|会)?(?:来|去|参加)(?:的|了)?$/

const isWish = fits(new RegExp(`${WISH}(?:${LEAVE})?$`))
/** Whether a clause only asks whether something is all right. */
export const isAskingLeave = fits(new RegExp(`^(?:这样)?${LEAVE}$`))
const withoutLeave = rewriting(new RegExp(`(?<=${WISH})${LEAVE}$`))

/** The clauses without what only asks for leave to bring wife or husband along. */
export function withoutAskingLeave(clauses: readonly Clause[]): readonly Clause[] {
  if (clauses.some(({ text }) => seatsAsked(text)) && clauses.some(({ text }) => COMES_TOO.test(text)))
    return clauses.map((clause) => ({ ...clause, text: withoutSeatLeave(clause.text) }))
  if (!clauses.some(({ text }) => isWish(text))) return clauses
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1]
    if (before !== undefined && isAskingLeave(clause.text) && isWish(before.text)) return []
    return isWish(clause.text) ? [{ ...clause, text: withoutLeave(clause.text) }] : [clause]
  })
}
