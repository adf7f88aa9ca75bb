import { randomInt, randomUUID } from 'node:crypto'

/** Source of identifiers that must be unique across processes; tests hand in a predictable one. */
export type Ids = () => string

export const randomIds: Ids = () => randomUUID()

/** A code of eight digits that nobody can guess, for a person to type. */
export const randomCode = (): string => String(randomInt(10_000_000, 100_000_000))
