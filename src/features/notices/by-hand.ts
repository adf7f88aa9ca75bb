/** 手工发: staff paste the text into their groups themselves, and say 第一支部已发. Works without any chat account. */
import { DAY, HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Opening, type Outcome, type Turn } from '../../feature.ts'
import { correctWaiting, findCorrected } from './correct-waiting.ts'
import { findAllMeant } from './find-notice.ts'
import { freeze } from './freeze.ts'
import { wordsFor } from './message.ts'
import { openInPrivate, openInRooms } from './open-elsewhere.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long a notice is still waited for to be pasted, in milliseconds: 14 days. */
const OPEN = 14 * DAY

/** The audience is frozen, and staff get the text; nothing is sent. */
export async function handOut(
  turn: Turn<unknown>,
  notice: queries.Notice,
  approved: { readonly approved_by?: number },
): Promise<Outcome> {
  const { db, now } = turn
  const { told } = await correctWaiting(turn, notice)
  const people = await freeze(db, notice, now)
  await queries.updateNotice(db, notice.id, { ...approved, state: 'sending', confirmed_at: now, starts_at: now })
  const text = await textToPaste(turn, notice, wording.handedOut(notice.title, people))
  return { reply: { text: [text, ...told].join('\n') }, as: 'handed-out' }
}

/** The text, and the groups into which it is still to be pasted. `lead`: what is said before. */
export async function textToPaste(
  { db, office }: Pick<Turn<unknown>, 'db' | 'office'>,
  notice: queries.Notice,
  lead: string,
): Promise<string> {
  const corrected = await findCorrected(db, notice, office)
  const groups = await queries.toHandOut(db, notice)
  return wording.toPaste({
    lead,
    text: wordsFor(notice, 'room', { office, corrected }),
    file: notice.file_name,
    groups: groups.map(({ name, people }) => wording.groupToPaste(name, people)),
    example: groups[0]?.name ?? null,
  })
}

/** 已发 is said of much else: here it is about a notice that waits to be pasted. */
export const pasted = command({
  id: 'notices.pasted',
  needs: 'notice.send',
  toldBy: 'notices.progress',
  mayPass: true,
  says: [
    '[都|全|全部|已经|通知](已发|贴好了|贴完了|发完了|都发了|粘好了)[了]',
    '{notice}通知[都|全|全部|已经](已发|贴好了|贴完了|发完了|都发了|粘好了)[了]',
    '{group}[群][都](已发|贴好了|贴完了|粘好了|发过了)[了]',
  ],
  slots: { group: { kind: 'words' }, notice: { kind: 'words' } },
  ask: {},
  examples: ['第一支部已发', '都贴好了', '第一支部群贴好了'],
  help: '手工发的，贴好一个群说：第一支部已发',
  async run(turn) {
    const { now, slots } = turn
    const since = new Date(now.getTime() - OPEN)
    const isIt = ({ by_hand, state, confirmed_at }: queries.Notice) =>
      by_hand && state === 'sending' && confirmed_at !== null && confirmed_at > since
    const all = await findAllMeant(turn, slots.notice, isIt)
    const [newest] = all
    if (newest === undefined) return undefined
    const name = slots.group?.replace(/^(?:都|已经)|群$/g, '') ?? ''
    const waiting = await whereLeft(turn, all, name)
    const [only, ...others] = waiting
    if (name !== '' && only !== undefined && only.groups.length > 1)
      return {
        reply: {
          text: wording.whichGroup(
            name,
            only.groups.map((group) => group.name),
          ),
        },
      }
    if (only !== undefined) return others.length > 0 ? askWhich(turn, waiting, name) : mark(turn, [only])
    // 报告已发 is about something else.
    if (name !== '' && !/支部|群|组/.test(slots.group ?? '')) return undefined
    const left = (await queries.toHandOut(turn.db, newest)).map((group) => group.name)
    const text = left.length === 0 && name === '' ? wording.allPasted(newest.title) : wording.noSuchGroup(name, left)
    return { reply: { text } }
  },
})

type Group = Awaited<ReturnType<typeof queries.toHandOut>>[number]

/** A notice and those of its groups that were meant and wait to be pasted. */
interface Left {
  readonly notice: queries.Notice
  readonly groups: readonly Group[]
}

/** Of which notices a group is still to be pasted; `name`: as it is called, empty: any. 体检第一支部 names the notice as well. */
async function whereLeft(
  { db }: Turn<unknown>,
  notices: readonly queries.Notice[],
  name: string,
): Promise<readonly Left[]> {
  const left: Left[] = []
  for (const notice of notices) {
    const all = await queries.toHandOut(db, notice)
    const groups = name === '' ? all : calledSo(all, name)
    if (groups.length > 0) left.push({ notice, groups })
  }
  const named = left.filter(({ notice: { id, title } }) => name.includes(title) || name.startsWith(`${id}号`))
  return named.length > 0 ? named : left
}

/** The group that is called so; else 第一支部 for 一支部, or what stands behind a title; else all whose names are alike. */
function calledSo(groups: readonly Group[], name: string): readonly Group[] {
  const nameOf = (group: Group) => group.name ?? wording.noUnit()
  const forms = [
    (own: string) => own === name,
    (own: string) => own === `第${name}`,
    (own: string) => name.endsWith(own),
    (own: string) => own.includes(name) || name.includes(own),
  ]
  return forms.map((isIt) => groups.filter((group) => isIt(nameOf(group)))).find((some) => some.length > 0) ?? []
}

/** Whoever has read it there may answer there, and in private as well. */
async function mark({ db, now }: Turn<unknown>, those: readonly Left[]): Promise<Outcome> {
  const said: string[] = []
  const opens: Opening[] = []
  for (const { notice, groups } of those) {
    for (const group of groups) await queries.markHandedOut(db, notice, group.name, now)
    const inPrivate = await openInPrivate(db, notice, { handedAt: now })
    const readers = inPrivate.flatMap(({ expects: { person } }) => person ?? [])
    opens.push(...inPrivate, ...(await openInRooms(db, notice, readers)))
    const left = await queries.toHandOut(db, notice)
    const count = groups.reduce((sum, { people }) => sum + people, 0)
    said.push(
      wording.nowPasted(
        notice.title,
        count,
        left.map((group) => group.name),
      ),
    )
  }
  return { reply: { text: said.join('\n') }, opens }
}

interface AskedWhich {
  readonly notices: readonly number[]
  readonly name: string
}

const PATIENCE = HOUR
const ALL = 'all'
/** A digit can name so many. */
const CHOICES = 8

/** Two wait for the same group: which of them stands there now. */
function askWhich(turn: Turn<unknown>, waiting: readonly Left[], name: string): Outcome {
  const some = waiting.slice(0, CHOICES).map(({ notice }) => notice)
  const choices = [
    ...some.map(({ id, title }) => ({ value: String(id), label: wording.oneOfPasted(id, title), words: [title] })),
    { value: ALL, label: wording.ALL_PASTED, words: ['都', '都贴了', '都发了', '全贴了'] },
  ]
  const options = choices.map((one, index) => ({ ...one, number: index + 1 }))
  const payload: AskedWhich = { notices: some.map(({ id }) => id), name }
  const expects = expectFrom(turn, { answer: 'pasted-which', payload, title: '', options }, PATIENCE)
  return { reply: { text: wording.whichPasted(name, options), expects }, as: 'asked' }
}

export const pastedWhich: AwaitedAnswer = {
  id: 'pasted-which',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { notices, name } = payload as AskedWhich
    if (choice === undefined) return undefined
    const ids = choice.value === ALL ? notices : notices.filter((id) => String(id) === choice.value)
    const meant = await queries.findNotices(turn.db, ids)
    const left = await whereLeft(turn, meant, name)
    // A colleague, or the page, was faster.
    if (left.length === 0) return { reply: { text: wording.pastedAlready(meant.map(({ title }) => title)) } }
    return mark(turn, left)
  },
}
