/** What staff set: words, pictures, signatures, festivals, customs. */
import type { Day } from '../../../base/calendar.ts'
import { sayDay } from '../../../language/say.ts'
import type { Mark } from './lists.ts'

export const signedBy = (signature: string): string =>
  `记下了，以后祝福这样落款：${signature}。要改回来，请说：祝福署名改回办公室。`
export const signedByOffice = (): string => '好的，祝福还是落办公室的款。'
export const noSigner = (name: string): string => `工作人员里没有${name}，没有改。请写工作人员的全名。`
export const oneSignedBy = (name: string, signer: string): string => `记下了，${name}下一个生日的祝福由${signer}署名。`

export const severalNamed = (name: string): string =>
  `叫${name}的不止一位，没有记。请先在花名册上分清（比如改编号、加称呼），或者在网页上办。`
export const sendPictureFirst = (): string => '请先把图片发给我，再说：这张图配元旦祝福。'
export const noPicture = (most: number): string => `这不是图片，或者太大了（最多${most}兆）。请换一张再发给我。`
export const pictureName = (): string => '贺卡.jpg'

export const pictureSet = (what: string, has: boolean): string =>
  has ? `记下了，${what}的祝福后面带上这张图。不要了请说：取消${what}祝福的配图。` : `好的，${what}的祝福不带图了。`
export const goesByItself = (name: string): string =>
  `生日那天会自动发祝福，不用再说。要自己写几句，请这样说：给${name}的生日祝福：祝您福寿安康。`
export const whoseWords = (): string => '请写全名，比如：给王秀英的生日祝福：祝您福寿安康。'

/** `marks`: why it may never be sent. */
export const ownKept = (name: string, words: string, marks: readonly Mark[]): string =>
  [
    `记下了，下一个生日发给${name}：“${words}”`,
    marks.includes('unwilling') && `${name}说过不要祝福，这句不会发。`,
    marks.some((mark) => typeof mark === 'object') && `${name}家里有人去世，生日要是在服丧期里，这句不发。`,
    marks.includes('mute') && `${name}没有微信，这句发不到，打电话祝贺的时候请念一念。`,
    `只用这一次。不要了请说：取消${name}的生日祝福。`,
  ]
    .filter(Boolean)
    .join('\n')
export const ownTooLong = (most: number): string => `太长了，老同志看着累。请不要超过${most}个字，再说一遍。`
export const ownUnfit = (word: string): string => `里面有“${word}”，老人家忌讳。请换个说法再说一遍。`
export const quietUnfit = (festival: string, word: string): string =>
  `${festival}是怀念亲人的日子，不说“${word}”，没有改。请换一句平和的话再说一遍。`
export const ownDropped = (name: string): string => `取消了，${name}的生日还是发平常的祝福。`
export const noOwn = (name: string): string => `没有给${name}另写过生日祝福。`

export const festivalSet = (name: string, isOn: boolean): string =>
  isOn ? `打开了：${name}发祝福。` : `关了：${name}不发祝福。要再打开，请说：打开${name}祝福。`

export function festivalWords(name: string, lines: readonly string[]): string {
  const said = lines.map((line) => `“${line}”`).join('、')
  const turn = lines.length > 1 ? '，一年换一句' : ''
  const hint = lines.length > 1 ? '' : '想一年换一句，请分几行写。'
  return `记下了，以后${name}这样说${turn}：${said}\n${hint}要改回原来的，请说：${name}的祝福用原来的。`
}
export const festivalWordsBack = (name: string): string => `好的，${name}的祝福改回原来的话。`

export const festivalWhom = (name: string, whom: string): string =>
  `记下了，以后${name}的祝福只发给：${whom}。要改回来，请说：${name}祝福发给原来的人。`
export const festivalWhomBack = (name: string): string => `好的，${name}的祝福还是发给原来的人。`

export const whomUnknown = (name: string, whom: string): string =>
  `${name}的祝福没有发：定的是发给“${whom}”，现在对不上支部和协会。请再定一次，比如说：${name}祝福只发给第一支部。`

export const noFestival = (): string =>
  '没有这个节日。有这些：元旦、除夕、春节、元宵、清明、三八、五一、端午、七一、八一、中秋、国庆、重阳、腊八、冬至。'

export function festivalList(
  lines: readonly { name: string; isOn: boolean; day: Day | undefined; whom: string | undefined }[],
): string {
  const said = lines.map(({ name, isOn, day, whom }) => {
    const only = !isOn || whom === undefined || whom === 'everybody' ? '' : `，只发给${whom}`
    return `${name}${day === undefined ? '' : `，${sayDay(day)}`}：${isOn ? '发' : '不发'}${only}`
  })
  return ['节日祝福：', ...said, '要改请说：关闭元宵节祝福；打开清明节祝福；元旦祝福只发给第一支部。'].join('\n')
}

const everyYears = (what: string): Readonly<Record<string, string>> => ({
  1: `${what}，每年祝一句`,
  5: `${what}，逢五逢十的年份祝一句`,
  10: `${what}，逢十的年份祝一句`,
  0: `${what}，不祝`,
})

/** Customs of which there are a few, and how each is said. */
export const CUSTOM_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nominal: { all: '整寿按虚岁算', none: '整寿按周岁算' },
  early: { yes: '做九不做十，逢十的整寿提前一年', no: '整寿到岁数再做' },
  feb29: { last: '2月29日生的，平年在2月28日', next: '2月29日生的，平年在3月1日' },
  missing30: { last: '农历三十生的，小月在廿九', next: '农历三十生的，小月在下月初一' },
  leapMonth: { leap: '闰月生的，有这个闰月就过闰月', ordinary: '闰月生的，总过前面那个月' },
  ownAnimal: { yes: '赶上本命年，生日祝福里提一句', no: '生日祝福里不提本命年' },
  retiredEvery: everyYears('退休纪念日'),
  partyEvery: everyYears('入党纪念日'),
}
/** What to say to have it otherwise. */
const TO_CHANGE: Readonly<Record<string, string>> = {
  milestones: '整寿是60、70、80、90、100岁',
  nominal: '八十大寿按虚岁，或：整寿按周岁',
  early: '做九不做十，或：不做九',
  feb29: '2月29日生的平年过3月1日',
  missing30: '农历三十生的小月过初一',
  leapMonth: '闰月生的过前面那个月',
  ownAnimal: '打开本命年祝福，或：不提本命年',
  retiredEvery: '退休纪念日每年祝，或：逢五逢十祝、不祝',
  partyEvery: '入党纪念日每年祝，或：逢五逢十祝、不祝',
  mourningDays: '服丧期改成60天',
}
const agesInWords = (ages: readonly number[]): string => `${ages.join('、')}岁`
export const milestonesInWords = (ages: readonly number[]): string => `算整寿的：${agesInWords(ages)}`
/** `nominal`: those of the milestones that count 虚岁. */
export function countsInWords(milestones: readonly number[], nominal: readonly number[]): string {
  if (nominal.length === 0) return CUSTOM_WORDS['nominal']?.['none'] ?? ''
  if (nominal.length === milestones.length) return CUSTOM_WORDS['nominal']?.['all'] ?? ''
  return `${agesInWords(nominal)}的整寿按虚岁算，别的按周岁`
}
export const mourningInWords = (days: number): string =>
  days === 0 ? '家里有人去世，祝福照发' : `家里有人去世，老伴和子女${days}天内不发祝福`
export const customSet = (what: string): string => `记下了：${what}。`
export const milestonesSet = (ages: readonly number[]): string =>
  `记下了，${milestonesInWords(ages)}。整寿表也照这个排。`
export const agesUnfit = (): string => '岁数要在40到120之间，没有改。请这样说：整寿是60、70、80、90、100岁。'
export const noMilestones = (ages: readonly number[], milestones: readonly number[]): string =>
  `${agesInWords(ages)}现在不算整寿（算的是${agesInWords(milestones)}），没有改。要加进去，请先说：整寿是……岁。`
export const mourningUnfit = (): string => '天数没听清，没有改。请这样说：服丧期改成60天。'
export const settingLine = (now: string, name: string): string => `${now}（要改说：${TO_CHANGE[name] ?? ''}）`
export const customs = (lines: readonly string[]): string =>
  ['生日现在这样定：', ...lines, '节日的看：节日祝福。署名的说：祝福署名用王芳。别的看：设置。'].join('\n')
