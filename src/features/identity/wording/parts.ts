/** Parts of sentences about who is who. */
import { shorten } from '../../../language/say.ts'
import type { Other } from '../stranger-words.ts'

export interface Who {
  readonly name: string
  readonly unit: string | null
  readonly formerUnit: string | null
}

export const phrase = (parts: readonly (string | null | undefined | false)[], joint = '，'): string =>
  parts.filter((part) => part).join(joint)
export const lines = (parts: readonly (string | null | undefined | false)[]): string => phrase(parts, '\n')

/** 张建国（第一支部第一小组，原铸造车间） */
export const inFull = ({ name, unit, formerUnit }: Who): string =>
  `${name}（${phrase([unit ?? '还没编入支部', formerUnit && `原${formerUnit}`])}）`
export const quoted = (nickname: string): string => `微信“${nickname}”`
export const short = (text: string): string => shorten(text, 60)
export const numbered = (labels: readonly string[]): string =>
  labels.map((label, index) => `${index + 1} ${label}`).join('\n')
export const ASK_IN_PERSON = '花名册上没有电话，请当面问本人。'
export const warnOfFraud = (): string => '之前发过像广告或诈骗的话，请小心。'

export interface Told {
  readonly name: string
  readonly formerUnit: string | null
  readonly phone: string | null
}

export const inShort = ({ name, formerUnit, phone }: Told): string =>
  phrase([name, formerUnit ? `原${formerUnit}` : '单位没说', phone === null ? '电话没留' : `电话${phone}`])
export const besideThem = (others: readonly Other[]): string =>
  `还说到${others.map(({ relation, name }) => `${relation}${name}`).join('、')}，请一起问。花名册上没有的，收下请说：加人：${others[0]?.name ?? ''}，（单位），（电话）。`
