/** The last look: an answer may have been taken back, and what is done needs no reminder. */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  return new Map([
    ...(await takenBack(db, messages)),
    ...(await answeredMeanwhile(db, messages)),
    ...(await reopenedMeanwhile(db, messages)),
    ...(await movedMeanwhile(db, messages)),
  ])
}

/** Nobody is asked whether they are pleased with what is not done after all. */
async function reopenedMeanwhile(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const asked = messages.flatMap(({ id, about }) => {
    const number = /^request:(\d+)$/.exec(about ?? '')?.[1]
    return number === undefined ? [] : [{ id, number: Number(number) }]
  })
  const done = await queries.doneAmong(
    db,
    asked.map(({ number }) => number),
  )
  return new Map(asked.filter(({ number }) => !done.has(number)).map(({ id }) => [id, wording.isReopened()]))
}

/** 还没给您回话 is said no more once somebody has answered. */
async function answeredMeanwhile(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const late = messages.flatMap(({ id, about }) => {
    const number = /^request:(\d+):late$/.exec(about ?? '')?.[1]
    return number === undefined ? [] : [{ id, number: Number(number) }]
  })
  const waiting = await queries.unansweredAmong(
    db,
    late.map(({ number }) => number),
  )
  return new Map(late.filter(({ number }) => !waiting.has(number)).map(({ id }) => [id, wording.isAnswered()]))
}

/** Whoever waits is told the time that holds, and not the one that it was moved to before. */
async function movedMeanwhile(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const told = messages.flatMap(({ id, about }) => {
    const [, number, until] = /^request:(\d+):until (.+)$/.exec(about ?? '') ?? []
    return number === undefined || until === undefined ? [] : [{ id, number: Number(number), until }]
  })
  const times = await queries.timesOf(
    db,
    told.map(({ number }) => number),
  )
  return new Map(
    told
      .filter(({ number, until }) => times.get(number)?.toISOString() !== until)
      .map(({ id }) => [id, wording.hasAnotherTime()]),
  )
}

/** An answer that was taken back; or whose receiver has another phone since, so that nobody knows who would read it. */
async function takenBack(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const entries = messages.flatMap((message) => {
    const [, entry] = /^request:\d+:(\d+)$/.exec(message.about ?? '') ?? []
    return entry === undefined ? [] : [{ id: message.id, entry: Number(entry) }]
  })
  const ids = entries.map(({ entry }) => entry)
  const withdrawn = await queries.withdrawnAmong(db, ids)
  const rebound = await queries.reboundAmong(db, ids)
  return new Map(
    entries.flatMap(({ id, entry }): [number, string][] => {
      if (withdrawn.has(entry)) return [[id, wording.takenBack()]]
      return rebound.has(entry) ? [[id, wording.isRebound()]] : []
    }),
  )
}
