/**
 * Figures of speed and size, each beside what it is held against in the same run: `npm run bench` for all,
 * `npm run bench -- inbox claiming` for some, `npm run bench -- notices:10000` for a smaller one. A run that other programs disturb is repeated.
 * Ends with 1 when a goal was missed or a figure could not be measured.
 */
import { stderr, stdout } from 'node:process'
import { errorText } from '../../src/base/errors.ts'
import { type Figure, type Measured, measureQuietly } from './figure.ts'
import { birthdays } from './figures/birthdays.ts'
import { claiming } from './figures/claiming.ts'
import { delivery } from './figures/delivery.ts'
import { grpc } from './figures/grpc.ts'
import { inbox } from './figures/inbox.ts'
import { journal } from './figures/journal.ts'
import { language } from './figures/language.ts'
import { memory } from './figures/memory.ts'
import { noticeReplies } from './figures/notice-replies.ts'
import { noticesFigure } from './figures/notices.ts'
import { openLoop } from './figures/open-loop.ts'
import { rosterFigure } from './figures/roster.ts'
import { start } from './figures/start.ts'

const FIGURES: readonly Figure[] = [
  start,
  inbox,
  openLoop,
  grpc,
  delivery,
  claiming,
  journal,
  memory,
  rosterFigure,
  birthdays,
  noticesFigure,
  noticeReplies,
  language,
]

/** The figures that are asked for, each with its size; 0: the figure's own. */
const sizes = new Map(
  process.argv.slice(2).map((arg): [string, number] => {
    const [id = '', size = '0'] = arg.split(':')
    return [id, Number(size)]
  }),
)
const wanted = [...sizes.keys()]
const unknown = wanted.filter((id) => !FIGURES.some((figure) => figure.id === id))
if (unknown.length > 0) {
  stderr.write(`no such figure: ${unknown.join(', ')}; there are ${FIGURES.map(({ id }) => id).join(', ')}\n`)
  process.exit(2)
}

for (const figure of FIGURES) if (wanted.length === 0 || wanted.includes(figure.id)) await show(figure)
process.exit()

async function show(figure: Figure): Promise<void> {
  try {
    const { measured, foreign } = await measureQuietly(figure, sizes.get(figure.id) || undefined)
    const others = foreign === undefined ? 'unknown' : `${Math.round(foreign * 100)} %`
    if (measured.some(({ ok }) => ok === false)) process.exitCode = 1
    stdout.write(`\n${figure.id} (others took ${others} of the machine)\n${measured.map(line).join('')}`)
  } catch (error) {
    stdout.write(`\n${figure.id}: could not be measured: ${errorText(error)}\n`)
    process.exitCode = 1
  }
}

function line({ name, value, yardstick = '', goal = '', ok }: Measured): string {
  const verdict = ok === undefined ? '' : ok ? 'ok' : 'MISSED'
  return `  ${name.padEnd(44)} ${value.padEnd(20)} ${goal.padEnd(12)} ${verdict.padEnd(7)} ${yardstick}\n`
}
