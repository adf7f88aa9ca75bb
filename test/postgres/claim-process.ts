/**
 * A process that claims and ends whatever waits in the inbox, with four workers at once, until nothing is left. Arguments:
 * DATABASE_URL, its name. Says how many messages it has ended.
 */
import { systemClock } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { claimMessages, endMessage, lockClaimed } from '../../src/conversation/queries.ts'
import { openStore } from '../../src/store/open-store.ts'

const [databaseUrl, name = ''] = process.argv.slice(2)
const { db, close } = await openStore({ databaseUrl, dataDir: '', log: silentLog })

/** False when nothing could be claimed. */
async function workOff(worker: string): Promise<boolean> {
  const [claimed] = await claimMessages(db, [worker], { id: name })
  if (claimed === undefined) return false
  // Added afterwards: the other workers count meanwhile.
  const one = await db.transaction().execute(async (tx) => {
    if ((await lockClaimed(tx, claimed.id, worker)) === undefined) return 0
    const handled_at = systemClock.now()
    await endMessage(tx, claimed.id, {
      state: 'handled',
      handled_at,
      person_id: null,
      handled_as: name,
      deed: null,
      failure: null,
    })
    return 1
  })
  ended += one
  return true
}

async function work(worker: string): Promise<void> {
  // What waits may be in others' hands for a moment.
  for (let idle = 0; idle < 20; ) idle = (await workOff(worker)) ? 0 : idle + 1
}

let ended = 0
await Promise.all([1, 2, 3, 4].map((one) => work(`${name}/${one}`)))
await close()
process.stdout.write(`${ended}\n`)
