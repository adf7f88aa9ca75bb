/** 通知名单表: everybody whom a notice is for with where they stand, as a sheet. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { isCalled } from '../../language/hurried.ts'
import { sayInstant } from '../../language/say.ts'
import { handOut } from '../people/public.ts'
import { sayAnswer } from './answer.ts'
import { afterWithdrawn, findTold, sayNoneMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { answerInWords as answerTo } from './survey/keep.ts'
import { allAnswers, type SurveyAnswer } from './survey/queries.ts'
import { answersColumn } from './survey/wording.ts'
import { whyNotYet } from './why-not-yet.ts'
import * as wording from './wording.ts'

export const noticeSheet = command({
  id: 'notices.sheet',
  needs: 'notice.see',
  isNoted: true,
  says: [
    '[{notice}]通知[的](名单表|表格|名单|回复表|结果表)',
    '导出[{notice}]通知[的](回复|表格|结果)',
    '[请|帮我]导出结果[表]',
    '[{notice}]通知[的]结果(导出|导出来|导出表)',
    '[给我|看|看看|要|发我](结果表|回复表|名单表)',
    '[请|帮我][把](结果|名单)(导出来|导出|做成表|做成表格)',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['通知名单表', '通知名单', '停水通知名单表', '导出结果', '结果表'],
  help: '通知名单表：每个人收到没有、回了什么',
  run: (turn) => hand(turn, turn.slots.notice),
  async hears(turn) {
    const silent = SILENT.exec(turn.act.text)?.groups
    if (silent !== undefined) return handSilent(turn, silent['name'] ?? silent['of'])
    const { name } = ANSWERS_OF.exec(turn.act.text)?.groups ?? {}
    const told = name && (await findTold(turn, name, ({ answers }) => answers !== 'none'))
    return told && isCalled(told.notice.title, name) ? hand(turn, name) : undefined
  },
})

/** 体检报名表导出来给我, of a notice that asked who comes. */
const ANSWERS_OF =
  /^(?:请|帮我)?把?(?<name>\p{Script=Han}{2,12}?)(?:通知)?的?(?:报名|回复)(?:表格?|名单)(?:导出来?|导一下|发)(?:给?我)?$/u

/** 把没回的导个表, 没回体检的导一份给我, 体检没回的做个表格 */
const SILENT =
  /^(?:请|帮我|麻烦|给我)*(?:把)?(?<name>\p{Script=Han}{2,10}?)??(?:通知)?(?:还)?[没未](?:有)?(?:回|回复|回话|答|填)(?:过)?(?:(?<of>\p{Script=Han}{2,8}?)(?:通知)?)??的(?:人|同志|名单)?(?:都|全)?(?:给我)?(?:导(?:出来?|成|一下)?(?:一?[个张份])?(?:表格?|excel|名单)?|(?:做|列|弄|整|拉|出|打)(?:成|出)?(?:一?[个张份])?(?:表格?|excel))(?:出来)?(?:给我|发我)?$/iu

/** Of the newest that asks, or of the one that is named. */
async function handSilent(turn: Turn<unknown>, name: string | undefined): Promise<Outcome | undefined> {
  const told = await findTold(turn, name, ({ answers }) => answers !== 'none')
  if (told === undefined || (name !== undefined && !isCalled(told.notice.title, name))) return undefined
  return hand(turn, name, true)
}

async function hand(turn: Turn<unknown>, words: string | undefined, onlySilent = false): Promise<Outcome> {
  const { db, now, scope } = turn
  const asks = ({ answers }: queries.Notice) => answers !== 'none'
  const told = await findTold(turn, words, onlySilent ? asks : undefined)
  if (told === undefined) return { reply: { text: await sayNoneMeant(turn, words) } }
  const { notice } = told
  const all = await queries.listStandings(db, notice.id, { now, scope })
  const people = onlySilent ? all.filter(({ state }) => state !== 'answered') : all
  const given = await allAnswers(db, notice.id)
  const earlier = Map.groupBy(await queries.listEarlier(db, notice.id), (one) => one.person_id)
  const questions = notice.questions.map(({ text }, index) => answersColumn(index + 1, text))
  const sheet = {
    title: wording.sheetTitle(),
    header: [...wording.SHEET_HEADER, ...questions],
    rows: people.map((one) => [
      ...row(turn, notice, one),
      earlierInWords(turn, notice, earlier.get(one.id) ?? []),
      ...answersTo(notice, one.id, given),
    ]),
  }
  const taken = { whom: wording.sheetOf(notice.title), purpose: wording.SHEET_IS_FOR, mayRing: false }
  const say = onlySilent ? wording.silentSheetMade : wording.sheetMade
  const ids = people.map(({ id }) => id)
  const file = await handOut(turn, { people: ids, name: wording.sheetName(notice.title), ...taken }, sheet)
  return { reply: { text: afterWithdrawn(told, say(notice.title, people.length)), file } }
}

function row(turn: Turn<unknown>, notice: queries.Notice, one: queries.Standing): readonly string[] {
  const say = (at: Date | null) => (at === null ? '' : sayInstant(at, turn.office.zone))
  return [
    one.branch ?? '',
    one.group ?? '',
    one.name,
    wording.stateInWords(one.state),
    whyNotYet(one, notice, turn),
    say(one.sentAt),
    answerInWords(notice, one),
    one.channel === null ? '' : wording.CHANNELS[one.channel],
    say(one.answeredAt),
  ]
}

/** What somebody had answered before, and when: 大米（11月23日（周一）上午9点05分）. */
const earlierInWords = (
  { office }: Turn<unknown>,
  notice: queries.Notice,
  earlier: readonly queries.NoticeAnswer[],
): string =>
  earlier.map((one) => wording.withReason(sayAnswer(notice, one), sayInstant(one.answered_at, office.zone))).join('；')

/** What somebody answered to each question of a survey; empty where they have not. */
function answersTo({ questions }: queries.Notice, personId: number, given: readonly SurveyAnswer[]) {
  const own = given.filter(({ person_id }) => person_id === personId)
  return questions.map((question, index) => {
    const one = own.find((answer) => answer.question === index + 1)
    return one === undefined ? '' : answerTo(question, one)
  })
}

function answerInWords(notice: queries.Notice, one: queries.Standing): string {
  return one.state === 'answered' ? sayAnswer(notice, one) : ''
}
