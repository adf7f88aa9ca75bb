/** The last look: nobody is called again once somebody has taken it on, or it is over. */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const asked = messages.flatMap(({ id, about, personId }) => {
    const [, number, what] = /^alarm:(\d+):(again|near|outcome|looking)$/.exec(about ?? '') ?? []
    return number === undefined ? [] : [{ id, personId, number: Number(number), what }]
  })
  const numbers = [...new Set(asked.map(({ number }) => number))]
  const alarms = new Map((await queries.alarmsOf(db, numbers)).map((alarm) => [alarm.number, alarm]))
  return new Map(
    asked.flatMap(({ id, personId, number, what }): [number, string][] => {
      const alarm = alarms.get(number)
      if (alarm === undefined || alarm.done) return [[id, wording.isOver()]]
      if (what === 'looking') return alarm.near_by === personId ? [] : [[id, wording.looksNoMore()]]
      // Whoever is near need not go where somebody goes already, of the office or not; the office is called all the same.
      const isTaken = alarm.taken_by !== null || (what === 'near' && alarm.near_by !== null)
      return what !== 'outcome' && isTaken ? [[id, wording.isTaken()]] : []
    }),
  )
}
