/** `npm run explain -- "下周三下午我想用车"` prints what the reader makes of a text; `--jsonl` reads and writes lines for scoring. */
import { stdin, stdout } from 'node:process'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { instantOf } from '../base/calendar.ts'
import { ownFeatures } from '../conversation/conversation.ts'
import { listFeatures } from '../features/index.ts'
import { normalise } from './normalise.ts'
import { normaliseText } from './read-value.ts'
import type { Act, Moment, Option, Recurrence, Reply, Sayable, When } from './reading.ts'
import { readReply } from './reply/read-reply.ts'
import type { Context } from './understand.ts'
import { compile, understand } from './understand.ts'
import { findWhens } from './when/find-whens.ts'
import { presentAt } from './when/resolve.ts'
import { PART_START } from './when/words.ts'

const ZONE = 'Asia/Shanghai'
const two = (n: number) => String(n).padStart(2, '0')

/** All commands of the program, as it declares them. */
function everythingSayable(): readonly Sayable[] {
  const features = listFeatures({ remindAt: '16:00' })
  return [
    ...ownFeatures(features, { stoppedAccounts: async () => [], resumePushes: async () => {} }),
    ...features,
  ].flatMap((feature) => feature.commands ?? [])
}

/** Everything the reader makes of a text, as lines for a person. */
export function explain(text: string, context: Context): string {
  const lines = [`原文：${text}`, `规整：${normalise(text).text}`]
  understand(text, context).forEach((act, i) => {
    lines.push(`第${i + 1}件：${act.text}`, ...explainAct(act))
  })
  return lines.join('\n')
}

function explainAct(act: Act): string[] {
  const { reply, score, candidates, ...details } = act.reply
  return [
    `  答复 ${reply} ${score.toFixed(2)} ${JSON.stringify(details)}${candidates?.length ? ` 也可能 ${candidates.join(' ')}` : ''}`,
    ...(act.choice ? [`  选项 ${act.choice.number} ${act.choice.value}${act.choice.exact ? '' : '（不确定）'}`] : []),
    ...act.when.map(
      (when) =>
        `  时间 「${when.text}」 ${JSON.stringify(scoredWhen(when)) ?? '没有这个时间'}${when.superseded ? '（已改）' : ''}`,
    ),
    ...act.commands.map(
      (command) =>
        `  指令 ${command.id} ${command.score.toFixed(2)}${command.exact ? '' : '（相近）'} ${JSON.stringify(command.slots)}`,
    ),
  ]
}

type ScoredWhen =
  | { readonly kind: 'recurring'; readonly rule: Recurrence }
  | { readonly start?: string; readonly end?: string }

/** A reading in the form of scoring; undefined for what cannot be read. */
export function scoredWhen(when: When): ScoredWhen | undefined {
  if (when.impossible) return undefined
  if (when.rule) return { kind: 'recurring', rule: when.rule }
  return { ...(when.start ? { start: pointOf(when.start) } : {}), ...(when.end ? { end: pointOf(when.end) } : {}) }
}

function pointOf({ day, time, part }: Moment): string {
  const clock = time ?? (part ? `${two(PART_START[part])}:00` : undefined)
  if (!day) return `T${clock ?? '00:00'}`
  return clock ? `${day}T${clock}` : day
}

/** The options that a question in plain words offers: 参加请回复1，不参加请回复2. */
export function optionsIn(question: string): Option[] {
  return [...question.matchAll(/([^，。；、\s]{1,12}?)(?:的)?请?(?:回复?|按|选)\s*(\d)/g)].map(
    ([, label = '', number = '']) => {
      const kind = readReply(label).reply
      return { number: Number(number), value: kind === 'other' ? label : kind, label: `${number} ${label}` }
    },
  )
}

/** What a question is about: its first clause without its time. */
function titleIn(question: string, now: Date): string {
  const [clause = ''] = normaliseText(question).split('，')
  const last = findWhens(clause, presentAt(now, ZONE)).at(-1)
  return clause.slice(last?.span.to ?? 0)
}

/** What decides in a message of several acts: an answer before a question, a question before thanks. */
function mainReply(acts: readonly Act[]): Reply {
  const order = [
    'distress',
    'optout',
    'list',
    'cancel',
    'change',
    'yes',
    'no',
    'maybe',
    'help',
    'question',
    'received',
    'thanks',
    'greeting',
    'other',
  ]
  const replies = acts.map((act) => act.reply)
  return replies.sort((a, b) => order.indexOf(a.reply) - order.indexOf(b.reply))[0] ?? { reply: 'other', score: 0 }
}

/** 通知：12号上午九点开会 is passed on as it is written, and no command looks for times in it. */
const whensOf = ({ when, text, commands, choice }: Act, now: Date): readonly When[] =>
  commands[0]?.exact === true && choice === undefined && when.length === 0
    ? findWhens(normalise(text).text, presentAt(now, ZONE))
    : when

interface Row {
  readonly id: string
  readonly text: string
  readonly reference: string
  readonly question?: string
}

function answerRow(row: Row, context: Omit<Context, 'now'>): string {
  const [day = '', time = ''] = row.reference.split('T')
  const now = instantOf(day, time.slice(0, 5), ZONE)
  const asked = row.question
  const question = asked === undefined ? {} : { question: optionsIn(asked), titles: [titleIn(asked, now)] }
  const acts = understand(row.text, { ...context, ...question, now })
  const when = acts.flatMap((act) => whensOf(act, now).flatMap((one) => scoredWhen(one) ?? []))
  return JSON.stringify({ id: row.id, when, reply: mainReply(acts) })
}

async function main(args: readonly string[]): Promise<void> {
  const context = { zone: ZONE, vocabulary: compile(everythingSayable(), ZONE) }
  if (args.includes('--jsonl')) {
    // Whoever writes may be slower than we read; a stream waits for them.
    const rows = (await textOf(stdin)).split('\n').filter((line) => line.trim() !== '')
    stdout.write(rows.map((line) => `${answerRow(JSON.parse(line) as Row, context)}\n`).join(''))
    return
  }
  const now = instantOf('2026-11-23', '09:00', ZONE)
  stdout.write(args.map((text) => `${explain(text, { ...context, now })}\n`).join('\n'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
