/**
 * 各位老同志：冬季心脑血管病高发，如有胸闷、喘不上气，请立即拨打120: words for many, of somebody whose work it is to pass them on.
 * Nobody is in danger where all that sounds like it is what to do if somebody were. Pure.
 */
import { readReply } from './reply/read-reply.ts'

/** Whom it is for, or what it is, stands first. */
const TO_MANY =
  /^(?:【[^】]{2,14}】|(?:转发|通知|(?:温馨|健康|安全|友情|重要|紧急)?(?:提示|提醒))[：: ]|(?:各位|全体|广大|尊敬的|亲爱的)[^，。：:！!\n]{0,8}(?:同志|老师|职工|朋友|老人|长辈|退休人员)们?[：:，,！! \n])/

const TO_DO =
  '(?:请|应|要|可以?|务必|立即|马上|及时|尽快)[^，。！？\n]{0,8}(?:拨打?|打|就医|就诊|去医院|报警|联系|求助|找)'
const IF = '(?:如(?:有|遇|果|出现|发生|感到|觉得)|若(?:有|遇|是|出现|发生)|一旦|万一|要是)'
/** 如有胸闷，请立即拨打120; 心情不好的时候，可以拨打12356 */
const CONDITION = new RegExp(
  `${IF}[^。！？\n]{1,40}?${TO_DO}|[^，：:。！？\n]{2,16}的时候[，,]?可以[^，。！？\n]{0,8}(?:拨打?|联系|就医)`,
  'g',
)
/** Somebody is in it now, or one person is meant. */
const HAPPENS =
  /[我俺咱他她]|救命|来人|快[点去叫打送救来]|刚|现在|正在|已经?|昨[天晚夜]|今[早天晚]|还在|还是?(?=[疼痛晕喘吐])|[仍又再](?=[^，。]{0,3}[疼痛晕喘吐摔倒])|越来越|(?<![各位老])(?:师傅|老师|同志)(?=如|要是|若|万一|一旦|再|还)|[老小][^同人年区组伙心，。](?=如|要是|若|万一|一旦|再|还)/

export const advisesMany = (text: string): boolean =>
  TO_MANY.test(text) && !HAPPENS.test(text) && readReply(text.replace(CONDITION, '')).danger === undefined
