/** Which commands a sentence says: the same bones, a phrase with its slots, a free sentence, or nearly a phrase. */
import { fits } from '../needed.ts'
import { numberValue } from '../numbers.ts'
import type { CommandCandidate, Slot, SlotKind, SlotValue, When } from '../reading.ts'
import { asksAfter, asksWhich } from './asked.ts'
import { bonesOf, squash, withoutMarks } from './bones.ts'
import { inPhraseWords } from './dialect.ts'
import { matchFrame } from './frame.ts'
import type { SlotPhrase, Vocabulary } from './vocabulary.ts'

/** No command takes so many words; what is longer is a letter to the office. */
const LONGEST = 600
const MOST_CANDIDATES = 5

/** All commands that a normalised sentence may say, best first. `whens` are its readings with positions in it. */
export function matchCommands(written: string, whens: readonly When[], vocabulary: Vocabulary): CommandCandidate[] {
  if (written.length > LONGEST) return []
  const text = inPhraseWords(written)
  const found = matchSaid(text, whens, vocabulary)
  const handed = text.replace(HANDED_OVER, '')
  if (handed === text) return found
  const asked = matchSaid(handed, whens, vocabulary)
  return scoreOf(asked) > scoreOf(found) ? asked : found
}

const scoreOf = ([best]: readonly CommandCandidate[]): number => best?.score ?? 0

/** 签到表发给我, 谁没回发我看看: how what is asked for is to come, where no phrase has it. */
const HANDED_OVER =
  /(?<=.{2})(?<![别要用再莫没谁咋])(?:发给|拿给|传给|发|给)我(?:看看|看一下|看下|一份)?(?:吧|呗|啊|哈|谢谢)*[。！]?$/

function matchSaid(text: string, whens: readonly When[], vocabulary: Vocabulary): CommandCandidate[] {
  const bones = bonesOf(text)
  if (bones === '') return []
  const plain = squash(bones)
  const same = (vocabulary.exact.get(plain) ?? []).map(
    (id): CommandCandidate => ({ id, slots: {}, score: 1, exact: true }),
  )
  // 查一下 is politeness before a question and the command itself before a name.
  const clause = onlyClause(text)
  const said =
    clause === undefined ? [] : [...new Set([clause === text ? bones : bonesOf(clause), withoutMarks(clause)])]
  const slotted = said.flatMap((words) =>
    vocabulary.slotted(words).flatMap((phrase) => matchSlots(phrase, words, whens) ?? []),
  )
  const frames = vocabulary.frames.flatMap((frame) => matchFrame(frame, text, whens) ?? [])
  const near = same.length ? [] : vocabulary.near(plain)
  return bestOfEach([...askedIn(text, [...same, ...slotted], vocabulary), ...frames, ...near])
}

/** Marks what is only asked after in the words of a command that is not said by asking. */
function askedIn(text: string, said: readonly CommandCandidate[], { asking }: Vocabulary): readonly CommandCandidate[] {
  if (said.length === 0 || !asksAfter(text) || asksWhich(text)) return said
  return said.map((one) => (asking.has(one.id) ? one : { ...one, asked: true as const }))
}

/** True when a clause says a command in exactly its words; for telling apart the clauses of a message. */
export function saysCommand(clause: string, vocabulary: Vocabulary): boolean {
  const bones = bonesOf(inPhraseWords(clause))
  if (vocabulary.exact.has(squash(bones))) return true
  return vocabulary.slotted(bones).some((phrase) => matchSlots(phrase, bones, []) !== undefined)
}

function bestOfEach(candidates: readonly CommandCandidate[]): CommandCandidate[] {
  const best = new Map<string, CommandCandidate>()
  for (const candidate of candidates) {
    const before = best.get(candidate.id)
    if (!before || before.score < candidate.score) best.set(candidate.id, candidate)
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_CANDIDATES)
}

const POLITE_ONLY =
  /^(?:小同志|同志们?|你好|您好|请问|不好意思|嗯+|喂|那个|对了|麻烦.{0,4}|谢谢.{0,4}|辛苦.{0,4}|劳驾)$/

const isPoliteOnly = fits(POLITE_ONLY)
const CLAUSE_END = /[，。！？；\n]/

/** The one clause of a text that is more than politeness; undefined when there are several, for a value does not reach across. */
function onlyClause(text: string): string | undefined {
  if (!CLAUSE_END.test(text)) return text.trim() === '' || isPoliteOnly(text.trim()) ? undefined : text.trim()
  const clauses = text.split(CLAUSE_END).map((clause) => clause.trim())
  const telling = clauses.filter((clause) => clause !== '' && !isPoliteOnly(clause))
  return telling.length === 1 ? telling[0] : undefined
}

function matchSlots(phrase: SlotPhrase, bones: string, whens: readonly When[]): CommandCandidate | undefined {
  const match = phrase.pattern.exec(bones)
  if (!match) return undefined
  const slots: { [name: string]: SlotValue[SlotKind] } = {}
  for (const name of phrase.slots) {
    const slot = phrase.sayable.slots?.[name]
    const words = match.groups?.[name]
    if (words === undefined) continue
    const value = slot && readValue(slot, words, whens)
    if (value === undefined) return undefined
    slots[name] = value
  }
  return { id: phrase.id, slots, score: 0.9, exact: true }
}

/** What the words of a slot are worth; `undefined`: nothing of its kind. */
export function readValue(slot: Slot, text: string, whens: readonly When[]): SlotValue[SlotKind] | undefined {
  if (slot.kind === 'when') return whens.find((when) => !when.superseded && !when.impossible)
  if (slot.kind === 'count') return numberValue(text.replace(/[个人位名]+$/, ''))
  const value = text.replace(/^的|的$/g, '').trim()
  return value === '' ? undefined : value
}
