/** Relatives who want to answer for elders: what staff are asked, and what they are told meanwhile. */
import type { Office } from '../../../feature.ts'
import { ASK_IN_PERSON, inFull, lines, numbered, quoted, short, type Who } from './parts.ts'

const askElder = (phone: string | null): string =>
  phone === null ? ASK_IN_PERSON : `请打花名册上的电话${phone}问老人本人。`
export const HELPER_OPTIONS = ['核实了，可以代办', '不可以', '先放一放'] as const
export const KNOWN_HELPER_OPTIONS = [
  '核实了，就是花名册上这一位，可以代办',
  '核实了，是同名的另一位，可以代办',
  '不可以',
  '先放一放',
] as const
const helperOptions = (known: readonly Who[]): string =>
  numbered(known.length === 1 ? KNOWN_HELPER_OPTIONS : HELPER_OPTIONS)
/** `known`: who of that name is on the roster already. */
const isKnown = (known: readonly Who[]): string =>
  known.length === 0 ? '' : `花名册上已经有${known.map(inFull).join('、')}。`
const ifOneOfThem = (known: readonly Who[]): string =>
  known.length > 1 ? '是其中一位的，先放一放，请说：绑定（姓名）是（微信名）。' : ''
export const askAboutHelper = (
  nickname: string,
  { name, known }: { readonly name: string; readonly known: readonly Who[] },
  relation: string,
  elder: Who,
  phone: string | null,
) =>
  lines([
    `${quoted(nickname)}说是${inFull(elder)}的${relation}${name === '' ? '' : `，叫${name}`}，想替老人回话。`,
    `${isKnown(known)}${ifOneOfThem(known)}`,
    askElder(phone),
    helperOptions(known),
  ])
/** After 收下冯秋菊, where somebody of that name is on the roster. */
export const isHelperKnown = (name: string, known: readonly Who[]): string =>
  lines([`${isKnown(known)}要替老人回话的${name}是同一位吗？${ifOneOfThem(known)}`, helperOptions(known)])
export const helperTitle = (elder: string, relation: string): string => `${elder}的${relation}`
/** After the first of two parents. */
export const askAboutOther = (helper: string, other: Who, phone: string | null, first: string): string =>
  lines([first, `${helper}还想替${inFull(other)}回话。${askElder(phone)}`, numbered(HELPER_OPTIONS)])
/** Somebody who is known already wants to answer for one more; `helped` are those for whom they do. */
export const askAboutAnother = (
  helper: string,
  helped: readonly string[],
  elder: Who,
  relation: string,
  phone: string | null,
): string =>
  lines([
    `${helper}${helped.length > 0 ? `（现在替${helped.join('、')}回话）` : ''}还想替${inFull(elder)}回话，说是老人的${relation}。`,
    askElder(phone),
    numbered(HELPER_OPTIONS),
  ])
export const helpAnotherTitle = (): string => '替谁回话'
export const askElderName = (): string => '好的。请告诉我老人的姓名和原来的单位，办公室先跟老人核对。'
export const elderAskedFirst = (elder: string): string => `好的，办公室先跟${elder}同志核对，核对好了我告诉您。`
export const elderToCheck = (elder: string): string =>
  `好的，“${short(elder)}”说的是哪一位，我请办公室的同志核对，再给您回电话。`
export const whyElderToCheck = (): string =>
  '想再替一位老人回话，花名册上对不准是哪一位。请问清楚，核实了请说：绑定 （家属姓名） 是 （老人姓名）的女儿。'
export const alreadyHelps = (elder: string): string => `您已经可以替${elder}回话了，比如：${elder}去。`
export const anotherRefused = (elder: string, office: Office): string =>
  `您好！您想替${elder}同志回话，这件事还要当面核对，请打${office.phone}，或来办公室一趟。`
export const laterHelper = (helper: string, elder: string, relation: string): string =>
  `好的，先不替${elder}回话。核实了请说：绑定 ${helper} 是 ${elder}的${relation}。`
export const refusedHelper = (name: string): string => `好的，没有让${name}代办，已请本人打电话或来办公室核对。`
export const helperFirst = (elder: string, relation: string): string =>
  `请先让家属加我好友，说一句：我是${elder}的${relation}。我再来问您。`
export const familyDecides = (name: string, decides: boolean): string =>
  decides ? `好的，${name}的事以家属说的为准。要改回来请说：${name}由本人决定。` : `好的，${name}的事以本人说的为准。`
/** Where a relative has not said what they are called. */
export const nameOfHelper = (elder: string, relation: string): string => `${elder}的${relation}`
