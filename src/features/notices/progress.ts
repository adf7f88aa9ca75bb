/** 通知进度: how many stand where, by 支部, what was answered, and when the last will have it. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn, type Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
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
const ON_THE_WAY = new Set<queries.State>(['sending', 'planned', 'waiting'])

export const progress = command({
  id: 'notices.progress',
  needs: 'notice.see',
  says: [
    '[{notice}]通知(进度|情况|进展|统计|结果|汇总)[怎么样|如何]',
    '[{notice}]通知发(得怎么样|到哪了|完没有|了多少|出去没有|出去多少|完|到多少人)[了]',
    '通知发(了|了没|没发|出去|出去了|出去没)[没有]',
    '[{notice}]通知(多少人|几个人)(收到|回)[了]',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['通知进度', '停水通知进度', '通知发得怎么样了', '通知情况', '通知多少人收到了', '看看通知发了没'],
  help: '通知进度',
  async run(turn) {
    const notice = await findMeant(turn, turn.slots.notice)
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    return show(turn, notice)
  },
})

async function show({ db, now, office }: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  if (notice.state === 'planned' && notice.starts_at !== null) {
    return { reply: { text: wording.isPlanned(notice.title, sayInstant(notice.starts_at, office.zone)) } }
  }
  const counts = await queries.countStates(db, notice.id, now)
  const left = counts.filter(({ state }) => ON_THE_WAY.has(state)).reduce((sum, { count }) => sum + count, 0)
  const from = notice.starts_at !== null && notice.starts_at > now ? notice.starts_at : now
  const until = sayInstant(office.sentBy(office.nextSending(from), left), office.zone, dayOf(now, office.zone))
  const goesOn = notice.by_hand ? wording.stillToPaste() : wording.finishesBy(until)
  const rest = notice.state === 'paused' ? wording.isPaused() : left === 0 ? '' : goesOn
  const figures = await figuresOf(db, notice, now, office.zone)
  return { reply: { text: [figures, rest].filter((line) => line !== '').join('\n') } }
}

/** The figures of a notice in words, for its planner. */
export async function figuresOf(db: Tx, notice: queries.Notice, now: Date, zone: string): Promise<string> {
  const counts = await queries.countStates(db, notice.id, now)
  const branches = [...new Set(counts.map(({ branch }) => branch))]
  return wording.progress({
    title: notice.title,
    when: sayInstant(notice.starts_at ?? notice.created_at, zone, dayOf(now, zone)),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    states: sumOf(counts),
    answers: await answersOf(db, notice),
    branches:
      branches.length < 2
        ? []
        : branches.map((branch) => {
            const own = sumOf(counts.filter((one) => one.branch === branch))
            return wording.branchLine(
              branch,
              own.map(([state, count]) => wording.stateCount(state, count)),
            )
          }),
    rest: '',
  })
}

/** How many stand where, in the order of `STATES`; none that are empty. */
function sumOf(
  counts: readonly { readonly state: queries.State; readonly count: number }[],
): readonly (readonly [queries.State, number])[] {
  return STATES.map((state): [queries.State, number] => [
    state,
    counts.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0),
  ]).filter(([, count]) => count > 0)
}

async function answersOf(db: Tx, { id, answers, choices }: queries.Notice): Promise<string> {
  const given = await queries.countAnswers(db, id)
  if (answers === 'number') return wording.numberSum(given.reduce((sum, one) => sum + one.sum, 0))
  if (answers !== 'choices') return ''
  const countOf = (choice: number) => given.find((one) => one.choice === choice)?.count ?? 0
  return wording.choiceCounts(choices.map((label, index) => wording.choiceCount(label, countOf(index + 1))))
}
