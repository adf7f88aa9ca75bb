/** 老李也去, 淑珍也来: somebody more beside those who were signed up before. */
import { quickly } from '../needed.ts'
import { RELATION, WHOLE_NAME } from './who.ts'

const ONE = `(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?:${RELATION}|${WHOLE_NAME})`
/** A given name by itself; words that stand in the same place (下雨也去, 再忙也去) are none. */
const GIVEN_NAME =
  '(?!.{0,2}(?:[坐椅拄拐推下刮打我你他她咱俺谁家天雨雪风时年周早晚说什怎哪啥抬爬有没不再很多太给替帮把被让叫忙累冷热远疼痛病可应定计然实就还要都能会想人们话车事了着次]|我))[\\u4e00-\\u9fa5]{2,3}'
const ALSO = new RegExp(
  `^(?<who>${ONE}(?:(?:、|和|跟|与|还有)${ONE})*|${GIVEN_NAME})(?:他|她)?(?:们)?(?:放假|休息|正好|刚好|正好在家|这[几两]天在)?(?:也|也都)(?:要|想|能|会|可以)?(?:跟着|一起|一块儿?)?(?:去|来|参加|报?(?:1|一个)|算(?:上)?一?个|(?<=也|也都)跟(?:着)?(?:我|俺)(?:一起|一块儿?)?(?:去|来)?)(?:了|的|吧|呢|啊|呀|哦)?[。！~ ]*$`,
)
/** 保姆陪着一块儿去: beside the writer's own answer. */
const BESIDE = new RegExp(
  `^(?<who>(?:我|俺)?(?:家)?(?:的)?${RELATION})(?:(?:(?:陪|跟|随)着?(?:一起|一块儿?|同)?|一起陪着?)(?:去|来)|(?:陪|跟)着(?:我|俺)?)(?:的|了|吧|啊|呢)*$`,
)
const findBeside = quickly(BESIDE)
const findAlso = quickly(ALSO)
const BY_NAME = new RegExp(`^(?!(?:${RELATION})$)${WHOLE_NAME}$`)

/** 老周也来: somebody with a name of his own comes for himself; 老伴也去 comes with the writer. */
export const areOthers = (who: readonly string[]): boolean => who.every((name) => BY_NAME.test(name))

/** Who comes too, as written; undefined when the clause says nothing of the kind. */
export function alsoComing(clause: string): readonly string[] | undefined {
  const who = (findAlso(clause) ?? findBeside(clause))?.groups?.['who']
  return who?.split(/、|和|跟|与|还有/).map((name) => name.replace(/^(?:我|俺|咱)(?:们)?(?:家)?(?:的)?(?=.{2})/, ''))
}
