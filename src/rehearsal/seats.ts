/** Whom one can be in the rehearsal, told apart for the one who chooses. */
import type { Day } from '../base/calendar.ts'

/** Somebody to be; without `contactId` they have no WeChat. */
export interface Seat {
  readonly key: string
  readonly contactId: string | undefined
  readonly name: string
  /** 第一支部第二小组，82岁，外省 */
  readonly about: string
  /** 退休职工, 联络员, 工作人员 … */
  readonly role: string
}

/** What is known of an invented person. */
export interface Invented {
  readonly number: string
  readonly name: string
  readonly contactId: string | undefined
  readonly unit: string | undefined
  /** Day of birth in the numbers of its own calendar. */
  readonly born: Day | undefined
  readonly region: keyof typeof REGIONS | undefined
  readonly residence: string | undefined
  readonly post: string | undefined
  readonly club: string | undefined
}

const POSTS: Readonly<Record<string, string>> = {
  liaison: '联络员',
  'group-leader': '小组长',
  secretary: '支部书记',
  staff: '工作人员',
  administrator: '工作人员（管理员）',
}

const REGIONS = { province: '本省外市', away: '外省', abroad: '境外' } as const

export function seatOf(person: Invented, today: Day): Seat {
  const age = person.born === undefined ? undefined : `${ageOn(person.born, today)}岁`
  const region = person.region === undefined ? undefined : REGIONS[person.region]
  const parts = [person.unit, age, person.club, region, person.residence]
  return {
    key: person.number,
    contactId: person.contactId,
    name: person.name,
    about: parts.filter((part) => part !== undefined).join('，'),
    role: person.post === undefined ? '退休职工' : (POSTS[person.post] ?? '退休职工'),
  }
}

/** As the roster counts it, so that a person is as old here as there. */
function ageOn(born: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5) < born.slice(5) ? years - 1 : years
}
