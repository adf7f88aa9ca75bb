/** A process for the tests to kill: appends to the journal in a folder, and says the number of each entry it was told of. */
import { systemClock } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { openJournal } from '../../src/journal/journal.ts'

const [folder = ''] = process.argv.slice(2)
const journal = await openJournal({ folder, now: systemClock.now, log: silentLog, segmentSize: 64 << 10 })
for (;;) {
  const number = await journal.append({ text: '收到'.repeat(100) })
  if (number % 50 === 0) await journal.turnOver()
  process.stdout.write(`${number}\n`)
}
