/**
 * What a clause says of going that no rule knows, put together from its words: whose it is, whether anything is negated
 * and what stands after the verb. It speaks only where nothing in the clause can turn the sense round; else it is silent.
 */
import { fits, rewriting } from '../needed.ts'
import { onlyIfCertain } from './certain.ts'
import { OTHER_MATTERS } from './matters.ts'
import type { ClauseMeaning } from './rule.ts'

const GO = '(?:参加|报名|出席|去|来)'
const SELF = '(?:我|俺|咱|老汉|老婆子|老头子我)(?:们)?'
/** Between the writer and the verb, or before it: how firmly, when, by what means. */
const FIRMLY =
  '(?:不但|不光|不仅|准(?!备)|照样|照常|照旧|照|坚持|勉强|硬着头皮|豁出去|一准|保准|铁定|肯定|一定|必须|必定|说啥也|无论如何|决意|乐意|情愿|欣然|抓紧|赶紧|马上|早早|提前|直接|自行|径直|溜达着|准点|准时|按点|照点)'
/** What may follow the verb without becoming another errand. */
const REST =
  '(?:一趟|一回|一下|一次|的|了|吧|呗|啊|呀|哈|哦|噢|嘞|咯|喽|就是|得了|看看|玩玩|不误|无疑|不就完了|[！。~ ])*$'

const GOES = new RegExp(`(?:${SELF}[^，。]{0,8}?|${FIRMLY}[^，。]{0,2})${GO}${REST}`)
const STAYS = new RegExp(`${SELF}[^，。]{0,6}?(?:不|别|甭|莫|勿)(?:再|要|用|能|想)?${GO}${REST}`)

/** Whatever may turn the sense of a clause round, and whoever else may be meant. */
const TURNS =
  /[不没别莫甭未勿无非难怕懒免？吗么呢谁啥哪几咋把]|什么|怎么|为何|如何|早[知晓说]|假|退|取消|删|划|刨|踢|赶|除|撵|抠|后悔|病|疼|痛/
const NEGATED_MORE = /[不没别莫甭未勿无非难怕懒免][^，]*[不没别莫甭未勿无非难怕懒免]|[？吗么呢谁啥哪几咋]|什么|怎么/
const OTHERS =
  /你|您|他|她|它|人家|别人|大家|让|叫|请|派|送|(?<!直)接|陪|等|问|听|说|劝|催|替|帮|给|老[张王李赵刘陈杨周吴孙]|儿|女|孙|老伴|爱人|老公|老婆/

/** 周五的电影我去 */
const namesAnother = fits(new RegExp(`(?:${OTHER_MATTERS})(?:那边|的事)?${SELF}`))
const goes = fits(GOES)
const stays = fits(STAYS)
const withoutAsides = rewriting(/不误|下雨|没(?:啥|什么)妨碍|不(?:但|光|仅|只是?)/g)
const withoutAdvice = rewriting(/(?:医生|大夫|家里人?|孩子们?|儿子|女儿|闺女|老伴)(?:都|也)?(?:建议|劝|让|叫|要|嘱咐)/)

/** A reading of a clause for which there is no rule. */
export function putTogether(clause: string): ClauseMeaning | undefined {
  const bare = withoutAsides(clause)
  if (goes(bare) && !namesAnother(bare) && !TURNS.test(bare) && !OTHERS.test(bare))
    return onlyIfCertain(bare, { kind: 'yes', score: 0.6, by: 'bones' })
  const own = withoutAdvice(bare)
  if (stays(own) && !NEGATED_MORE.test(own) && !OTHERS.test(own))
    return onlyIfCertain(own, { kind: 'no', score: 0.6, by: 'bones' })
  return undefined
}
