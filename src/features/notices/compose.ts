/** 通知第一支部：明天停水。加急通知：…… a text becomes a draft, shown before anything goes out. */
import { dayOf } from '../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { givesUp } from '../../language/read-value.ts'
import { audienceUnknown, countAudience, resolveAudience, sayAudience } from '../people/public.ts'
import { DRAFT_LASTS, type NoticeSettings, showDraft } from './draft.ts'
import * as queries from './queries.ts'
import { readNotice, usualDeadline } from './read-notice.ts'
import { NOTICE_OPENINGS, URGENT_OPENINGS } from './vocabulary.ts'
import * as wording from './wording.ts'

interface Asked {
  readonly whom: string
  readonly text: string
  /** Why it is urgent. */
  readonly why?: string
}

const WORDS = { kind: 'words', marks: [] } as const

export function createCompose(settings: NoticeSettings): Command {
  return command({
    id: 'notices.compose',
    needs: 'notice.send',
    says: ['[我要|我想]发[一个|一条|个|条]通知', '[我要|我想]群发[一个|一条|个|条][通知|消息]'],
    opens: NOTICE_OPENINGS,
    slots: { whom: WORDS, text: WORDS },
    ask: { whom: wording.askWhom, text: wording.askText },
    examples: [
      '通知第一支部：明天上午停水，请大家存好水。',
      '通知：12月3日上午9点在活动中心领慰问品，请带证件',
      '发给全体：近日降温，谨防摔倒。',
      '发个通知',
      '发通知给第一支部：明天停水',
      '群发：明天停水，请存水',
    ],
    help: '发通知：通知第一支部：明天上午停水，请存好水',
    run: (turn) => compose(turn, turn.slots, settings),
  })
}

export function createUrgent(settings: NoticeSettings): Command {
  return command({
    id: 'notices.urgent',
    needs: 'notice.send',
    says: ['[我要|我想]发[一个|一条|个|条](加急|紧急)通知'],
    opens: URGENT_OPENINGS,
    slots: { whom: WORDS, text: WORDS, why: WORDS },
    ask: { whom: wording.askWhom, text: wording.askText, why: wording.askUrgentWhy },
    examples: ['加急通知第一支部：今晚8点停水', '发个加急通知'],
    help: '加急通知：加急通知全体：今晚停水',
    run: (turn) => compose(turn, turn.slots, settings),
  })
}

async function compose(turn: Turn<unknown>, { whom, text, why }: Asked, settings: NoticeSettings): Promise<Outcome> {
  const { db, now, office, scope, speaker } = turn
  if (speaker.person === undefined) return {}
  if (givesUp(text) || givesUp(whom)) return { reply: { text: wording.givenUp() }, as: 'given-up' }
  const read = await resolveAudience(db, whom.replace(LEAD, ''), scope, dayOf(now, office.zone))
  if ('unknown' in read) return { ask: { slot: 'whom', text: audienceUnknown(read.unknown) } }
  const people = await countAudience(db, read.audience)
  if (people === 0) return { ask: { slot: 'whom', text: wording.nobodyThere(sayAudience(read.audience)) } }
  return beginDraft(
    turn,
    { text: asWritten(turn, text), whom, audience: read.audience, people, why: why ?? null, corrects: null },
    settings,
  )
}

/** 发通知给第一支部, 通知一下大家. */
const LEAD = /^(?:一下|给)+/

/** A text that was asked for is taken as it was written; the slot holds it in its normal form. */
function asWritten({ act, words }: Turn<unknown>, text: string): string {
  const wasAsked = !act.commands.some(({ opened }) => opened) && act.text.startsWith(text.slice(0, 4))
  return wasAsked ? takeApart(words).own.trim() : text
}

export interface Begun {
  readonly text: string
  readonly whom: string
  readonly audience: queries.Notice['audience']
  readonly people: number
  readonly why: string | null
  readonly corrects: number | null
}

/** Keeps a draft and shows it; whoever begins anew has given the earlier one up. */
export async function beginDraft(turn: Turn<unknown>, begun: Begun, settings: NoticeSettings): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const person = speaker.person?.id ?? 0
  const at = { now, zone: office.zone }
  const read = readNotice(begun.text, at)
  const lastSent = office.sentBy(office.nextSending(now), begun.people)
  const deadline = read.deadline ?? usualDeadline(lastSent, office.zone)
  const replaced = await queries.dropDrafts(db, person, new Date(now.getTime() - DRAFT_LASTS))
  const id = await queries.insertNotice(db, {
    title: read.title,
    text: read.text,
    answers: read.answers,
    choices: JSON.stringify(read.choices),
    deadline_at: read.answers === 'none' ? null : deadline,
    urgent_why: begun.why,
    audience_words: begun.whom,
    audience: JSON.stringify(begun.audience),
    corrects_id: begun.corrects,
    state: 'draft',
    planned_by: person,
    created_at: now,
  })
  return showDraft(turn, id, settings, replaced.filter((title) => title !== read.title).map(wording.draftReplaced))
}
