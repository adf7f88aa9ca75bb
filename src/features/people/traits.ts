/** What people can be told apart by besides unit, age and place: 党员, 女同志, 独居的, and the office's own words (标签). */
import { literal } from '../../base/literal.ts'

/** Plain data; kept with the audience. */
export type Trait = OneTrait | { readonly anyOf: readonly OneTrait[] }
export type OneTrait = TraitName | { readonly tag: string }

/** One thing that is asked of everybody in an audience, or that nobody in it may be. */
export interface Asked {
  readonly trait: Trait
  readonly not?: true
}

interface Words {
  /** How it is said, as a regular expression. */
  readonly said: string
  /** How it is said back. */
  readonly label: string
}

const TRAITS = {
  male: { said: '男(?:老?同志|士|的|职工|性|(?=党员|退休))', label: '男同志' },
  female: { said: '女(?:老?同志|士|的|职工|性|(?=党员|退休))', label: '女同志' },
  party: { said: '(?:中共|共产|老)?党员', label: '党员' },
  alone: { said: '独居|独自居住|一个人(?:居)?住', label: '独居' },
  'empty-nest': { said: '空巢', label: '空巢' },
  institution: { said: '住?在?(?:养老院|养老机构|敬老院)', label: '住养老机构' },
  dependent: { said: '(?:生活)?不能自理|失能|卧床', label: '不能自理' },
  hardship: { said: '(?:生活)?(?:特别)?(?:困难|特困)(?:户|职工|家庭)?', label: '困难' },
  veteran: { said: '离休(?:老?干部|人员)?', label: '离休' },
  bereaved: { said: '遗属', label: '遗属' },
  soldier: {
    said: '(?:抗美援朝|援越|对越|抗战|参战|参试|两参|志愿军|伤残|残疾)?(?:(?:退役|退伍|复退|复转|转业|复员)的?(?:老?军人|老?兵|老?战士|军官|士官|干部)?|军转干部|老兵|老战士|军人)|(?:当|参|从)过[兵军]|服过兵?役',
    label: '退役军人',
  },
  'in-hospital': { said: '(?:正在|在|目前)?住(?:着)?院(?:了|着|中)?', label: '住院' },
  'no-chat': {
    said: '(?:没有?|无|未绑定?|没绑定?|没有绑定?|没加上?)(?:微信|机器人)|(?:没|未)绑(?:定|上)?',
    label: '没有微信',
  },
} as const satisfies Readonly<Record<string, Words>>

export type TraitName = keyof typeof TRAITS

/** Traits that an office may have noted as a tag (空巢老人) instead of in the column that is meant for them. */
export const NOTED_AS_TAG = [
  'alone',
  'empty-nest',
  'institution',
  'dependent',
  'hardship',
  'veteran',
  'soldier',
] as const

/** What such a tag looks like, as a regular expression for the database too. */
export const tagOf = (trait: (typeof NOTED_AS_TAG)[number]): string =>
  `^(?:${TRAITS[trait].said})(?:老人|老同志|人员)?$`

/** Words by which a roster says of somebody that they were a soldier: 转业军人, 老兵, 当过兵. */
export const isSoldier = (words: string): boolean => new RegExp(tagOf('soldier')).test(words)

const LEAVING_OUT = '(?:不含|不包括|不要|除去?|除了|去掉|不请|不是|非)'
const LEFT_OUT = '(?:除外|不算|不含|不请|之外|以外)'

const patternOf = (said: string): RegExp =>
  new RegExp(`^(?<less>${LEAVING_OUT})?(?:${said})(?:的(?!${LEFT_OUT}))?(?<out>的?${LEFT_OUT})?`)

const PATTERNS = Object.entries(TRAITS).map(([name, { said }]) => [name as TraitName, patternOf(said)] as const)

/** The trait with which a text begins, and how many characters it takes: 不含独居的. */
export function traitAt(text: string, tags: readonly string[]): { asked: Asked; length: number } | undefined {
  const own = tags.map((tag) => [{ tag }, patternOf(literal(tag))] as const)
  for (const [trait, pattern] of [...PATTERNS, ...own]) {
    const match = pattern.exec(text)
    if (match === null) continue
    const not = match.groups?.['less'] !== undefined || match.groups?.['out'] !== undefined
    return { asked: { trait, ...(not && { not }) }, length: match[0].length }
  }
  return undefined
}

/** 党员, 不含独居 */
export function sayAsked({ trait, not }: Asked): string {
  const labels = typeof trait === 'object' && 'anyOf' in trait ? trait.anyOf.map(labelOf) : [labelOf(trait)]
  return not ? `不含${labels.join('或')}` : labels.join('或')
}

const labelOf = (trait: OneTrait): string => (typeof trait === 'string' ? TRAITS[trait].label : trait.tag)

/** 独居或空巢; `undefined` where one of them is asked not to hold. */
export function either(one: Asked, other: Asked): Asked | undefined {
  if (one.not || other.not) return undefined
  return { trait: { anyOf: [...each(one.trait), ...each(other.trait)] } }
}

const each = (trait: Trait): readonly OneTrait[] =>
  typeof trait === 'object' && 'anyOf' in trait ? trait.anyOf : [trait]
