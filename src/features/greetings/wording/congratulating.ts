/** What elders read on their days, and the words for each. */

const GREAT: ReadonlyMap<number, string> = new Map([
  [70, '七十寿辰快乐！'],
  [80, '八十大寿快乐！'],
  [90, '九十大寿快乐！'],
  [100, '百岁大寿快乐！'],
])

/** For any birthday; an even number of years apart they come again. */
export const WISHES: readonly string[] = [
  '祝您身体硬朗，笑口常开，福寿安康。',
  '愿您吃得香，睡得好，天天舒心，福寿安康。',
  '今天记得加个菜，吃碗长寿面。祝您福寿安康。',
  '祝您福寿安康，岁岁平安，事事如意。',
  '愿您精神爽朗，心情敞亮，福寿安康。',
]

/** For the great birthdays. */
export const GREAT_WISHES: readonly string[] = [
  '祝您福如东海，寿比南山。',
  '祝您松鹤延年，福寿绵长。',
  '祝您福星高照，健康长寿。',
]

/** For each festival, several, so that two years running differ. */
export const FESTIVE: Readonly<Record<string, readonly string[]>> = {
  元旦: ['新年好！祝您新的一年身体健康，阖家欢乐。', '新的一年开始了，祝您平安顺遂，天天开心。'],
  除夕: ['祝您年夜饭吃得香，福气多多，平平安安过大年。', '辞旧迎新，祝您阖家团圆，福气满堂。'],
  春节: ['给您拜年了！祝您新春快乐，身体安康，阖家幸福。', '过年好！祝您福寿安康，万事如意。'],
  元宵节: ['祝您元宵节快乐，团团圆圆，红红火火。', '元宵佳节，祝您阖家团圆，甜甜美美。'],
  清明节: ['清明时节，天气多变，出门请添件衣服，慢些走。', '清明时节，路上人多，请您保重身体。'],
  三八妇女节: ['节日快乐！您为单位、为家里操劳了大半辈子，请多歇歇。', '祝您节日快乐，身体健康，天天有好心情。'],
  五一劳动节: ['节日快乐！您当年的辛劳，单位都记得。', '劳动最光荣，祝您节日快乐，身体健康。'],
  端午节: ['祝您端午安康。粽子好吃，慢慢吃，别贪多。', '端午安康！祝您阖家平安。'],
  七一建党节: ['向老党员致敬，祝您身体健康。', '党的生日到了，感谢您多年的奉献，祝您安康。'],
  八一建军节: ['向老兵致敬，祝您节日快乐，身体健康。', '军人本色不改，祝您节日快乐，安康如意。'],
  中秋节: ['祝您中秋快乐，阖家团圆。', '月圆人团圆，祝您中秋快乐，身体安康。'],
  国庆节: ['祝您国庆节快乐，身体健康，阖家幸福。', '国庆佳节，祝您欢欢喜喜，平平安安。'],
  重阳节: ['重阳节是您的节日，祝您福如东海，寿比南山。', '九九重阳，祝您身体硬朗，福寿安康。'],
  腊八节: ['腊八到了，喝碗热粥，祝您暖暖和和，平平安安。', '过了腊八就是年，天冷，请您多穿点，注意保暖。'],
  冬至: ['冬至到了，吃碗热饺子，祝您暖暖和和。', '冬至天寒，请您多添衣，祝您安康。'],
}

/** The same to a room, where everybody is greeted; what staff have written stays as it is. */
export const toEverybody = (festival: string, words: string): string =>
  FESTIVE[festival]?.includes(words) === true ? words.replaceAll('您', '大家') : words

/** What staff have written for a festival; one line alone has a kind word more every other year, so that it is not the same twice. */
export function inTurn(own: readonly string[] | undefined): readonly string[] | undefined {
  const [only, ...others] = own ?? []
  return only === undefined || others.length > 0 ? own : [only, `${only}\n请多保重身体。`]
}

/** For whom a festival is, in the words by which an audience is named. */
export const WOMEN = '女同志'
export const PARTY = '党员'
export const SOLDIERS = '退役军人'
export const ELDERS = '70岁以上'

/** This year's words; `seed` tells apart what should not sound alike. */
export function pick<T>(list: readonly T[], seed: number): T | undefined {
  return list[((seed % list.length) + list.length) % list.length]
}

export interface Congratulation {
  readonly address: string
  /** The great birthday that is named; absent: none. */
  readonly great?: number | undefined
  /** It is the year of their own animal, and the office wants that said. */
  readonly ownAnimal?: boolean
  /** Festivals that fall on the same day. */
  readonly festivals: readonly string[]
  readonly seed: number
  readonly office: string
  /** What one of the staff has written for this birthday. */
  readonly own?: string | undefined
}

export function birthday({ address, great, ownAnimal, festivals, seed, office, own }: Congratulation): string {
  const title = great === undefined ? undefined : GREAT.get(great)
  const both = festivals.length === 0 ? '' : `今天又是${festivals.join('、')}，双喜临门。`
  const year = ownAnimal === true ? '今年是您的本命年，愿您平平安安，顺顺当当。' : ''
  const wish = own ?? pick(title === undefined ? WISHES : GREAT_WISHES, seed) ?? ''
  return [`${address}，${title ?? '生日快乐！'}`, both, year, wish, office].filter((line) => line !== '').join('\n')
}

/** What is said on the other yearly days, several for each, so that two years running differ. */
export const RETIRED: readonly string[] = [
  '您当年的辛劳，大家都记得。祝您身体硬朗，天天开心。',
  '单位有今天，有您的一份功劳。祝您健康舒心。',
  '这些年我们一直惦记着您。祝您福寿安康。',
]
export const IN_PARTY: readonly string[] = [
  '向您致敬，祝您身体健康。',
  '感谢您多年的奉献，祝您安康。',
  '您是大家的榜样，祝您身体硬朗，福寿安康。',
]
export const MARRIED: readonly string[] = [
  '祝您二老相亲相爱，福寿安康。',
  '风雨同舟这么多年，祝您二老和和美美，身体健康。',
  '祝您二老恩恩爱爱，天天舒心。',
]

/** `seed` grows by one each year. */
export const retiredFor = (address: string, years: number, office: string, seed: number): string =>
  `${address}，今天是您退休${years}周年。${pick(RETIRED, seed) ?? ''}\n${office}`

export const inPartyFor = (address: string, years: number, office: string, seed: number): string =>
  `${address}，今天是您入党${years}周年。${pick(IN_PARTY, seed) ?? ''}\n${office}`

const WEDDINGS: ReadonlyMap<number, string> = new Map([
  [25, '银婚快乐！'],
  [50, '金婚快乐！'],
  [60, '钻石婚快乐！'],
])

export const marriedFor = (address: string, years: number, office: string, seed: number): string =>
  `${address}，今天是您二老结婚${years}周年，${WEDDINGS.get(years) ?? ''}${pick(MARRIED, seed) ?? ''}\n${office}`

/** In a room, of those who have agreed. */
export const IN_ROOM: readonly string[] = ['福寿安康，天天舒心！', '笑口常开，健康长寿！', '岁岁平安，事事如意！']

/** `seed` grows by one each year. */
export const roomBirthday = (names: readonly string[], office: string, seed: number): string =>
  `今天是${names.map((name) => `${name}同志`).join('、')}的生日，祝寿星${pick(IN_ROOM, seed) ?? ''}\n${office}`

/** The same on the day of a festival, so that the room has one post. */
export const festiveBirthday = (
  festivals: readonly string[],
  words: string,
  names: readonly string[],
  { office, seed }: { readonly office: string; readonly seed: number },
): string => festive(undefined, festivals, words, roomBirthday(names, office, seed))

/** The office, and who of it signs. */
export const signature = (office: string, signer: string | null | undefined): string =>
  signer ? `${office}　${signer}` : office

/** To one person, or to a room. */
export const festive = (address: string | undefined, names: readonly string[], words: string, office: string): string =>
  `${address === undefined ? '各位老同志' : address}，${names.length > 1 ? `今天是${names.join('、')}。` : ''}${words}\n${office}`
export const everybody = (): string => '全体'
