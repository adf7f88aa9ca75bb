/** 照上次重阳茶话会再办一次，改到10月20日: an earlier activity becomes a draft anew. */

import type { Time } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import { type Command, command, type Outcome, type Turn } from '../../../feature.ts'
import { theirs } from '../answer/choose-activity.ts'
import { detailsOf } from '../details.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { usualDeadline } from '../timing.ts'
import * as wording from '../wording.ts'
import { readChange } from './change-draft.ts'
import { askAboutDraft, replaceDraft, showDraft } from './draft.ts'

const COPY =
  /^(?:请|麻烦)?(?:照着?|按照?|仿照)(?:着)?(?:上一?[次回]|去年|上个?月|上周|原来)?的?(?<title>[^，。]{2,20}?)(?:的样子|那样)?(?:再|重新)(?:办|搞|来|开|弄)(?:一?[次场个遍回])?[，。,]?(?<change>.*)$/

const YEAR = 365 * DAY
const WEEK = 7 * DAY

/** `remindAt`: when, on the day before, people are reminded. */
export function createCopy(remindAt: Time): Command {
  return command({
    id: 'activities.copy',
    needs: 'activity.publish',
    says: ['(照|照着|按|按照)[上次|上一次|上回|去年][的]{title}[的样子](再|重新)(办|搞|来|开)[一](次|场|个|遍)'],
    slots: { title: { kind: 'words' } },
    ask: {},
    // With a pause in it, it is heard as a whole: see `hears`.
    examples: ['照上次重阳茶话会再办一次', '照上次的茶话会再办一场'],
    help: '照上次重阳茶话会再办一次，改到10月20日',
    run: async (turn) =>
      (await copyEarlier(turn, remindAt)) ?? { reply: { text: wording.nothingToCopy(turn.slots.title ?? '') } },
    hears: (turn) => copyEarlier(turn, remindAt),
  })
}

/** `undefined`: nothing earlier is to be copied. */
export async function copyEarlier(turn: Turn<unknown>, remindAt: Time): Promise<Outcome | undefined> {
  const { title = '', change = '' } = COPY.exec(turn.act.text)?.groups ?? {}
  const by = turn.speaker.person?.id
  if (title === '' || by === undefined) return undefined
  const earlier = await findEarlier(turn, title)
  if (earlier === undefined) return { reply: { text: wording.nothingToCopy(title) } }
  const before = await replaceDraft(turn, by, earlier.title)
  const copy = await insertCopy(turn, earlier, by)
  const { row, notes, ask } = await readChange(turn, copy, change, {})
  if (Object.keys(row).length > 0) await queries.updateDraft(turn.db, copy.id, row)
  const from = wording.copiedFrom(inWords(earlier, turn.office.zone))
  if (ask !== undefined)
    return askAboutDraft(turn, copy, ask.text, 'asked', { asked: ask.ask, ...(ask.day && { day: ask.day }) })
  if (row.starts_at === undefined) {
    return askAboutDraft(turn, copy, [from, wording.askNew('when')].join('\n'), 'asked', { asked: 'when' })
  }
  return showDraft(turn, copy.id, remindAt, { before: [...before, from], notes })
}

async function findEarlier(turn: Turn<unknown>, title: string): Promise<queries.Activity | undefined> {
  const { db, now } = turn
  const recent = await queries.findRecent(db, new Date(now.getTime() - 2 * YEAR), now)
  const all = [...recent, ...(await queries.findOpen(db, now))]
  return theirs(turn, all).find((one) => one.title.includes(title) || title.includes(one.title))
}

/** At the same hour, some weeks later; whoever copies says when. */
async function insertCopy({ db, now, office }: Turn<unknown>, earlier: queries.Activity, by: number) {
  const weeks = Math.max(1, Math.ceil((now.getTime() + WEEK - earlier.starts_at.getTime()) / WEEK))
  const move = (at: Date) => new Date(at.getTime() + weeks * WEEK)
  const startsAt = move(earlier.starts_at)
  const { title, place, seats, audience, audience_words } = earlier
  const id = await queries.insertActivity(db, {
    ...{ title, place, seats, audience_words, ...detailsOf(earlier) },
    audience: JSON.stringify(audience),
    starts_at: startsAt,
    ends_at: earlier.ends_at === null ? null : move(earlier.ends_at),
    remind_at: earlier.remind_at,
    reminds_today: earlier.reminds_today,
    reminds_ahead: earlier.reminds_ahead,
    must_reach_at: earlier.must_reach_at === null ? null : now,
    deadline_at: usualDeadline(startsAt, office.nextSending(now), office.zone),
    state: 'draft',
    planned_by: by,
    created_at: now,
  })
  const copy = await queries.findActivity(db, id)
  if (copy === undefined) throw new Error(`activity ${id} is not there`)
  return copy
}
