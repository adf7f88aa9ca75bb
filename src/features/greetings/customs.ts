/** 做九不做十, 整寿按虚岁, 闰月生日怎么过: how the office keeps birthdays. */
import { command, type Tx } from '../../feature.ts'
import { type AgeCustoms, USUAL_AGES } from './ages.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { type Customs, USUAL_CUSTOMS } from './yearly.ts'

/** How this office keeps birthdays. */
export async function customsOf(db: Tx): Promise<Customs & AgeCustoms> {
  const set = await queries.officeCustoms(db)
  return {
    feb29: set.get('feb29') === 'next' ? 'next' : USUAL_CUSTOMS.feb29,
    missing30: set.get('missing30') === 'next' ? 'next' : USUAL_CUSTOMS.missing30,
    leapMonth: set.get('leapMonth') === 'ordinary' ? 'ordinary' : USUAL_CUSTOMS.leapMonth,
    nominal: readNominal(set.get('nominal')),
    early: set.get('early') === 'yes',
  }
}

function readNominal(value: string | undefined): AgeCustoms['nominal'] {
  if (value === 'all') return 'all'
  return value === undefined || value === 'none' ? USUAL_AGES.nominal : value.split(',').map(Number)
}

/** What is said, and the custom that it sets. */
const SAID: readonly (readonly [RegExp, string, string])[] = [
  [/不做九|到岁数再做|做十不做九/, 'early', 'no'],
  [/做九不做十|做九|过九不过十/, 'early', 'yes'],
  [/虚岁/, 'nominal', 'all'],
  [/周岁/, 'nominal', 'none'],
  [/2月29.*3月1/, 'feb29', 'next'],
  [/2月29.*2月28/, 'feb29', 'last'],
  [/三十.*初一/, 'missing30', 'next'],
  [/三十.*廿九/, 'missing30', 'last'],
  [/闰月.*(?:前面|平月|不过闰)/, 'leapMonth', 'ordinary'],
  [/闰月.*(?:过闰月|闰月过)/, 'leapMonth', 'leap'],
]

export const setCustom = command({
  id: 'greetings.custom',
  needs: 'greetings.set',
  says: [
    '(整寿|大寿|寿辰|生日)[都](按|算)(虚岁|周岁)[算|过]',
    '[整寿|大寿|生日](做九不做十|过九不过十|不做九)',
    '2月29[日|号][生的|的生日][平年|没有这一天的年份](过|在|按)(2月28|3月1)[日|号][过]',
    '[农历|大年]三十[生的|的生日][小月](过|在|按)(廿九|下月初一|初一)[过]',
    '闰月[生的|的生日](过前面那个月|过平月|不过闰月|过闰月)',
  ],
  slots: {},
  ask: {},
  examples: [
    '整寿按虚岁',
    '整寿按周岁算',
    '做九不做十',
    '2月29日生的平年过3月1日',
    '农历三十生的小月过廿九',
    '闰月生的过前面那个月',
  ],
  help: '整寿按虚岁；做九不做十；生日规矩：看现在怎么过',
  async run({ db, act }) {
    const [, name, value] = SAID.find(([pattern]) => pattern.test(act.text)) ?? []
    const said = name === undefined || value === undefined ? undefined : wording.CUSTOM_WORDS[name]?.[value]
    if (name === undefined || value === undefined || said === undefined) return showAll(db)
    await queries.setCustom(db, name, value)
    return { reply: { text: wording.customSet(said) } }
  },
})

export const showCustoms = command({
  id: 'greetings.customs',
  needs: 'greetings.see',
  says: ['[现在|我们|办公室][的]生日[的](规矩|过法)', '生日(怎么过|怎么算)'],
  slots: {},
  ask: {},
  examples: ['生日规矩', '生日怎么算'],
  run: ({ db }) => showAll(db),
})

async function showAll(db: Tx) {
  const { nominal, early, feb29, missing30, leapMonth } = await customsOf(db)
  const now = { nominal: nominal === 'all' ? 'all' : 'none', early: early ? 'yes' : 'no', feb29, missing30, leapMonth }
  const lines = Object.entries(now).map(([name, value]) => wording.CUSTOM_WORDS[name]?.[value] ?? '')
  return { reply: { text: wording.customs(lines) } }
}
