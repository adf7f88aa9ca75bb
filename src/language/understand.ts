/** The reader's front door: from one message to what it says and asks. Pure; the time and everything known come as arguments. */
import { takeApart } from './apart.ts'
import { answerAlike, asksHowHeIs } from './beside-quotation.ts'
import { areLabels, meantAmong, readChoice } from './choice/read-choice.ts'
import { matchCommands, saysCommand } from './commands/match.ts'
import { readOpening } from './commands/opening.ts'
import type { Vocabulary } from './commands/vocabulary.ts'
import { answersInWords } from './each-answers.ts'
import { readList } from './lists.ts'
import type { NameIndex } from './names.ts'
import { findNames } from './names.ts'
import type { Normalised } from './normalise.ts'
import { normalise, spanOf } from './normalise.ts'
import type {
  Act,
  Choice,
  CommandCandidate,
  Option,
  Reply,
  ReplyKind,
  SlotKind,
  SlotValue,
  Span,
  When,
} from './reading.ts'
import { asksSomething } from './reply/asks.ts'
import { readDetails, SUM } from './reply/details.ts'
import { judge, meantAs } from './reply/judge.ts'
import { withoutMatter } from './reply/matters.ts'
import { optionsReply } from './reply/options-reply.ts'
import type { ReadClause } from './reply/read-clause.ts'
import { readClauses } from './reply/read-clauses.ts'
import { combine } from './reply/read-reply.ts'
import { REASON } from './reply/rule.ts'
import { areOfTwo, asksWhetherYes, opposes } from './two-answers.ts'
import { findWhens } from './when/find-whens.ts'
import { presentAt } from './when/resolve.ts'

export type { Vocabulary } from './commands/vocabulary.ts'
export { compile } from './commands/vocabulary.ts'

/** What the reader must know beside the text. */
export interface Context {
  readonly now: Date
  /** IANA name of the office's zone. */
  readonly zone: string
  readonly vocabulary: Vocabulary
  /** The options of the question that is open to the writer here, if any. */
  readonly question?: readonly Option[]
  /** What the writer was asked about: 重阳茶话会. */
  readonly titles?: readonly string[]
  /** People who may be named. */
  readonly names?: NameIndex
  /** It was said in a room, where 3、周福生 adds to a list and chooses nothing. */
  readonly inRoom?: boolean
}

/**
 * Reads a message into its acts, in the order of the text. At least one, unless nothing is left of the text when
 * quotations, mentions and invisible characters are taken away. Never throws, whatever the text.
 */
export function understand(text: string, context: Context): Act[] {
  const { acts, clauses, isAside } = readByRules(text, context)
  const asked = asksWhoComes(context.question ?? []) && acts.length === 1 && !isAside
  return acts.map((act) => {
    const said = clauses.filter(({ clause }) => act.text.includes(clause.text))
    if (act.choice?.exact || act.commands[0]?.exact || said.length === 0) return act
    // 她不去我去: of several acts, what is said of somebody else was told apart word for word.
    if (acts.length > 1 && said.some(({ own }) => !own)) return act
    // The name of what was asked about tells nothing of the answer.
    const plain = withoutMatter(act.text, context.titles ?? [])
    return { ...act, reply: judge({ reply: act.reply, text: plain, clauses: said, asked }) }
  })
}

/** Whether the options are answers to 去不去. */
const asksWhoComes = (options: readonly Option[]): boolean =>
  options.some(({ value, label, words = [] }) => value === 'yes' && /去|来|参加|报名/.test(label + words.join('')))

/** What the rules alone make of a message. */
export interface Ruled {
  readonly acts: Act[]
  /** The message in plain characters. */
  readonly text: string
  /** All its clauses, from which an answer was read; none where there was no need to. */
  readonly clauses: readonly ReadClause[]
  /** It answers a quotation that asks how he is, and not what the office has asked. */
  readonly isAside?: true
}

/** The acts of a message before learnt words have had their say. */
export function readByRules(message: string, context: Context): Ruled {
  const { own, quoted } = takeApart(message)
  const normalised = answersInWords(normalise(own), context.question ?? [])
  const { text } = normalised
  const settled = (acts: Act[]): Ruled => ({ acts, text, clauses: [] })
  if (text === '') return settled([])
  const alike = quoted === undefined ? undefined : answerAlike(text, quoted)
  if (alike) return settled([{ span: spanOf(normalised, 0, text.length), text, reply: alike, commands: [], when: [] }])
  const opened = readOpening(context.vocabulary.openings, normalised, own)
  if (opened) return settled([opened])
  const whens = findWhens(text, presentAt(context.now, context.zone))
  const list = listAct(normalised, whens, 'anywhere')
  if (list) return settled([list])
  const whole = matchCommands(text, whens, context.vocabulary)
  const clauses = readClauses(text, context.titles)
  const isAlarm = clauses.some(({ meaning, death }) => meaning?.kind === 'distress' || death)
  const added = context.inRoom === true && !isAlarm ? listAct(normalised, whens, 'room') : undefined
  if (added) return settled([added])
  if (areLabels(context.question ?? [])) return settled(actsAmongLabels(normalised, clauses, whole, whens, context))
  // 摔了一跤 不去了 is said like 张三 不去了, and is a cry with an answer behind it.
  const isCry = clauses.some(({ meaning }) => meaning?.kind === 'distress')
  const groups =
    whole[0]?.exact && !isCry && !areOfTwo(clauses, context.question) ? [clauses] : groupClauses(clauses, context)
  const acts = groups.map((group) => actOf(normalised, group, groups.length === 1 ? whole : undefined, whens, context))
  const said = withoutMereWishes(withoutMereReasons(acts))
  if (quoted === undefined || !asksHowHeIs(quoted)) return { acts: said, text, clauses }
  return { acts: said.map(withoutReason), text, clauses, isAside: true }
}

/** 好些了，还咳嗽: how he is, told to whoever has asked, refuses nothing. */
const withoutReason = (act: Act): Act =>
  act.reply.reply === 'no' && act.reply.score < REASON
    ? { ...act, reply: { reply: 'other', score: 0.3, candidates: ['no'] } }
    : act

/** 老伴想去，我不想，我俩都不去: what holds for both of them outweighs what one of them would like. */
function withoutMereWishes(acts: Act[]): Act[] {
  const last = acts.at(-1)
  if (acts.length < 2 || last?.reply.reply !== 'no' || !NEITHER.test(last.text)) return acts
  return acts.map((act) =>
    act.reply.reply === 'yes' && WOULD_LIKE.test(act.text)
      ? { ...act, reply: { reply: 'other', score: 0.3, candidates: ['yes'] }, commands: [] }
      : act,
  )
}

const NEITHER = /(?:我|俺|咱)们?(?:俩|两个|老两口|两口子)?(?:都|谁也|谁都)不(?:去|来|参加)/
const WOULD_LIKE = /想(?:去|来|参加)/

/** 那天好像要体检，体检是哪天来着: what would only follow from a reason gives no seat away while something is asked. */
function withoutMereReasons(acts: Act[]): Act[] {
  if (acts.length < 2 || !acts.some(({ reply }) => asksSomething(reply))) return acts
  const follows = ({ reply, choice }: Act) =>
    choice === undefined && (reply.reply === 'no' || reply.reply === 'cancel') && reply.score < REASON
  return acts.map((act) =>
    follows(act) ? { ...act, reply: { reply: 'other', score: 0.3, candidates: [act.reply.reply] } } : act,
  )
}

/**
 * Of options that somebody has written, the message as a whole chooses: in 大米，不对，换成油 and in 别给我五仁！年年五仁！ no clause does.
 * What asks or commands something beside it stays an act of its own.
 */
function actsAmongLabels(
  normalised: Normalised,
  clauses: readonly ReadClause[],
  whole: readonly CommandCandidate[],
  whens: readonly When[],
  context: Context,
): Act[] {
  const options = context.question ?? []
  const meant = meantAmong(normalised.text, options)
  const { question: _question, ...unasked } = context
  const groups = whole[0]?.exact ? [clauses] : groupClauses(clauses, context)
  const own = meant !== undefined && !groups.some((group) => standsApart(group, unasked, options)) ? [clauses] : groups
  const acts = own.map((group) => actOf(normalised, group, own.length === 1 ? whole : undefined, whens, unasked))
  if (meant === undefined) return acts
  if (meant === 'undecided') return acts.map((act) => ({ ...act, undecided: true }))
  const choosing = Math.max(
    0,
    acts.findIndex(({ text }) => isSameChoice(meantAmong(text, options), meant)),
  )
  return acts.map((act, index) => (index === choosing ? withChoice(act, meant, options) : act))
}

/** 几点领？ beside what is chosen; 不订干啥 chooses itself. */
function standsApart(group: readonly ReadClause[], context: Context, options: readonly Option[]): boolean {
  const roles = new Set(group.map((clause) => roleOf(clause, context)))
  if (roles.has('command') || roles.has('alarm')) return true
  const text = group.map(({ clause }) => clause.text).join('，')
  if (!roles.has('question') && !asksSomething(combine(group, text))) return false
  const meant = meantAmong(text, options)
  return meant === undefined || meant === 'undecided'
}

const isSameChoice = (one: ReturnType<typeof meantAmong>, other: Choice): boolean =>
  one !== undefined && one !== 'undecided' && one.value === other.value

/** An act that chooses, whatever else its words may be. */
function withChoice(act: Act, choice: Choice, options: readonly Option[]): Act {
  const { reply } = act
  const isAlarm = reply.reply === 'distress' || reply.death
  // 不订干啥 only sounds like a question.
  const read = asksSomething(reply) ? ({ reply: 'other', score: 0.2 } as const) : reply
  return { ...act, choice, when: [], reply: isAlarm ? reply : optionsReply(choice, options, read, act.text) }
}

/** The command that a text would open where `openings` hold, saying whom it is for: 通知第一支部：明天停水, not 更正：…. */
export function openedBy(text: string, openings: Vocabulary['openings']): string | undefined {
  const { own } = takeApart(text)
  const [said] = readOpening(openings, normalise(own), own)?.commands ?? []
  return said !== undefined && Object.keys(said.slots).length > 1 ? said.id : undefined
}

function listAct(normalised: Normalised, whens: readonly When[], where: 'anywhere' | 'room'): Act | undefined {
  const list = readList(normalised.text, where)
  if (!list) return undefined
  const reply: Reply = { reply: 'list', entries: list.entries, score: 0.95 }
  return {
    span: spanOf(normalised, 0, normalised.text.length),
    text: normalised.text,
    reply,
    commands: [],
    when: whens.map((when) => original(normalised, when)),
  }
}

type Role = 'alarm' | 'answer' | 'question' | 'command' | 'talk'

function roleOf(read: ReadClause, context: Context): Role {
  if (read.meaning?.kind === 'distress' || read.death) return 'alarm'
  if (readChoice(read.clause.text, context.question ?? [])?.exact) return 'answer'
  const kind = read.meaning?.kind
  if (kind === undefined || kind === 'question' || kind === 'other' || kind === 'help') {
    if (saysCommand(read.clause.text, context.vocabulary)) return 'command'
  }
  if (kind === 'question' || kind === 'help') return 'question'
  return kind === undefined || kind === 'other' || kind === 'thanks' || kind === 'greeting' || kind === 'received'
    ? 'talk'
    : 'answer'
}

const isOnlyReason = ({ meaning }: ReadClause): boolean => meaning?.kind === 'no' && (meaning.score ?? 1) < REASON

/** Neighbouring clauses of one role make one act; small talk goes with its neighbour. */
function groupClauses(clauses: readonly ReadClause[], context: Context): (readonly ReadClause[])[] {
  if (clauses.length < 2) return [clauses]
  if (isSummedUp(clauses)) return [clauses]
  const groups: { role: Role; clauses: ReadClause[] }[] = []
  const asks = clauses.some(({ meaning }) => meaning?.kind === 'question')
  for (const clause of clauses) {
    // 几点完事，我得接孙子: the reason belongs to the question.
    const role = asks && isOnlyReason(clause) ? 'talk' : roleOf(clause, context)
    const last = groups.at(-1)
    if (last && joins(last.role, role) && !last.clauses.some((before) => opposes(before, clause, context.question))) {
      last.clauses.push(clause)
      if (last.role === 'talk') last.role = role
    } else groups.push({ role, clauses: [clause] })
  }
  return groups.map((group) => group.clauses)
}

/** 帮老罗、老唐报，我也去，一共仨: whoever is told of one by one is counted together. */
const isSummedUp = (clauses: readonly ReadClause[]): boolean =>
  clauses.some(({ clause }) => SUM.test(clause.text)) &&
  clauses.some(({ proxy }) => proxy !== undefined) &&
  clauses.every(({ meaning }) => meaning === undefined || COUNTED.has(meaning.kind))
const COUNTED: ReadonlySet<ReplyKind> = new Set(['yes', 'received', 'thanks', 'greeting'])

function joins(before: Role, next: Role): boolean {
  if (next === 'talk') return before !== 'command'
  if (before === 'talk') return next !== 'command'
  return before === next && next !== 'command'
}

function actOf(
  normalised: Normalised,
  group: readonly ReadClause[],
  whole: readonly CommandCandidate[] | undefined,
  allWhens: readonly When[],
  context: Context,
): Act {
  const from = whole ? 0 : (group[0]?.clause.from ?? 0)
  const to = whole ? normalised.text.length : (group.at(-1)?.clause.to ?? normalised.text.length)
  const text = normalised.text.slice(from, to)
  const inside = allWhens.filter((when) => when.span.from >= from && when.span.to <= to)
  const commands =
    whole ??
    matchCommands(
      text,
      inside.map((when) => moved(when, -from)),
      context.vocabulary,
    ).map((command) => movedCommand(command, from))
  const told = normalised.text.slice(group[0]?.clause.from ?? from, group.at(-1)?.clause.to ?? to)
  const choice = choiceIn(group, told, context.question ?? [])
  return {
    span: spanOf(normalised, from, to),
    text,
    reply: replyOf(group, text, choice, context),
    ...(choice ? { choice } : {}),
    commands: commands.map((command) => originalCommand(normalised, command)),
    // 1号 chosen from a question is no day of the month.
    when: choice?.exact ? [] : inside.map((when) => original(normalised, when)),
    ...namesIn(normalised, from, to, context),
  }
}

function namesIn(normalised: Normalised, from: number, to: number, { names }: Context): Pick<Act, 'names'> {
  if (!names) return {}
  const found = findNames(normalised.text.slice(from, to), names)
  return { names: found.map((name) => ({ ...name, ...spanOf(normalised, from + name.from, from + name.to) })) }
}

/** 收到，1: a clause of its own that chooses counts for the whole, unless another clause chooses otherwise or decides. */
function choiceIn(group: readonly ReadClause[], text: string, options: readonly Option[]): Choice | undefined {
  const whole = readChoice(text, options)
  if (whole?.exact || options.length === 0 || /人数/.test(text)) return whole
  const choices = group.flatMap(({ clause }) => readChoice(clause.text, options) ?? []).filter((choice) => choice.exact)
  // 腿脚不好，送一下吧: where nobody is asked whether he comes, that is a reason.
  const deciding = asksWhetherYes(options) ? DECIDING : STANDING
  const [first] = choices
  // 2 我一个人带俩娃走不开: a reason that says the same decides nothing else.
  const decided = group.some(
    ({ clause, meaning }) =>
      // 参加，只要不下雨: under a condition the word of an option chooses nothing.
      (!readChoice(clause.text, options)?.exact || meaning?.kind === 'maybe') &&
      meaning !== undefined &&
      meaning.kind !== first?.value &&
      deciding.has(meaning.kind),
  )
  return first && !decided && choices.every((choice) => choice.value === first.value) ? first : whole
}

const DECIDING: ReadonlySet<ReplyKind> = new Set([
  'yes',
  'no',
  'maybe',
  'cancel',
  'change',
  'distress',
  'optout',
  'question',
])

/** What is more than a reason beside any choice. */
const STANDING: ReadonlySet<ReplyKind> = new Set(['distress', 'optout', 'question', 'cancel', 'change'])

function replyOf(group: readonly ReadClause[], text: string, choice: Choice | undefined, context: Context): Reply {
  const reply = combine(group, text)
  // 我参加过抗美援朝 holds the word of an option and is no answer; an answer that is doubted is not made one by its words.
  if (
    !choice?.exact &&
    group.some((read) => read.meaning && (read.meaning.kind === 'other' || DECIDING.has(read.meaning.kind)))
  )
    return reply
  if (!choice || reply.reply === 'distress' || reply.death || (reply.reply !== 'other' && !choice.exact)) return reply
  const chosen = optionsReply(choice, context.question ?? [], reply, text)
  // 孙德胜一家三口参加 holds the word of an option, and says for whom.
  const ofOther = group.some(({ meaning, proxy }) => meaning === undefined && proxy !== undefined)
  return (chosen.reply === 'yes' && !choice.exact) || ofOther
    ? { ...chosen, ...readDetails(meantAs(group, chosen.reply), chosen.reply, text) }
    : chosen
}

function mapSpans(when: When, map: (span: Span) => Span): When {
  return {
    ...when,
    span: map(when.span),
    ...(when.pieces ? { pieces: when.pieces.map(map) } : {}),
    ...(when.alternatives ? { alternatives: when.alternatives.map((other) => mapSpans(other, map)) } : {}),
  }
}

const moved = (when: When, by: number) => mapSpans(when, ({ from, to }) => ({ from: from + by, to: to + by }))
const original = (normalised: Normalised, when: When) => mapSpans(when, ({ from, to }) => spanOf(normalised, from, to))

function mapWhens(command: CommandCandidate, map: (when: When) => When): CommandCandidate {
  const slots: { [name: string]: SlotValue[SlotKind] } = {}
  for (const [name, value] of Object.entries(command.slots))
    slots[name] = typeof value === 'object' ? map(value) : value
  return { ...command, slots }
}

const movedCommand = (command: CommandCandidate, by: number) => mapWhens(command, (when) => moved(when, by))
const originalCommand = (normalised: Normalised, command: CommandCandidate) =>
  mapWhens(command, (when) => original(normalised, when))
