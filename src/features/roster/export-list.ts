/** 导出第一支部名册: what for is asked and recorded, then the sheet comes as a file. */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Sheet } from '../../sheets/write-xlsx.ts'
import {
  askPurpose,
  audienceUnknown,
  countAudience,
  handOut,
  inAudience,
  PURPOSE,
  resolveAudience,
  sayAudience,
} from '../people/public.ts'
import * as queries from './queries.ts'
import { readExport } from './read-export.ts'
import { columnsOf } from './sheet-columns.ts'
import * as wording from './wording.ts'

/** More would keep everybody waiting; such a list goes out branch by branch. */
const MOST = 20_000
/** People that are read from the database at a time. */
const PAGE = 1_000

const ID = 'roster.export'
/** Said of a sheet in which nobody's number is whole. */
const NO_PHONES = 'no-phones'

export const exportList = command({
  id: ID,
  needs: 'roster.export',
  says: [
    '[请|帮我|我要]导出{whom}[的](名册|花名册|名单|信息)',
    '[请|帮我|我要]导出(名册|花名册|通讯录|通迅录)',
    '[请|帮我|我要](导|到|打|出|要)(个|一个|张|份|一份)(表|表格|名单)[，]{whom}[的](通讯录|通迅录|名册|花名册)',
    '[请|帮我|我要]导出{whom}[的](通讯录|通迅录)',
    '{whom}[的](通讯录|通迅录)(发给我|发我|给我|给我一份|导出来)',
    '[请|帮我|我要]导出{branch}支部',
    '[请|帮我|我要]导出{group}小组',
    '[请|帮我]把{whom}[的](名册|花名册|名单)(导出来|导出|发给我|发我|导给我)',
    '{whom}[的](名册|花名册)(发给我|发我|给我|给我一份|发一份|发过来|导出来)',
    '(给我一份|发我一份|我要一份|要一份|来一份|给我|发我|我要){whom}[的](名册|花名册)',
  ],
  slots: {
    whom: { kind: 'words', marks: [] },
    branch: { kind: 'words', marks: [] },
    group: { kind: 'words', marks: [] },
    phones: { kind: 'words', marks: [] },
    purpose: PURPOSE,
  },
  ask: {},
  examples: [
    '导出第一支部名册',
    '导出名册',
    '导出一支部',
    '到个表 全体通迅录',
    '导出第一支部和太极拳协会的名单',
    '把独居的名单导出来',
    '第一支部花名册发我',
  ],
  help: '导出第一支部名册：发一份表格给您，用途会记下来',
  // 第一支部，70岁以上 is one audience, which a sentence cut at its commas would tear.
  async claims(turn) {
    const { db, now, office, scope } = turn
    const said = readExport(normaliseText(turn.words))
    if (said === undefined || OF_ANOTHER_LIST.test(said.whom)) return undefined
    const read = await resolveAudience(db, said.whom, scope, dayOf(now, office.zone))
    if ('unknown' in read) return undefined
    const slots = { whom: said.whom, ...(said.withoutPhones && { phones: NO_PHONES }) }
    return (
      askPurpose(said.purpose, { command: ID, slots }) ??
      exportTo(turn, read.audience, said.purpose ?? '', slots.phones)
    )
  },
  mayPass: true,
  async run(turn) {
    const { db, now, office, scope, slots } = turn
    if (slots.purpose === undefined && OF_ANOTHER_LIST.test(slots.whom ?? '')) return undefined
    const whom = slots.whom ?? wording.unitNamed(slots) ?? wording.everybody()
    const read = await resolveAudience(db, whom, scope, dayOf(now, office.zone))
    const asks = askPurpose(slots.purpose, { command: ID, slots })
    if (asks !== undefined || slots.purpose === undefined) return asks ?? {}
    if ('unknown' in read) return { ask: { slot: 'whom', text: audienceUnknown(read) } }
    return exportTo(turn, read.audience, slots.purpose, slots.phones)
  },
})

/** 电话名单, 茶话会的报名名单: lists of their own, for which nobody is asked about the roster. */
const OF_ANOTHER_LIST = /电话|报名|签到|候补|没[回报]|生日|寿星|走访|慰问|通知|住院|打电话/

type Audience = Parameters<typeof countAudience>[1]

async function exportTo(
  turn: Turn<unknown>,
  audience: Audience,
  purpose: string,
  phones: string | undefined,
): Promise<Outcome> {
  const heads = await countAudience(turn.db, audience)
  if (heads === 0) return { reply: { text: wording.nobodyToExport(sayAudience(audience)) } }
  if (heads > MOST) return { ask: { slot: 'whom', text: wording.tooManyToExport(heads) } }
  return hand(turn, audience, purpose, phones !== NO_PHONES && mayDo(turn.speaker, 'roster.phones'))
}

/** Who got what, when and why stays on record, whether or not the file arrives. */
async function hand(turn: Turn<unknown>, audience: Audience, purpose: string, mayRing: boolean): Promise<Outcome> {
  const whom = sayAudience(audience)
  const people = (await inAudience(turn.db, audience).execute()).map(({ id }) => id)
  const taken = { people, whom: wording.rosterOf(whom), purpose, mayRing, name: wording.exportName(whom) }
  const file = await handOut(turn, taken, await sheetOf(turn, audience, mayRing))
  return { reply: { text: wording.exported(whom, people.length, purpose, mayRing), file } }
}

/** The sheet of an audience; phone numbers are whole only for those who may ring people up. */
async function sheetOf({ db }: Turn<unknown>, audience: Audience, mayRing: boolean): Promise<Sheet> {
  const columns = columnsOf(await queries.allUnits(db))
  async function* rows() {
    for (let after = 0; ; ) {
      const page = await queries.listPeople(db, inAudience(db, audience), after, PAGE)
      for (const one of page) yield columns.map(({ value }) => value(one, mayRing))
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) return
      after = last.id
    }
  }
  return { title: wording.listTitle(), header: columns.map(({ header }) => header), rows: rows() }
}
