/** Every sentence about approved answers. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { sayDay } from '../../language/say.ts'

interface Answer {
  readonly title: string
  readonly words: string
  readonly document: string | null
  readonly valid_until: Day
}

/** The office's words stand between quotation marks, none of them changed. */
export const told = (
  { words, document, approved_at, valid_until }: Answer & { readonly approved_at: Date },
  zone: string,
): string =>
  [
    '您问的事，办公室是这样答复的：',
    `“${words}”`,
    `${document === null ? '这是办公室' : `文号：${document}，`}${longDay(dayOf(approved_at, zone))}定的，有效期到${longDay(valid_until)}。`,
    '还不清楚，请回“人工”，我请办公室的同志给您讲。',
  ].join('\n')

export const askAway = (): string => '您想问哪方面的？直接说，比如：医药费怎么报销。'

/** `named`: whether the day was written; else it is the usual half a year. */
export const preview = ({ title, words, document, valid_until }: Answer, named: boolean, replaces: boolean): string =>
  [
    `以后老同志问到“${title}”，照这段回，一字不改：`,
    `“${words}”`,
    ...(document === null && !named ? ['没有写文号和有效期，半年后我来问您还作不作数。'] : []),
    ...(document === null && named ? [`没有写文号，到${longDay(valid_until)}有效。`] : []),
    ...(document !== null && !named ? [`文号：${document}。没有写有效期，半年后我来问您还作不作数。`] : []),
    ...(document !== null && named ? [`文号：${document}，到${longDay(valid_until)}有效。`] : []),
    ...(replaces ? ['原来的那段不用了。'] : []),
    '对吗？',
    '1 就这么定',
    '2 先不定',
  ].join('\n')

export const YES = '就这么定'
export const NO = '先不定'
export const kept = (title: string): string => `定了：老同志问到“${title}”，就照这段回。不用了说：停用标准答复 ${title}`
export const notKept = (): string => '好，没有定。'
export const askTitle = (title: string): string => `“${title}”的标准答复`

export const howTo = (): string =>
  [
    '这样写：',
    '标准答复 医药费、药费 报销：每周二上午在医保科报销，带发票。文号：某某〔2026〕12号，有效期到2027年6月30日',
    '顿号隔开的，提到一个就算；空格隔开的，都提到才算。',
  ].join('\n')
export const tooShort = (): string => '题目太短，平常说话也会碰上。请写两个字以上，比如：标准答复 老年证：……'
export const tooLong = (most: number): string => `这段话太长，老同志看着费劲。请写在${most}个字以内。`
export const noSuchDay = (until: string): string => `“${until}”没有这一天，请改好有效期再发一遍。`
export const alreadyOver = (until: string): string => `有效期“${until}”已经过了，请改好再发一遍。`

export const list = (answers: readonly Answer[], today: Day): string =>
  answers.length === 0
    ? `还没有标准答复。${howTo()}`
    : [
        `标准答复${answers.length}条：`,
        ...answers.map(({ title, document, valid_until }) => {
          const over = valid_until < today ? '，过期了，没有在用' : ''
          return `${title}：${document ?? '没有文号'}，到${longDay(valid_until)}${over}`
        }),
      ].join('\n')
export const ended = (title: string): string => `停用了：“${title}”。再有人问，转给同志答。`
export const nothingToEnd = (title: string): string => `没有叫“${title}”的标准答复。看有哪些，说：有哪些标准答复`
export const whichToEnd = (titles: readonly string[]): string =>
  `有几条：${titles.map((title) => `“${title}”`).join('、')}。请把题目写全：停用标准答复 ${titles[0] ?? ''}`

export const expires = ({ title, valid_until }: Answer): string =>
  `标准答复“${title}”${sayDay(valid_until)}到期，到时候就不照着回了。还作数的话，请再发一遍，写上新的有效期。`
export const whyPolicy = (): string => '问政策上的事，没有定过标准答复'
export const EXPIRY_TITLE = '标准答复到期提醒'

/** With the year, since it may be far off: 2027年6月30日（周三）. */
const longDay = (day: Day): string => `${day.slice(0, 4)}年${sayDay(day).replace(/^\d{4}年/, '')}`
