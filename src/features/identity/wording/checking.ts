/** Whether somebody is whom they say they are: asked of staff. */
import type { Other } from '../stranger-words.ts'
import { ASK_IN_PERSON, besideThem, inFull, lines, numbered, quoted, short, type Who, warnOfFraud } from './parts.ts'

const CHECKED = '核实了，是本人'
export const CHECK_OPTIONS = [CHECKED, '不是本人', '先放一放'] as const

export interface Claim extends Who {
  readonly nickname: string
  readonly phone: string | null
  readonly words: string
  /** A chat that is surely theirs already. */
  readonly other: string | undefined
  readonly wasFraud: boolean
  readonly others: readonly Other[]
}

export const askToCheck = (claim: Claim): string =>
  lines([
    `${quoted(claim.nickname)}说是${inFull(claim)}：“${short(claim.words)}”`,
    claim.wasFraud && warnOfFraud(),
    claim.other !== undefined && `这位同志已有核实过的${quoted(claim.other)}，当心有人冒名。`,
    claim.others.length > 0 && besideThem(claim.others),
    claim.phone === null ? ASK_IN_PERSON : `请打花名册上的电话${claim.phone}。`,
    numbered(CHECK_OPTIONS),
  ])
export const checkTitle = (name: string): string => `核实${name}`

export const refusedClaim = (name: string, nickname: string): string =>
  `好的，${quoted(nickname)}不是${name}，已经断开。以后再说是${name}，我不会再认。`
export const putOff = (): string => '好的，先放着，在“待核实名单”里。'
