/** Whom one can be in the rehearsal, told apart for the one who chooses. */
import type { Day } from '../base/calendar.ts'

/** Somebody to be; without `contactId` they have no WeChat. */
export interface Seat {
  readonly key: string
  readonly contactId: string | undefined
  readonly name: string
  /** 第一支部第二小组，82岁，外地 */
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
  /** Day of birth; the year is all that is used. */
  readonly born: Day | undefined
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

export function seatOf(person: Invented, today: Day): Seat {
  const age = person.born === undefined ? undefined : Number(today.slice(0, 4)) - Number(person.born.slice(0, 4))
  const parts = [person.unit, age === undefined ? undefined : `${age}岁`, person.club, person.residence]
  return {
    key: person.number,
    contactId: person.contactId,
    name: person.name,
    about: parts.filter((part) => part !== undefined).join('，'),
    role: person.post === undefined ? '退休职工' : (POSTS[person.post] ?? '退休职工'),
  }
}
