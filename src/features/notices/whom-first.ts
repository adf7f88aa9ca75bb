/** 八十以上的都发一下 天冷了注意保暖, 全体 停水通知 明天停水, 发给住外地的，……: whom it is for comes first, and no colon says where it ends. */
import type { Turn } from '../../feature.ts'
import { saysWhoGetsNone } from './but-for.ts'
import { type Spoken, splitWhom } from './read-spoken.ts'
import * as vocabulary from './vocabulary.ts'

/** What is told whom; `isSent`: the words say that it is sent, so that it is no plan of an activity. */
export interface SpokenFirst extends Spoken {
  readonly isSent: boolean
}

const ASKS = /(?:[？?吗么]|了没有?)\s*$|谁(?:还|都)?(?:没|收|回)/

/** `undefined`: the sentence does not begin with those whom something is for. */
export async function readWhomFirst(turn: Turn, sentence: string): Promise<SpokenFirst | undefined> {
  if (ASKS.test(sentence)) return undefined
  const but = vocabulary.ALL_BUT.exec(sentence)?.groups
  if (but?.['whom'] !== undefined && but['text'] !== undefined)
    return { whom: but['whom'], text: but['text'], isSent: true }
  const given = vocabulary.SENT_LEAD.exec(sentence)?.groups?.['rest']
  const split = await splitWhom(turn, given ?? sentence)
  if (split === undefined || !vocabulary.NAMES_PART.test(split.whom)) return undefined
  const { whom, text: behind } = split
  if (saysWhoGetsNone(whom)) return { whom, text: behind.replace(/^说(?!明|法|话)/, ''), isSent: true }
  // 发给第一支部的通知谁没回 asks; a pause tells the text from it.
  if (given !== undefined) {
    const text = vocabulary.BEHIND_SENT.exec(behind)?.groups?.['text']
    return text === undefined ? undefined : { whom, text, isSent: true }
  }
  const said = [vocabulary.ALL_ARE_SENT, vocabulary.TITLED_BEHIND].find((form) => form.test(behind))
  const text = said?.exec(behind)?.groups?.['text']
  if (text !== undefined) return { whom, text, isSent: true }
  const told = turn.act.when.length > 0 ? vocabulary.ARE_TOLD.exec(behind)?.groups?.['text'] : undefined
  return told === undefined ? undefined : { whom, text: told, isSent: false }
}
