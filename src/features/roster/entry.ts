/** What a row of a list comes to. */
import type { Told } from '../certification/public.ts'
import type { DateFault } from './read-date.ts'
import type { Field } from './vocabulary.ts'

/** What is kept beside the person. Plain JSON. */
export interface Links {
  /** 退休职工党总支/第一支部/第一小组, from the top down, as far as written; names as the list has them. */
  readonly unit?: readonly UnitName[]
  readonly clubs?: readonly string[]
  readonly tags?: readonly string[]
  readonly spouse?: string
  readonly liaison?: string
  readonly relative?: {
    readonly name: string
    readonly relation?: string
    readonly phone?: string
    readonly mayAct: boolean
  }
  readonly certification?: Told
}

export interface UnitName {
  readonly kind: 'committee' | 'branch' | 'group'
  readonly name: string
}

/** Why a value was not taken. */
export type Left =
  | {
      readonly field: Field | 'elsewhere'
      readonly why:
        | 'unknown'
        | 'phone'
        | 'others-phone'
        | 'twice'
        | 'secret'
        | 'diagnosis'
        | 'garbled'
        | 'long'
        | 'no-branch'
        | 'one-name'
      readonly text: string
    }
  | { readonly field: Field; readonly why: DateFault; readonly text: string }

/** Why a row is no person. */
export type Wrong = 'no-name' | 'formula' | 'no-such-name' | 'several-names' | 'heading' | 'garbled'

export interface ReadRow {
  readonly name: string
  /** Columns of `person`, their values as text. */
  readonly fields: Readonly<Record<string, string>>
  readonly links: Links
  readonly left: readonly Left[]
  readonly wrong?: Wrong
}
