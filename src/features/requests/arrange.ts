/** 报销归张会计管，王芳替; 投诉4小时内办; 求办的事分工: who sees to which topic, and by when. */
import { type Command, command, type NamedPerson, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import { readOwner, readTime, withinOf } from './rules.ts'
import { atWork, staffNamed } from './staff.ts'
import { topicName, topicNamed } from './topics.ts'
import { TOPICS, type Topic } from './vocabulary.ts'
import * as wording from './wording.ts'

export const arrange: Command = command({
  id: 'requests.arrange',
  needs: 'request.arrange',
  says: [
    '求办的事[怎么|都怎么]分工',
    '[求办的事](哪些|哪类|什么)事归谁[管|办]',
    '[看|看看]求办的事分工[表]',
    '谁负责{topic}',
    '{topic}[的事|这块](归谁|由谁|是谁)(管|负责)',
  ],
  slots: { topic: { kind: 'words' } },
  ask: {},
  examples: ['求办的事怎么分工', '哪些事归谁管', '看看求办的事分工', '谁负责报销'],
  help: '谁管哪类事：回“报销归王芳管”；看分工：回“求办的事分工”',
  mayPass: true,
  // 谁负责第一支部 asks for a post.
  run: async (turn) =>
    turn.slots.topic === undefined || topicsNamed(turn.slots.topic) !== undefined
      ? { reply: { text: await listArranged(turn) } }
      : undefined,
  async claims(turn) {
    const owner = readOwner(turn.words)
    const topics = owner === undefined ? undefined : topicsNamed(owner.topics)
    if (owner !== undefined && topics !== undefined) return arrangeOwner(turn, topics, owner)
    const time = readTime(turn.words)
    const timed = time === undefined ? undefined : topicsNamed(time.topics)
    return time === undefined || timed === undefined ? undefined : arrangeTime(turn, timed, time)
  },
})

/** 报销、证明; `undefined`: one of them is no topic, so the sentence is about something else. */
function topicsNamed(said: string): readonly Topic[] | undefined {
  const named = said.split(/[、，,和跟]|以及/).map(topicNamed)
  return named.every((one) => one !== undefined) ? named : undefined
}

async function arrangeOwner(
  turn: Turn<unknown>,
  topics: readonly Topic[],
  said: { readonly who: string; readonly deputy: string | undefined },
): Promise<Outcome> {
  const { db, speaker } = turn
  if (/^(?:大家|谁都|所有人|全体)$/.test(said.who)) {
    for (const { id } of topics) await queries.arrangeOwner(db, id, { owner: null, deputy: null })
    return { reply: { text: wording.arrangedForAll(names(topics)) } }
  }
  const { staff } = await atWork(db, turn)
  const find = (name: string): NamedPerson | undefined => {
    const isSelf = name === '我' || name === '本人'
    if (isSelf) return speaker.person
    const found = staffNamed(staff, name)
    return found && { ...found, unit: null }
  }
  const owner = find(said.who)
  const deputy = said.deputy === undefined ? undefined : find(said.deputy)
  const unknown = owner === undefined ? said.who : deputy === undefined ? said.deputy : undefined
  if (owner === undefined || unknown !== undefined) {
    const all = staff.map(({ name }) => name)
    return { reply: { text: wording.noSuchStaff(unknown ?? said.who, all) } }
  }
  let given = 0
  for (const { id } of topics) {
    await queries.arrangeOwner(db, id, { owner: owner.id, deputy: deputy?.id ?? null })
    given += await queries.giveUntaken(db, id, owner.id)
  }
  const by = speaker.person?.name ?? ''
  const told = wording.yoursFromNow(names(topics), by, given)
  const once = `inbox ${turn.inboxId}:topics of ${owner.id}`
  return {
    reply: { text: wording.arrangedOwner(names(topics), owner.name, deputy?.name, given) },
    messages: owner.id === speaker.person?.id ? [] : [{ to: { person: owner.id }, kind: 'staff', text: told, once }],
  }
}

async function arrangeTime(
  { db }: Turn<unknown>,
  topics: readonly Topic[],
  within: { readonly amount: number; readonly unit: 'hours' | 'days' },
): Promise<Outcome> {
  if (within.amount < 1 || within.amount > MOST[within.unit]) return { reply: { text: wording.noSuchTime() } }
  for (const { id } of topics) await queries.arrangeTime(db, id, within)
  return { reply: { text: wording.arrangedTime(names(topics), within) } }
}

/** A month of work. */
const MOST = { hours: 130, days: 20 } as const

const names = (topics: readonly Topic[]): string => topics.map(({ name }) => name).join('、')

async function listArranged({ db, now, office }: Turn<unknown>): Promise<string> {
  const arranged = new Map((await queries.arrangements(db)).map((one) => [one.topic, one]))
  const called = new Map<PersonId, string>(
    (await queries.namesOf(db, people(arranged))).map(({ id, name }) => [id, name]),
  )
  const { staff, standIns } = await atWork(db, { now, office })
  const isThere = (id: PersonId) => staff.some((one) => one.id === id) || standIns.has(id)
  const lines = TOPICS.map(({ id }) => {
    const one = arranged.get(id)
    const owner = one?.owner_id ?? undefined
    return {
      topic: topicName(id),
      owner: owner === undefined ? undefined : called.get(owner),
      isGone: owner !== undefined && !isThere(owner),
      deputy: one?.deputy_id == null ? undefined : called.get(one.deputy_id),
      within: withinOf(id, one),
    }
  })
  return wording.listArranged(lines)
}

const people = (arranged: ReadonlyMap<string, queries.Arrangement>): readonly PersonId[] =>
  [...arranged.values()].flatMap(({ owner_id, deputy_id }) => [owner_id ?? [], deputy_id ?? []].flat())
