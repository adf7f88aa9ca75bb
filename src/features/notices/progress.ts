/** 通知进度: how many stand where, by 支部, what was answered, and when the last will have it. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Scope, type Turn, type Tx, type WorkingOffice } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { parts } from './by-unit.ts'
import { afterWithdrawn, sayNoneMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { countDone } from './survey/queries.ts'
import * as survey from './survey/wording.ts'
import { begunAt } from './timing.ts'
import { findToldWithin, type ToldWithin } from './told-within.ts'
import { stillToGo, toGoInWords } from './when-it-goes.ts'
import { whyHeld } from './why-not-yet.ts'
import * as wording from './wording.ts'

/** In the order in which they are told. */
export const STATES: readonly queries.State[] = [
  'answered',
  'sent',
  'sending',
  'planned',
  'waiting',
  'phone',
  'uncertain',
  'failed',
  'expired',
  'cancelled',
]
export const ON_THE_WAY = new Set<queries.State>(['sending', 'planned', 'waiting'])

export const progress = command({
  id: 'notices.progress',
  needs: 'notice.see',
  shared: true,
  says: [
    '[{notice}]通知(进度|情况|进展|统计|结果|汇总)[怎么样|如何]',
    '[{notice}]通知发(得怎么样|到哪了|完没有|了多少|出去没有|出去多少|完|到多少人)[了]',
    '[{notice}]通知发(了|了没|没发|出去|出去了|出去没)[没有]',
    '[{notice}]通知(多少人|几个人)(收到|回)[了]',
    '[{notice}][的]通知[今天|现在|到现在](送|发|送达|通知)到[了](多少|几个)[个|人]了',
    '[大家|他们]都收到[通知]了[没]',
    '[{notice}]通知[大家|他们]都收到了[没]',
    '[{notice}]通知回了(几个|多少)[人][了]',
    '回了(几个|几个人)[了]',
    '发出去[了]没[有]',
    '[现在|眼下|已经]发(到哪|到哪儿|到哪里|到第几个|了多少|了多少人|了几个)[了]',
    '[现在](还在发|还发着|在发着)[吗|呢吗|没有]',
    '发完[了]没[有]',
    '[{notice}]通知[的]结果[怎么样|如何|发我|给我]',
    '[把]结果(发我|给我|发给我|怎么样)',
    '[看|看看|看一下]结果',
    '[把]结果[做成|画成|弄成|做个|出个](图|图片|图表|柱状图)',
    '(做|画|出)(个|一个|一张|张)结果图',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['通知进度', '停水通知进度', '通知发得怎么样了', '通知情况', '通知多少人收到了', '看看通知发了没'],
  help: '通知进度',
  async run(turn) {
    const { told, ...whom } = await findToldWithin(turn, turn.slots.notice)
    if (told === undefined) return { reply: { text: await sayNoneMeant(turn, turn.slots.notice) } }
    const since = begunAt(told.notice)
    const text = afterWithdrawn(told, await inWords(turn, told.notice, whom))
    return { reply: { text: turn.act.text.includes('图') ? `${text}\n${wording.whereThePictureIs()}` : text }, since }
  },
})

interface Named {
  readonly notice?: string | undefined
}

/** Of whom figures are wanted; absent: of all. */
type Whom = Omit<ToldWithin, 'told'>

async function inWords(turn: Turn<Named>, notice: queries.Notice, whom: Whom): Promise<string> {
  const { now, office } = turn
  if (notice.state === 'planned' && notice.starts_at !== null) {
    return wording.isPlanned(notice.title, sayDatedInstant(notice.starts_at, office.zone, dayOf(now, office.zone)))
  }
  const counts = await queries.countStates(turn.db, notice.id, now, whom.scope)
  if (whom.within !== undefined && counts.length === 0) return wording.notSentTo(notice.title, whom.within)
  const figures = await figuresOf(turn.db, notice, { now, office }, whom)
  const lines = whom.within === undefined ? await aboutAll(turn, notice, counts) : []
  return [figures, ...lines].filter((line) => line !== '').join('\n')
}

/** Of more than one 支部 it is said how each is looked at; what is left is told of all together. */
async function aboutAll(turn: Turn<Named>, notice: queries.Notice, counts: Counts): Promise<readonly string[]> {
  const [first, ...others] = branchesOf(counts)
  const isSplit = typeof first === 'string' && others.length > 0
  return [
    notice.state === 'paused' ? wording.isPaused() : await whatIsLeft(turn, notice, counts),
    ...(await heldRooms(turn, notice)),
    isSplit ? wording.closerLook(first, turn.slots.notice === undefined ? '' : notice.title) : '',
  ]
}

/** Rooms of it that wait until staff have seen to them. */
async function heldRooms({ db }: Turn<unknown>, { id, title }: queries.Notice): Promise<readonly string[]> {
  return (await queries.roomsOf(db, id)).flatMap((room) => whyHeld(title, room) ?? [])
}

async function whatIsLeft(turn: Turn<unknown>, notice: queries.Notice, counts: Counts): Promise<string> {
  if (!counts.some(({ state }) => ON_THE_WAY.has(state))) return ''
  if (notice.by_hand) return wording.stillToPaste()
  const left = await stillToGo(turn.db, notice, turn)
  return left === undefined ? '' : toGoInWords(left, isBegun(counts), turn)
}

/** Whether somebody has it already. */
export const isBegun = (counts: readonly { readonly state: queries.State }[]): boolean =>
  counts.some(({ state }) => !ON_THE_WAY.has(state) && state !== 'phone' && state !== 'cancelled')

type Counts = Awaited<ReturnType<typeof queries.countStates>>
type Counted = readonly { readonly state: queries.State; readonly count: number }[]
type Moment = { readonly now: Date; readonly office: WorkingOffice }

/** The figures of a notice in words: by 支部, of a single one by 小组 and 联络员. */
export async function figuresOf(
  db: Tx,
  notice: queries.Notice,
  { now, office }: Moment,
  { scope, within }: Whom = { scope: 'office', within: undefined },
): Promise<string> {
  const { zone } = office
  const counts = await queries.countStates(db, notice.id, now, scope)
  const branches = branchesOf(counts)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const states = sumOf(counts)
  const left = isBegun(counts) ? undefined : await stillToGo(db, notice, { now, office })
  return wording.progress({
    title: wording.titleWithin(notice.title, within),
    when: sayDatedInstant(left?.going?.from ?? notice.starts_at ?? notice.created_at, zone, dayOf(now, zone)),
    total,
    states,
    // What was answered is not counted by unit.
    answers: within === undefined ? await answersOf(db, notice) : '',
    units:
      branches.length > 1
        ? branches.map((branch) =>
            lineOf(wording.unitHeading(branch ?? wording.noUnit(), undefined), countsIn(counts, branch)),
          )
        : within === undefined && states.length < 2
          ? []
          : await linesByGroup(db, notice, { now, office, scope, total }),
  })
}

const branchesOf = (counts: Counts): readonly (string | null)[] => [...new Set(counts.map(({ branch }) => branch))]

const countsIn = (counts: Counts, branch: string | null): Counts => counts.filter((one) => one.branch === branch)

/** Of more people nobody is looked up one by one. */
const LOOKED_UP = 2_000

/** None where all are in one 小组. Where all stand alike it is said of one 支部 that was asked about, and not of a whole notice. */
async function linesByGroup(
  db: Tx,
  notice: queries.Notice,
  { now, office, scope, total }: Moment & { readonly scope: Scope; readonly total: number },
): Promise<readonly string[]> {
  if (total > LOOKED_UP) return []
  const groups = await parts({ db, now, office }, await queries.listStandings(db, notice.id, { now, scope }))
  return groups.length < 2
    ? []
    : groups.map(({ unit, liaison, some }) =>
        lineOf(
          wording.unitHeading(unit, liaison),
          some.map(({ state }) => ({ state, count: 1 })),
        ),
      )
}

const lineOf = (heading: string, counts: Counted): string =>
  wording.figuresLine(
    heading,
    sumOf(counts).map(([state, count]) => wording.stateCount(state, count)),
  )

/** How many stand where, in the order of `STATES`; none that are empty. */
function sumOf(counts: Counted): readonly (readonly [queries.State, number])[] {
  return STATES.map((state): [queries.State, number] => [
    state,
    counts.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0),
  ]).filter(([, count]) => count > 0)
}

/** What was answered so far, in a line; empty where that is only who has answered. */
export async function answersOf(db: Tx, notice: queries.Notice): Promise<string> {
  const { id, answers, choices } = notice
  if (answers === 'survey') {
    return survey.progress(await countDone(db, id))
  }
  const given = await queries.countAnswers(db, id)
  if (answers === 'number') return wording.numberSum(given.sum)
  if (answers !== 'choices') return ''
  const counts = choiceCountsOf(choices, given).map(({ label, count }) => wording.choiceCount(label, count))
  return wording.choiceCounts(counts, notice.up_to > 1)
}

/** How many chose each of the choices and, where anybody did, none of them. */
export function choiceCountsOf(choices: readonly string[], given: Awaited<ReturnType<typeof queries.countAnswers>>) {
  const counts = choices.map((label, index) => ({ label, count: given.countOf(index + 1) }))
  return given.none === 0 ? counts : [...counts, { label: wording.NONE_CHOSEN, count: given.none }]
}
