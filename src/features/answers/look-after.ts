/** Which answers there are, ending one, and the reminder before one runs out. */
import { addDays, dayOf } from '../../base/calendar.ts'
import { command, type Job } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import { isAbout } from './rules.ts'
import * as wording from './wording.ts'

export const listAnswers = command({
  id: 'answers.list',
  needs: 'answers.set',
  says: ['[有|都有](哪些|什么)标准答复', '标准答复[有|都有](哪些|什么|清单|名单)', '(看|查)[一下|看]标准答复'],
  slots: {},
  ask: {},
  examples: ['有哪些标准答复', '标准答复清单'],
  help: '有哪些标准答复',
  run: async ({ db, now, office }) => ({
    reply: { text: wording.list(await queries.current(db), dayOf(now, office.zone)) },
  }),
})

export const endAnswer = command({
  id: 'answers.end',
  needs: 'answers.set',
  says: ['(停用|删掉|删除|取消|不用)标准答复[：]{title}', '标准答复{title}(停用|不用了|作废)'],
  slots: { title: { kind: 'words' } },
  ask: { title: '停用哪一条标准答复？' },
  examples: ['停用标准答复 老年证'],
  async run({ db, now, slots }) {
    const answers = await queries.current(db)
    const titles = answers.map(({ title }) => title)
    const exact = titles.filter((title) => title === slots.title)
    const meant = exact.length > 0 ? exact : titles.filter((title) => isAbout(title, slots.title))
    const [only, ...others] = meant
    if (only === undefined) return { reply: { text: wording.nothingToEnd(slots.title) } }
    if (others.length > 0) return { reply: { text: wording.whichToEnd(meant) } }
    await queries.end(db, only, now)
    return { reply: { text: wording.ended(only) } }
  },
})

/** Staff hear twice of what runs out: in its last two weeks, and in its last. In days. */
const AHEAD = 14

/** Every Monday. */
export const remindOfExpiry: Job = {
  id: 'answers.expiry',
  cron: '15 9 * * 1',
  lateBy: 3 * 24 * 60,
  title: wording.EXPIRY_TITLE,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const ending = (await queries.validOn(db, today)).filter(({ valid_until }) => valid_until <= addDays(today, AHEAD))
    const staff = ending.length === 0 ? [] : await staffOn(db, today)
    const messages = ending.flatMap((answer) =>
      staff.map((person) => ({
        to: { person: person.id },
        kind: 'staff' as const,
        text: wording.expires(answer),
        once: `answer ${answer.id}:${answer.valid_until <= addDays(today, 7) ? 'last' : 'first'} call:staff ${person.id}`,
      })),
    )
    return { messages, again: false }
  },
}
