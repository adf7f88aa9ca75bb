/** Speed of the reader: whole messages a second, beside chrono-node on dates alone; lunar days a second; a 接龙 of 500. */
import { zh } from 'chrono-node'
import { addDays, instantOf } from '../../../src/base/calendar.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { readList } from '../../../src/language/lists.ts'
import { lunarOf } from '../../../src/language/lunar.ts'
import { buildNameIndex, findNames } from '../../../src/language/names.ts'
import { compile, understand } from '../../../src/language/understand.ts'
import { DATE_TABLES, readTable } from '../../language/table.ts'
import { type Figure, type Measured, ratio } from '../figure.ts'

const ZONE = 'Asia/Shanghai'
const NOW = instantOf('2026-11-23', '09:00', ZONE)

function measure(name: string, count: number, run: () => void): Measured {
  const perSecond = Math.round(count / secondsOf([run])[0])
  return { name, value: `${perSecond.toLocaleString('en')}/s` }
}

/** What a run of each takes, in seconds: turn by turn for a while, so that what disturbs one disturbs all. */
function secondsOf(runs: readonly [() => void, ...(() => void)[]]): [number, ...number[]] {
  const seconds = runs.map(() => 0)
  for (const run of runs) run()
  let rounds = 0
  for (const start = performance.now(); performance.now() - start < 1500 * runs.length; rounds++) {
    for (const [i, run] of runs.entries()) {
      const from = performance.now()
      run()
      seconds[i] = (seconds[i] ?? 0) + (performance.now() - from) / 1000
    }
  }
  const [first = 0, ...others] = seconds.map((all) => all / rounds)
  return [first, ...others]
}

/** Whole messages beside dates alone: both read the same sentences, in turn. */
function beside(
  sentences: readonly string[],
  own: (text: string) => unknown,
  other: (text: string) => unknown,
): Measured {
  const [ours, theirs = 0] = secondsOf([() => each(sentences, own), () => each(sentences, other)])
  const yard = { name: 'chrono-node, dates alone', value: sentences.length / theirs }
  return ratio('whole messages', sentences.length / ours, yard, 1)
}

function each<T>(values: readonly T[], run: (value: T) => unknown): void {
  for (const value of values) run(value)
}

/** Measures everything, with the commands of all features; takes some seconds. */
function benchLanguage(): Measured[] {
  const sayables = listFeatures({ remindAt: '16:00' }).flatMap((feature) => feature.commands ?? [])
  const sentences = [...DATE_TABLES, 'replies.tsv'].flatMap(readTable).map(([text = '']) => text)
  const context = { now: NOW, zone: ZONE, vocabulary: compile(sayables, ZONE) }
  const days = Array.from({ length: 1000 }, (_, i) => addDays('1950-01-01', i * 29))
  const relay = `#接龙\n下周三太极拳\n\n${Array.from({ length: 500 }, (_, i) => `${i + 1}. 张桂兰 ${(i % 3) + 1}人`).join('\n')}`
  const given = [...'桂兰秀英建国志强玉华文军丽娟德明']
  const people = Array.from({ length: 100_000 }, (_, id) => ({
    id,
    name: `${'王李张刘陈杨赵黄周吴'.charAt(id % 10)}${given[(id >> 3) % 18] ?? ''}${given[(id >> 7) % 18] ?? ''}`,
  }))
  const names = buildNameIndex(people)
  return [
    beside(
      sentences,
      (text) => understand(text, context),
      (text) => zh.hans.parse(text, NOW),
    ),
    measure('lunar days', days.length, () => each(days, (day) => lunarOf(day))),
    measure('接龙 of 500 lines', 1, () => readList(relay)),
    measure('names among 100,000', sentences.length, () => each(sentences, (text) => findNames(text, names))),
  ]
}

export const language: Figure = { id: 'language', measure: async () => benchLanguage() }
