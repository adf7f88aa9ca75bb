/** 通知名单表: everybody whom a notice is for with where they stand, as a sheet. */
import { command, type Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { writeXlsx } from '../../sheets/write-xlsx.ts'
import { sayAnswer } from './answer.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const noticeSheet = command({
  id: 'notices.sheet',
  needs: 'notice.see',
  says: ['[{notice}]通知[的](名单表|表格|名单|回复表|结果表)', '导出[{notice}]通知[的](回复|表格)'],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['通知名单表', '通知名单', '停水通知名单表'],
  help: '通知名单表：每个人收到没有、回了什么',
  async run(turn) {
    const { db, now, scope, speaker } = turn
    const notice = await findMeant(turn, turn.slots.notice)
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    const people = await queries.listStandings(db, notice.id, { now, scope })
    const bytes = await writeXlsx({
      title: wording.sheetTitle(),
      header: wording.SHEET_HEADER,
      rows: people.map((one) => row(turn, notice, one)),
      widths: [12, 12, 10, 12, 20, 24, 16, 8, 24],
    })
    const detail = { notice: notice.id, title: notice.title, people: people.length }
    await queries.writeAudit(db, { at: now, by: speaker.person?.id ?? null, action: 'notices.export', detail })
    const file = { name: wording.sheetName(notice.title), mediaType: SHEET_TYPE, bytes }
    return { reply: { text: wording.sheetMade(notice.title, people.length), file } }
  },
})

function row({ office }: Turn<unknown>, notice: queries.Notice, one: queries.Standing): readonly string[] {
  const say = (at: Date | null) => (at === null ? '' : sayInstant(at, office.zone))
  return [
    one.branch ?? '',
    one.group ?? '',
    one.name,
    wording.stateInWords(one.state),
    one.state === 'answered' ? '' : (one.reason ?? ''),
    say(one.sentAt),
    answerInWords(notice, one),
    one.channel === null ? '' : wording.CHANNELS[one.channel],
    say(one.answeredAt),
  ]
}

function answerInWords(notice: queries.Notice, one: queries.Standing): string {
  return one.state === 'answered' ? sayAnswer(notice, one) : ''
}
