/** Names as lists have them: of whom a row is about, and of whom else it tells. Pure. */
import { surnameOf } from '../../language/names.ts'
import type { Wrong } from './entry.ts'
import { holdsSecret } from './holds-secret.ts'
import * as vocabulary from './vocabulary.ts'

const NAME = /^(?:\p{Script=Han}{2,6}|\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u
/** What people write behind a name, and what it says. */
const BEHIND: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/\(女\)$|(?<=[^ ][^ ]) 女$/, { sex: 'female' }],
  [/\(男\)$|(?<=[^ ][^ ]) 男$/, { sex: 'male' }],
  [/\((?:已故|去世|已去世|故)\)$/, { status: 'deceased' }],
]

const withOneDot = (text: string): string => text.replace(/ ?[•‧∙・．.·] ?/g, '·')

export function readName(text: string): { name: string; wrong?: Wrong; hints: Readonly<Record<string, string>> } {
  const behind = BEHIND.find(([pattern]) => pattern.test(text))
  const written = behind === undefined ? text : text.replace(behind[0], '')
  const name = withOneDot(written).replace(/\s/g, '')
  const hints = behind?.[1] ?? {}
  if (holdsSecret(name)) return { name: '', wrong: 'no-such-name', hints }
  if (name === '') return { name: '', wrong: 'no-name', hints }
  if (/^[=+@]|^-/.test(name)) return { name: name.slice(0, 20), wrong: 'formula', hints }
  if (name.includes('\ufffd')) return { name: name.slice(0, 20), wrong: 'garbled', hints }
  if (isSeveral(written)) return { name: written.slice(0, 20), wrong: 'several-names', hints }
  const isName = NAME.test(name) && !vocabulary.NO_NAME.test(name)
  return isName ? { name, hints } : { name: name.slice(0, 20), wrong: 'no-such-name', hints }
}

/** 张三丰 李四光 in one cell; 王 秀英 and 司马 相如 are one name. */
function isSeveral(written: string): boolean {
  const [first = '', ...others] = written.split(' ').filter((part) => !part.includes('·'))
  return first.length > 1 && surnameOf(first) !== first && others.some((part) => part.length > 1)
}

/** 陈红和陈强; 陈和平 and 欧阳和平 are one name. */
const TWO_IN_ONE = /^\p{Script=Han}{2,3}[和与]\p{Script=Han}{2,3}$/u

/** The one name that stands in a cell, whatever is added in brackets. */
export function nameIn(text: string): string | undefined {
  const written = withOneDot(text)
    .replace(/\s+/g, ' ')
    .replace(/ ?\(.*\)$/, '')
  const name = written.replace(/ /g, '')
  return NAME.test(name) && !isSeveral(written) && !TWO_IN_ONE.test(name) ? name : undefined
}

/** 电话13800000000 behind a relative. */
const OF_NUMBERS = /联系(?:电话|方式)|电话|手机|号码|[\d+-]+/g

/** One relative in a cell: 张小红（女儿）13800000000, 张小红，女儿, 儿子陈小军. No name: it is not clear who, or of several. */
export function readKin(text: string): { readonly name?: string; readonly relation?: string | undefined } {
  const words = withOneDot(text)
    .replace(OF_NUMBERS, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s,:]+/)
    .filter((word) => word !== '')
  const names = words.filter((word) => !vocabulary.IS_RELATION.test(word))
  const whole = nameIn((names.length > 0 ? names : words).join(' '))
  if (whole === undefined) return {}
  const before = vocabulary.RELATION_BEFORE.exec(whole)?.[0] ?? ''
  const apart = names.length > 0 ? words.find((word) => !names.includes(word)) : undefined
  const relation = /\((\p{Script=Han}{1,4})\)/u.exec(text)?.[1] ?? apart ?? (before === '' ? undefined : before)
  return { name: whole.slice(before.length), relation: relation?.replace(/的$/, '') }
}
