/** Where in the tree somebody belongs: 党总支, 支部 and 小组 from their columns, or all in one. Pure. */
import type { UnitName } from './entry.ts'

const ONE_CELL =
  /^(?:(?<committee>.*?党总支)[-—/·、 ]?)?(?:(?<branch>.*?支部)[-—/·、 ]?)?(?<group>第?[\d一二三四五六七八九十]+(?:党?小组|组)|.+小组)?$/

/** `sheet` is the sheet's name: many offices keep one for each 支部. */
export function readUnit(said: {
  readonly committee: string
  readonly branch: string
  readonly group: string
  readonly sheet: string
}): readonly UnitName[] {
  const branch = withoutAbove(said.branch === '' && /支部$/.test(said.sheet) ? said.sheet : said.branch)
  const inOne = ONE_CELL.exec(branch)?.groups
  const committee = withoutAbove(said.committee) || inOne?.['committee']
  const own = inOne?.['branch'] ?? (inOne === undefined ? branch : '')
  const group = said.group || inOne?.['group']
  return [
    ...(committee ? [{ kind: 'committee' as const, name: committee }] : []),
    ...(own ? [{ kind: 'branch' as const, name: branchName(own) }] : []),
    // Without a branch nobody knows whose first group it is.
    ...(group && own ? [{ kind: 'group' as const, name: groupName(group) }] : []),
  ]
}

/** What stands above the tree, and the full name of a party branch: 公司党委/…, 中共…委员会. */
const withoutAbove = (path: string): string =>
  path
    .replace(/^.*党委[-—/·、> ]*/, '')
    .replace(/^中共/, '')
    .replace(/支部委员会$/, '支部')

/** A unit that is named above rows, and not in a column of theirs. */
export interface UnderHeading {
  readonly branch: string
  readonly group: string
}

const HEADING =
  /^(?:[一二三四五六七八九十\d]+[、.])?(?<branch>.*?支部)?[-—/·、 ]?(?<group>第[\d一二三四五六七八九十]+(?:党?小组|组))?(?:(?:离?退休)?(?:职工|党员|人员|同志|老同志)*(?:花?名册|名单|登记表|一览表)?)(?:\([^)]*\))?[:：]?$/

/**
 * Reads a title or a heading: 第一支部, 二、第二支部（35人）, 第二支部退休职工花名册, 第一小组 below a branch. `undefined`: it names
 * neither.
 */
export function readHeading(text: string, before: UnderHeading | undefined): UnderHeading | undefined {
  const { branch, group } = HEADING.exec(text.normalize('NFKC'))?.groups ?? {}
  if (branch !== undefined) return { branch, group: group ?? '' }
  return group === undefined || before === undefined ? undefined : { branch: before.branch, group }
}

/** 一, 1, 第一 → with its kind. */
const branchName = (text: string): string =>
  /^第?[\d一二三四五六七八九十]+$/.test(text) ? `${text.startsWith('第') ? '' : '第'}${text}支部` : text

const groupName = (text: string): string => {
  const name = text
    .replace(/^党小组?/, '')
    .replace(/党小组$/, '小组')
    .replace(/(?<!小)组$/, '小组')
  return /^第?[\d一二三四五六七八九十]+$/.test(name) ? `${name.startsWith('第') ? '' : '第'}${name}小组` : name
}
