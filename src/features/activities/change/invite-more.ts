/** 再请上第二小组, 把马建军也加上: people who were not asked yet are asked to what was published; the others hear nothing. */
import { type AwaitedAnswer, ask, command, type Outcome, type PersonId, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { sayInstant } from '../../../language/say.ts'
import {
  type Audience,
  audienceUnknown,
  findByName,
  isNarrowed,
  type KnownPerson,
  nameAndUnit,
} from '../../people/public.ts'
import { askWhichActivity, findOwnNamed } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import { joinSources, resolveWhom } from '../plan/change-audience.ts'
import { phonesOf } from '../plan/publish.ts'
import * as queries from '../queries.ts'
import { INVITES_MORE } from '../vocabulary.ts'
import * as wording from '../wording.ts'

/** So many are named in the question. */
const SHOWN = 6

/** Whom to ask besides: an audience, or people by name. */
type More = { readonly audience: Audience } | { readonly people: readonly PersonId[] }

interface Pending {
  readonly activityId: number
  readonly more: More
}

export const inviteMore = command({
  id: 'activities.invite-more',
  needs: 'activity.publish',
  says: ['[怎么]再(多请|加请|多叫)[几个|一些]人[怎么说]'],
  slots: {},
  ask: {},
  examples: ['怎么再多请人', '再多请几个人怎么说'],
  help: '再多请人：茶话会再请上第二小组；把马建军也加上',
  run: async () => ({ reply: { text: wording.howToInviteMore() } }),
  lastly: (turn) => hear(turn),
})

/** `undefined`: it does not ask for more people, or nothing is open that the speaker may change. */
async function hear(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { open, named, title, said } = await findOwnNamed(turn, undefined)
  const words = said === undefined ? turn.act.text : turn.act.text.replace(said, '').replace(/^[，的]+/, '')
  const whom = INVITES_MORE.flatMap((form) => form.exec(words)?.groups?.['whom'] ?? [])[0]
  if (whom === undefined) return undefined
  const candidates = title === undefined ? open : named.filter(({ starts_at }) => starts_at > turn.now)
  const [only] = candidates
  if (only === undefined) return undefined
  return candidates.length === 1
    ? propose(turn, only, whom)
    : askWhichActivity(turn, candidates, { answer: 'which-invites-more', payload: { whom } })
}

export const whichInvitesMore: AwaitedAnswer = {
  id: 'which-invites-more',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const activity = choice === undefined ? undefined : await queries.findActivity(turn.db, Number(choice.value))
    return activity && propose(turn, activity, (payload as { whom: string }).whom)
  },
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'invite', label: wording.INVITE, words: ['是', '是的', '对', '请吧', '请'] },
  { number: 2, value: 'keep', label: wording.DO_NOT_INVITE, words: ['不', '不用', '不请了', '算了'] },
]

/** Shows who would be asked: those whom nobody has asked yet. */
async function propose(turn: Turn<unknown>, activity: queries.Activity, whom: string): Promise<Outcome> {
  if (turn.now > activity.deadline_at) return { reply: { text: tooLate(turn, activity) } }
  const read = await readMore(turn, whom)
  if ('why' in read) return { reply: { text: read.why } }
  const people = await queries.findNotAsked(turn.db, activity.id, await idsOf(turn, read))
  if (people.length === 0) return { reply: { text: wording.allAskedAlready(activity.title) } }
  const names = people.slice(0, SHOWN).map(({ name }) => name)
  const text = wording.askInviteMore(inWords(activity, turn.office.zone), names, people.length)
  const payload: Pending = { activityId: activity.id, more: read }
  return ask(turn, text, OPTIONS, { answer: 'invite-more', payload })
}

const tooLate = ({ office }: Turn<unknown>, { title, deadline_at }: queries.Activity): string =>
  wording.tooLateToInvite(title, sayInstant(deadline_at, office.zone))

const idsOf = async ({ db }: Turn<unknown>, more: More): Promise<readonly PersonId[]> =>
  'people' in more ? more.people : queries.peopleOfAudience(db, more.audience)

/** Branches, groups and clubs first; then names, each of which must mean one person. */
async function readMore(turn: Turn<unknown>, whom: string): Promise<More | { readonly why: string }> {
  const read = await resolveWhom(turn, whom)
  if (!('unknown' in read)) return { audience: read.audience }
  const people: PersonId[] = []
  for (const said of whom.split(/[、，和跟与及]/).filter((part) => part !== '')) {
    const found = await peopleNamed(turn, said)
    const [only, ...others] = found
    if (only === undefined) return { why: audienceUnknown(read) }
    if (others.length > 0) return { why: wording.severalToInvite(only.name, found.map(nameAndUnit)) }
    people.push(only.id)
  }
  return { people }
}

/** 第一支部的王秀英: the unit, where it is said, tells people of one name apart. */
async function peopleNamed({ db, scope }: Turn<unknown>, said: string): Promise<readonly KnownPerson[]> {
  const [name = '', unit] = said.replace(/同志$/, '').split('的').toReversed()
  const found = await findByName(db, name, scope)
  return unit === undefined ? found : found.filter((person) => person.unit?.startsWith(unit))
}

export const confirmInviteMore: AwaitedAnswer = {
  id: 'invite-more',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { activityId, more } = payload as Pending
    const activity = choice === undefined ? undefined : await queries.lockActivity(turn.db, activityId)
    if (activity === undefined) return undefined
    if (activity.state !== 'published') return { reply: { text: wording.isOff(activity.title) } }
    if (choice?.value === 'keep') return { reply: { text: wording.nobodyInvited() }, as: 'kept' }
    if (turn.now > activity.deadline_at) return { reply: { text: tooLate(turn, activity) } }
    return invite(turn, activity, more)
  },
}

/** Each hears of it in private. Where the audience can be said to have grown, answers in the room of a new group count too. */
async function invite(turn: Turn<unknown>, activity: queries.Activity, more: More): Promise<Outcome> {
  const { db, now, office } = turn
  const people = await queries.findNotAsked(db, activity.id, await idsOf(turn, more))
  const ids = people.map(({ id }) => id)
  await queries.invitePeople(db, activity.id, ids)
  if ('audience' in more && !isNarrowed(more.audience) && !isNarrowed(activity.audience)) {
    const from = joinSources(activity.audience.from, more.audience.from)
    await queries.setAudience(db, activity.id, { ...activity.audience, from })
  }
  const phones = await phonesOf(turn, ids)
  const sending = office.nextSending(now)
  const later = sending > now ? wording.sentLater(sayInstant(sending, office.zone)) : ''
  const text = wording.invitedMore(activity.title, ids.length, later, phones)
  return { reply: { text }, wake: ['activities.announce'], as: 'invited' }
}
