/** The festivals on which the office greets people: when, whom, in which words. Pure data and decisions. */
import type { Day } from '../../base/calendar.ts'
import { lunarOf } from '../../language/lunar.ts'
import { FESTIVALS as CALENDAR, festivalDay } from '../../language/when/festivals.ts'
import type { Picture } from './queries.ts'
import * as wording from './wording.ts'

export interface OfficeFestival {
  /** As the office calls it, and as the calendar of src/language knows it. */
  readonly name: string
  /** Whether it is kept where the office has set nothing. */
  readonly usual: boolean
  /**
   * Whom: everybody through the rooms, and in private whoever is in none; or only these, in private, in the words by
   * which an audience is named.
   */
  readonly whom: 'everybody' | string
  /** No wish of joy, and nobody is told 双喜临门. */
  readonly quiet?: true
  /** Chosen by the office. */
  readonly picture?: Picture
  /** Several, so that two years running differ. */
  readonly words: readonly string[]
}

export const FESTIVALS: readonly OfficeFestival[] = [
  festival('元旦'),
  festival('除夕'),
  festival('春节'),
  festival('元宵节'),
  { ...festival('清明节'), usual: false, quiet: true },
  { ...festival('三八妇女节'), whom: wording.WOMEN },
  festival('五一劳动节'),
  festival('端午节'),
  { ...festival('七一建党节'), whom: wording.PARTY },
  { ...festival('八一建军节'), whom: wording.SOLDIERS },
  festival('中秋节'),
  festival('国庆节'),
  { ...festival('重阳节'), whom: wording.ELDERS },
  { ...festival('腊八节'), usual: false },
  { ...festival('冬至'), usual: false },
]

function festival(name: string): OfficeFestival {
  return { name, words: wording.FESTIVE[name] ?? [], usual: true, whom: 'everybody' }
}

/**
 * The year of a festival, which grows by one each time: that of the moon, since 腊八 may come twice in one of ours, and none
 * of ours lies so near to the moon's new year that it could come twice in one of the moon's.
 */
export const yearOf = (day: Day): number => lunarOf(day)?.year ?? Number(day.slice(0, 4))

/** The festivals of a day, in the order of the list. */
export function festivalsOn(day: Day): readonly OfficeFestival[] {
  // Of the moon's festivals those of the twelfth month belong to the lunar year before.
  const year = Number(day.slice(0, 4))
  return FESTIVALS.filter(({ name }) => {
    const when = CALENDAR.get(name)
    return when !== undefined && [year - 1, year].some((one) => festivalDay(when, one) === day)
  })
}

/** The festival that somebody names: 中秋, 三八, 七一. */
export function festivalNamed(words: string): OfficeFestival | undefined {
  const said = words.replace(/的?(?:祝福|问候)?$/, '')
  const bare = said.length > 2 ? said.replace(/节$/, '') : said
  if (bare.length < 2) return undefined
  return FESTIVALS.find(({ name }) => name.startsWith(bare) || name.replace(/节$/, '').endsWith(bare))
}
