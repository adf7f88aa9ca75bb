/** What would have been, and is not: 要不是这腰，我头一个报名; 我要是眼睛看得见就去了. */
import type { ReadClause } from './read-clause.ts'

/** 要不是你通知，我还不知道呢: what would have been doubts nothing. */
const BUT_FOR = /^(?:要不是|多亏|幸亏|亏得|还好|幸好)/
const NOT_KNOWN = /不知道|想不起|忘了|错过/

export function butFor(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const { meaning, ...rest } = read
    const isSo = BUT_FOR.test(clauses[i - 1]?.clause.text ?? '') && NOT_KNOWN.test(read.clause.text)
    return isSo && meaning?.kind === 'maybe' ? rest : read
  })
}

/** 要不是看大门走不脱，我能不去？ what would have been, and is not. */
export const BUT_FOR_THIS =
  /^要不是(?!你|您|他|她|小|老|同志|大家)|^(?:(?:我|俺)(?=要|如果|若|假如|倘若))?(?:要|要是|如果|若是?|假如|倘若)?(?:我|俺)?(?:是|在|搁|能|放|换)?(?:再)?(?:早|年轻|小|倒退|退回(?:去)?|往前(?:推|倒)?)(?:个|上)?(?:\d+|[一二两三四五六七八九十几半]+)(?:来)?(?:年|岁)(?:的话)?$|^(?:放|搁|换)(?:在|到|作|成)?(?:以前|从前|当年|早些年|年轻(?:时候?|那会儿?|的时候)?|前(?:几|两|些)年|[一二两三四五六七八九十几\d]+年(?:以)?前)$/
const WOULD = /^(?:我|俺)?(?:早|就|早就|肯定|一定|准|怎么会?|哪|还|能|会|头一个|第一个)/
/** 我要是眼睛看得见就去了，现在看不清路: what hinders him is told as it is. */
const IF_ONLY =
  /^(?:我|俺)?(?:要是|要|如果|若是?|假如|倘若|但凡)[^，]{1,10}(?:我|俺)?(?:就|早就?|肯定|一定)(?:能)?(?:去|来|参加|报名)了/
const AS_IT_IS =
  /^(?:可惜|(?:可|但|唉|哎|就是|只是){0,2}(?:现在|如今|眼下|这会儿|今年))(?:我|俺)?[^，]{0,5}(?:不(?!知|确定|一定|好说|清楚|下|刮)|没(?!定|想好|准)|老了|难了)/

export function wouldHaveCome(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const isWish = read.meaning?.kind === 'yes' && WOULD.test(read.clause.text)
    const wouldHave = isWish && BUT_FOR_THIS.test(clauses[i - 1]?.clause.text ?? '')
    const isHindered =
      read.meaning?.kind === 'maybe' &&
      IF_ONLY.test(read.clause.text) &&
      AS_IT_IS.test(clauses[i + 1]?.clause.text ?? '')
    return wouldHave || isHindered ? { ...read, meaning: { kind: 'no', score: 0.75, by: 'idiom' } } : read
  })
}
