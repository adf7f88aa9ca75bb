/** 我的信息: all that the office holds of whoever asks; the roster first, and in a second message what else is kept. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Message, type PersonId, type Turn } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { findCard, ownRecord as sayOwnRecord } from '../people/public.ts'
import * as queries from './queries.ts'
import { SHEET_COLUMNS } from './sheet-columns.ts'
import * as wording from './wording.ts'

export const ownRecord = command({
  id: 'roster.own-record',
  needs: 'people.own-record',
  says: [
    '[请|我要|我想|帮我][查看|看看|看一下|查一下|查]我的(信息|资料|登记|登记信息|个人信息)',
    '[我|俺]登记的[都][是](什么|啥|哪些)',
    '[你们|办公室](存|记|登记|留)[着|了]我[的](什么|啥|哪些)[信息|资料|东西]',
    '我[的](信息|资料)[你们|办公室][都](有|存|记)[着|了](什么|啥|哪些)',
  ],
  slots: {},
  ask: {},
  examples: ['我的信息', '你们存了我啥信息', '查看我的信息', '看看我的资料'],
  help: '我的信息：看登记的情况；不对就说我的信息有误',
  forOneself: true,
  async run(turn) {
    const { db, now, office, speaker, chat, inboxId } = turn
    const { person } = speaker
    const today = dayOf(now, office.zone)
    const card = person && (await findCard(db, person.id, 'office', today))
    if (card === undefined) return {}
    const text = await sayAllElse(turn, card.id)
    const once = `own-record:inbox ${inboxId}`
    const messages: readonly Message[] =
      text === undefined ? [] : [{ to: { chat: chat.id }, kind: 'reply', text, once }]
    return { reply: { text: sayOwnRecord(card, office) }, messages }
  },
})

/** What the first words have told already, or what the person is told in another line. */
const TOLD: ReadonlySet<string> = new Set([
  '姓名',
  '出生日期',
  '原单位',
  '党总支',
  '党支部',
  '党小组',
  '联络员',
  '居住地类别',
  '住址',
  '手机',
  '家属联系人',
  '家属关系',
  '家属电话',
  '可否代办',
  '服务状态',
  '备注',
])

async function sayAllElse({ db, now, office }: Turn<unknown>, person: PersonId): Promise<string | undefined> {
  const [listed] = await queries.listPeople(db, queries.onlyThis(db, person), 0, 1)
  if (listed === undefined) return undefined
  const fields = SHEET_COLUMNS.filter(({ header }) => !TOLD.has(header)).flatMap(({ header, value }) => {
    const said = value(listed, false)
    return said === '' ? [] : [`${header}：${said}`]
  })
  const { relatives } = await queries.besideOf(db, person)
  const kept = await queries.keptBeside(db, person)
  return wording.ownElse({
    fields,
    relatives,
    ...kept,
    sayDay: (at) => sayDay(dayOf(at, office.zone), dayOf(now, office.zone)),
  })
}
