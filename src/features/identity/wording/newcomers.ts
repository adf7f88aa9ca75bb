/** People who report and are not on the roster. */
import type { Said } from '../stranger-words.ts'
import {
  besideThem,
  inFull,
  inShort,
  lines,
  numbered,
  phrase,
  quoted,
  short,
  type Told,
  type Who,
  warnOfFraud,
} from './parts.ts'

/** 李敏，何守田的女儿，电话13900000001，微信“小敏” */
export const newcomerLabel = (who: Told, nickname: string, relative: string | undefined): string =>
  phrase([
    who.name,
    relative ?? (who.formerUnit !== null && `原${who.formerUnit}`),
    who.phone !== null && `电话${who.phone}`,
    quoted(nickname),
  ])

export const NEWCOMER_OPTIONS = ['收下', '不收', '先打电话核实'] as const
/** `left`: what the roster has of those of that name who have left. */
export const askToTakeIn = (nickname: string, told: Told, said: Said, left: string): string =>
  lines([
    `${quoted(nickname)}要报到，花名册上没有：`,
    inShort(told),
    left,
    said.wasFraud && warnOfFraud(),
    `原话：“${short(said.words)}”`,
    said.others.length > 0 && besideThem(said.others),
    numbered(NEWCOMER_OPTIONS),
  ])
export const newcomerTitle = (name: string): string => `${name}报到`
export const AFTER_CALL_OPTIONS = ['收下，已核实', '不收'] as const
export const callFirst = (told: Told): string =>
  lines([
    `好的，请打${told.phone ?? '电话（没留号码，请当面问）'}：${told.name}。打完请回：`,
    numbered(AFTER_CALL_OPTIONS),
  ])

export const KINDS = [
  { value: 'retiree', label: '退休职工', words: ['退休', '职工', '老同志', '离休'] },
  { value: 'family', label: '家属或遗属', words: ['家属', '遗属'] },
  { value: 'staff', label: '工作人员', words: ['同事', '办公室的'] },
] as const
export const askKind = (name: string): string =>
  `收下${name}，登记成哪一类？请回数字：\n${numbered(KINDS.map(({ label }) => label))}`
export const askUnitOf = (name: string): string =>
  `${name}编到哪里？请说支部、小组，比如：第一支部第一小组。还没定请回“没定”。`
export const unitUnknown = (words: string): string =>
  `“${short(words)}”没对上一个支部或小组。请说全，比如：第一支部第一小组；还没定请回“没定”。`

export const accepted = (name: string, unit: string | null, confirmed: boolean): string =>
  lines([
    `收下了：${name}（${unit ?? '还没编入支部'}），微信绑好了。`,
    !confirmed && `打电话或当面核实以后，请说：已核实${name}。`,
  ])
export const refused = (name: string): string => `好的，${name}没有收，已请本人打电话或来办公室核对。`
export const alreadyDecided = (name: string): string => `${name}的事已经办过了。`
export const alreadyOnRoster = (found: Who, nickname: string): string =>
  `花名册上已经有${inFull(found)}。是同一位就请说：绑定 ${found.name} 是 ${nickname}。不是同一位，请先在花名册里加一条。`
export const noSuchNewcomer = (name: string): string => `等着报到的没有叫${name}的。看名单请说：待核实名单。`
