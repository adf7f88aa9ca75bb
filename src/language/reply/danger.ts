/** Hears that somebody is in danger, whatever else the same words may be. */
import { byNeeded, firstFitting } from '../needed.ts'
import type { Clause } from './clauses.ts'
import { SIGNS } from './danger-signs.ts'
import { findDeath } from './death.ts'
import { weighEvidence } from './evidence.ts'
import { AROUND, weigh, withoutIdioms } from './harmless.ts'
import { hunchOf } from './hunch.ts'
import { heardAsDanger } from './misheard.ts'
import type { Danger } from './sign.ts'

/** A danger, and where in the clause the words for it end. */
export interface DangerFound {
  readonly danger: Danger
  readonly to: number
}

const mayTell = byNeeded(SIGNS)
const signIn = firstFitting(SIGNS)

/** The gravest danger that a clause tells of; the rest of the text is looked at only for its circumstances. */
export function findDanger(clause: Clause, text: string): DangerFound | undefined {
  const { before, words, after } = inSentence(clause, text)
  let vague: DangerFound | undefined
  for (const { danger, pattern } of mayTell(words)) {
    // Not matchAll: it makes a new pattern every time.
    pattern.lastIndex = 0
    for (let match = pattern.exec(words); match; match = pattern.exec(words)) {
      const to = match.index + match[0].length
      const weight = weigh(danger, { clause: words, from: match.index, to, before, after })
      if (!weight) continue
      if (weight !== 'unwell') return { danger: weight, to }
      vague ??= { danger: weight, to }
    }
  }
  return byEvidence(before, words, after) ?? vague
}

/** What the clause and its neighbours tell together; a clause without a cue of its own stays what it says. */
function byEvidence(before: string, words: string, after: string): DangerFound | undefined {
  const sentence = withoutIdioms(before) + words + withoutIdioms(after)
  const found = weighEvidence(sentence)
  const end = before.length + words.length
  if (!found || found.from >= end || found.end <= before.length) return undefined
  // 我老伴昨天走了，夜里三点多，不知道跟谁说: who has just lost somebody is not sent to the police.
  if ((found.danger === 'crime' || found.danger === 'fraud') && tellsOfDeath(sentence)) return undefined
  const danger = weigh(found.danger, { clause: sentence, from: found.from, to: found.to, before: '', after: '' })
  return danger && danger !== 'unwell' ? { danger, to: Math.min(found.end - before.length, words.length) } : undefined
}

const tellsOfDeath = (sentence: string): boolean =>
  sentence
    .split('，')
    .some((words, at, clauses) => findDeath(words.trim(), '', clauses.slice(0, at).join('，')) !== undefined)

/** How much a clause must sound like danger where no rule knows it: as likely as not. */
const SOUNDS_LIKE = 0
/** The same where the clause can be read as an answer or a question: that is likelier then. */
const SOUNDS_CLEARLY_LIKE = 1.5
/** Who goes on to answer is calm. */
const GOES_ON = /去|来|参加|报名|取消|请假|量|晚到/
/** In longer texts there is something of everything. */
const LONGEST_HUNCH = 40
/** Who laughs is in no danger that is only sensed. */
const LAUGHS = /哈哈|嘿嘿|嘻嘻|呵呵|\[(?:呲牙|偷笑|憨笑|捂脸|坏笑)\]|[😂🤣😄😁😆]/u

/** 救命 or 帮助: of somebody old rather the first. */
const BARE_HELP = /^help[!。 ]*$/

/** A danger that no rule knows but the clause sounds like, by itself or in its sentence; `answers`: it can be read as something else. */
export function findHunch(clause: Clause, text: string, answers: boolean): DangerFound | undefined {
  if (BARE_HELP.test(clause.text)) return { danger: 'illness', to: clause.text.length }
  const misheard = answers ? undefined : heardAsDanger(clause.text)
  if (misheard !== undefined) return findDanger({ ...clause, text: misheard }, '')
  if (clause.text.length > LONGEST_HUNCH || clause.text.length < 5) return undefined
  const { before, words, after } = inSentence(clause, text)
  const alone = hunchOf(words)
  if (alone.score <= SOUNDS_LIKE - 1) return undefined
  const bar = answers || GOES_ON.test(before + after) ? SOUNDS_CLEARLY_LIKE : SOUNDS_LIKE
  const together = before + words + after
  if (LAUGHS.test(together)) return undefined
  const isPart = alone.score <= bar && alone.score > bar - 1 && together.length <= LONGEST_HUNCH
  const found = isPart ? hunchOf(together) : alone
  if (found.score <= bar || isKnown(words)) return undefined
  // The words may stand anywhere, so their circumstances are looked for in all of the clause.
  const danger = weigh(found.danger, { clause: words, from: 0, to: 0, before, after })
  return danger && danger !== 'unwell' ? { danger, to: words.length } : undefined
}

/** What a reading of a device says, and what a rule knows and has found harmless, is no matter of a hunch. */
function isKnown(words: string): boolean {
  return /血压|高压|血氧|血糖|体温/.test(words) || signIn(words) !== undefined
}

/** 摔咯, 没得气咯, 不晓得: dialect that changes no place of a character. */
const inPlainLetters = (words: string): string =>
  DIALECT.test(words)
    ? words
        .replace(/[咯咗喽咧嘞啰啦](?=$|[，。！ 啊呀])/g, '了')
        .replace(/[没莫冇]得(?=[气呼心脉反动知意人])/g, '没有')
        .replaceAll('晓得', '知道')
    : words
const DIALECT = /[咯咗喽咧嘞啰啦]|[没莫冇]得|晓得/

/** What ends a sentence. */
const ENDS = '。！？\n'

/** The clause without idioms, and what stands around it in its sentence. */
function inSentence(clause: Clause, text: string): { before: string; words: string; after: string } {
  let from = clause.from
  while (from > 0 && from > clause.from - AROUND && !ENDS.includes(text.charAt(from - 1))) from--
  let to = clause.to
  while (to < text.length && to < clause.to + AROUND && !ENDS.includes(text.charAt(to))) to++
  const words = withoutIdioms(inPlainLetters(clause.text))
  return { before: text.slice(from, clause.from), words, after: text.slice(clause.to, to) }
}
