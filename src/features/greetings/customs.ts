/** 做九不做十, 八十大寿按虚岁, 整寿是60、70、80岁, 服丧期改成60天, 生日设置: how the office keeps birthdays, set and shown. */
import { command, type Outcome, type Tx } from '../../feature.ts'
import { NUMBER, numberValue } from '../../language/numbers.ts'
import { readCount } from '../../language/read-value.ts'
import { isNominal } from './ages.ts'
import { customsOf, writeAges } from './office-customs.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

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
  [/(?:不|别|关).*本命年|本命年.*(?:不|别)/, 'ownAnimal', 'no'],
  [/本命年/, 'ownAnimal', 'yes'],
  ...(['退休', '入党'] as const).flatMap((what): [RegExp, string, string][] => {
    const name = what === '退休' ? 'retiredEvery' : 'partyEvery'
    return [
      [new RegExp(`${what}.*每年`), name, '1'],
      [new RegExp(`${what}.*逢五`), name, '5'],
      [new RegExp(`${what}.*逢十`), name, '10'],
      [new RegExp(`[不别].*${what}|${what}.*[不别]`), name, '0'],
    ]
  }),
]

export const setCustom = command({
  id: 'greetings.custom',
  needs: 'greetings.set',
  toldBy: 'greetings.customs',
  says: [
    '(整寿|大寿|寿辰|生日)[都](按|算)(虚岁|周岁)[算|过]',
    '[整寿|大寿|生日](做九不做十|过九不过十|不做九)',
    '2月29[日|号][生的|的生日][平年|没有这一天的年份](过|在|按)(2月28|3月1)[日|号][过]',
    '[农历|大年]三十[生的|的生日][小月](过|在|按)(廿九|下月初一|初一)[过]',
    '闰月[生的|的生日](过前面那个月|过平月|不过闰月|过闰月)',
    '(提|不提|别提|打开|关闭|关掉)本命年[的|祝福|提醒]',
    '本命年[的祝福|祝福](提|不提|别提)[一句]',
    '(退休|入党)纪念日[的祝福|祝福][改成|改为](每年|逢五逢十|逢五|逢十|不|别)[都|再](祝|发|提|祝贺|祝福)',
    '(别|不要|不用)[再](祝|提)(退休|入党)纪念日[了]',
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
    '打开本命年祝福',
    '不提本命年',
    '退休纪念日每年都祝',
    '入党纪念日逢五逢十祝',
    '退休纪念日不祝',
    '别祝入党纪念日',
  ],
  help: '生日设置：看生日、整寿、服丧现在怎么定，照着说一句就改',
  async run({ db, act }) {
    const [, name, value] = SAID.find(([pattern]) => pattern.test(act.text)) ?? []
    const said = name === undefined || value === undefined ? undefined : wording.CUSTOM_WORDS[name]?.[value]
    if (name === undefined || value === undefined || said === undefined) return showAll(db)
    await queries.setCustom(db, name, value)
    return { reply: { text: wording.customSet(said) } }
  },
})

/** Ages at which a birthday may be a great one. */
const [YOUNGEST, OLDEST] = [40, 120]
/** 七十、八十、九十. */
const AGES = new RegExp(NUMBER, 'g')

const readAges = (words: string): readonly number[] =>
  [...new Set([...words.matchAll(AGES)].map(([one]) => numberValue(one) ?? 0))].sort((a, b) => a - b)

export const setAges = command({
  id: 'greetings.ages',
  needs: 'greetings.set',
  toldBy: 'greetings.customs',
  says: [
    '(整寿|大寿)[年龄|岁数](是|有|定为|改成|改为|改){ages}',
    '{ages}[岁][的][大寿|寿辰|整寿|生日|寿][都](按|算)(虚岁|周岁)[算|过]',
  ],
  slots: { ages: { kind: 'words' } },
  ask: {},
  examples: ['整寿是60、70、80、90、100岁', '八十大寿按虚岁', '七十、九十大寿按周岁算'],
  mayPass: true,
  async run({ db, act }) {
    // From the words as they were written: a slot is found without the marks between the numbers.
    const ages = readAges(act.text)
    if (ages.length === 0) return undefined
    if (ages.some((age) => age < YOUNGEST || age > OLDEST)) return { reply: { text: wording.agesUnfit() } }
    const counts = /虚岁|周岁/.exec(act.text)?.[0]
    if (counts !== undefined) return { reply: { text: await setCount(db, ages, counts === '虚岁') } }
    await queries.setCustom(db, 'milestones', writeAges(ages))
    return { reply: { text: wording.milestonesSet(ages) } }
  },
})

/** These great birthdays count so, the others as they did. */
async function setCount(db: Tx, ages: readonly number[], nominal: boolean): Promise<string> {
  const customs = await customsOf(db)
  const strangers = ages.filter((age) => !customs.milestones.includes(age))
  if (strangers.length > 0) return wording.noMilestones(strangers, customs.milestones)
  const now = customs.milestones.filter((age) => (ages.includes(age) ? nominal : isNominal(age, customs)))
  await queries.setCustom(db, 'nominal', writeAges(now))
  return wording.customSet(wording.countsInWords(customs.milestones, now))
}

/** 三年 at most. */
const LONGEST_MOURNING = 1100

export const setMourning = command({
  id: 'greetings.mourning',
  needs: 'greetings.set',
  toldBy: 'greetings.customs',
  says: [
    '(服丧期|服丧|守孝期|守孝|丧期)[改成|改为|改|定为|是|按]{days}[天|日][不发祝福]',
    '(服丧|守孝|办丧事)[的|的人家|人家]{days}[天|日][内|里|以内](不发|停发|先不发)祝福',
  ],
  slots: { days: { kind: 'words' } },
  ask: {},
  examples: ['服丧期改成60天', '守孝期改成四十九天', '服丧人家100天内不发祝福'],
  async run({ db, slots }) {
    // 服丧期是多少天 asks.
    if (/多少|几/.test(slots.days ?? '')) return showAll(db)
    const days = daysIn(slots.days ?? '')
    if (days === undefined || days > LONGEST_MOURNING) return { reply: { text: wording.mourningUnfit() } }
    await queries.setCustom(db, 'mourningDays', String(days))
    return { reply: { text: wording.customSet(wording.mourningInWords(days)) } }
  },
})

/** 60, 三个月, 一年, 半年. */
function daysIn(said: string): number | undefined {
  if (/^半年/.test(said)) return 182
  const count = readCount(said)
  if (count === undefined) return undefined
  return /年/.test(said) ? count * 365 : /月/.test(said) ? count * 30 : /周|星期|礼拜/.test(said) ? count * 7 : count
}

export const showCustoms = command({
  id: 'greetings.customs',
  needs: 'greetings.set',
  says: [
    '[现在|我们|办公室][的]生日[的](规矩|过法)',
    '生日(怎么过|怎么算)',
    '[看|看看|查看](生日|祝福|整寿|生日祝福|生日和节日)设置',
  ],
  slots: {},
  ask: {},
  examples: ['生日规矩', '生日怎么算', '生日设置', '看看祝福设置'],
  run: ({ db }) => showAll(db),
})

/** A line each, with what to say to change it. */
async function showAll(db: Tx): Promise<Outcome> {
  const customs = await customsOf(db)
  const counted = customs.milestones.filter((age) => isNominal(age, customs))
  const said = (name: string, value: string) => wording.settingLine(wording.CUSTOM_WORDS[name]?.[value] ?? '', name)
  const lines = [
    wording.settingLine(wording.milestonesInWords(customs.milestones), 'milestones'),
    wording.settingLine(wording.countsInWords(customs.milestones, counted), 'nominal'),
    said('early', customs.early ? 'yes' : 'no'),
    said('feb29', customs.feb29),
    said('missing30', customs.missing30),
    said('leapMonth', customs.leapMonth),
    said('ownAnimal', customs.ownAnimal ? 'yes' : 'no'),
    said('retiredEvery', String(customs.retiredEvery)),
    said('partyEvery', String(customs.partyEvery)),
    wording.settingLine(wording.mourningInWords(customs.mourningDays), 'mourningDays'),
  ]
  return { reply: { text: wording.customs(lines) } }
}
