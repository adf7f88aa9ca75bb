/** Whom no chat reaches is asked by staff or the 联络员 whether a birthday is by the moon: 何守田的生日是农历. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Job, type Message, mayDo, type PersonId } from '../../feature.ts'
import { findByName, notFound, phoneList, staffOn } from '../people/public.ts'
import { setBirthCalendar } from '../roster/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const askByPhone: Job = {
  id: 'greetings.ask-calendar-by-phone',
  cron: '50 9,16 * * *',
  lateBy: 10 * 60,
  title: wording.askTitle,
  mayHaveWork: queries.isAnyAsked,
  async run({ db, now, office }) {
    const unreached = new Map((await queries.takeUnreached(db, now)).map(({ id, day }) => [id, day]))
    if (unreached.size === 0) return { messages: [], again: false }
    const today = dayOf(now, office.zone)
    const lines = (await phoneList(db, [...unreached.keys()], today)).map((line) => ({
      ...line,
      day: unreached.get(line.id) ?? '',
    }))
    const once = `birth-calendar-by-phone:${now.toISOString()}`
    const staff = (await staffOn(db, today)).map(
      ({ id }): Message => ({
        to: { person: id },
        kind: 'staff',
        text: wording.askByPhone(lines),
        shows: { how: 'list', people: lines.map((one) => one.id) },
        once: `${once}:${id}`,
      }),
    )
    const liaisons = new Set(lines.flatMap(({ liaison }) => liaison?.id ?? []))
    const theirs = [...liaisons].map((id: PersonId): Message => {
      const own = lines.filter(({ liaison }) => liaison?.id === id)
      return {
        to: { person: id },
        kind: 'reminder',
        text: wording.askYours(own),
        // Names and days, and no number.
        shows: { how: 'card', people: own.map((one) => one.id) },
        once: `${once}:liaison ${id}`,
      }
    })
    return { messages: [...staff, ...theirs], again: false }
  },
}

export const enterCalendar = command({
  id: 'greetings.calendar-of',
  needs: 'greetings.visit',
  toldBy: 'people.birthday-of',
  says: [
    '{name}[的]生日[是|按|过](公历|阳历|新历|农历|阴历|旧历)[的|生日]',
    '{name}过(公历|阳历|新历|农历|阴历|旧历)生日',
    '{name}不过(公历|阳历|新历|农历|阴历|旧历)[的]生日',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田的生日是农历', '何守田生日按公历', '何守田过阴历生日'],
  help: '何守田的生日是农历（或公历）：名册上没写公历农历的',
  async run({ db, act, now, scope, slots, speaker }) {
    const name = (slots.name ?? '').replace(/同志$/, '')
    const [only, ...others] = await findByName(db, name, scope)
    if (only === undefined) return { reply: { text: notFound(name) } }
    if (others.length > 0) return { reply: { text: wording.severalNamed(name) } }
    const [birth] = await queries.birthsOf(db, [only.id])
    const day = birth?.birth_day ?? null
    if (birth === undefined || day === null || day.length < 7) return { reply: { text: wording.noBirthDay(name) } }
    // 不过阳历生日: the other one is kept.
    const calendar = /不过[公阳新]历|(?<!不过)[农阴旧]历/.test(act.text) ? 'lunar' : 'solar'
    if (birth.birth_calendar === calendar)
      return { reply: { text: wording.calendarIs(name, calendar, day, 'already') } }
    // What is known is put right where the record is, with what it was before.
    if (birth.birth_calendar !== 'unknown')
      return {
        reply: { text: wording.calendarKnown(name, birth.birth_calendar, day, mayDo(speaker, 'roster.change')) },
      }
    await setBirthCalendar(db, only.id, calendar, { by: speaker.person?.id ?? null, at: now })
    return { reply: { text: wording.calendarIs(name, calendar, day, 'now') } }
  },
})
