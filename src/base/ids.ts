import { randomUUID } from 'node:crypto'

/** Source of identifiers that must be unique across processes; tests hand in a predictable one. */
export type Ids = () => string

export const randomIds: Ids = () => randomUUID()
