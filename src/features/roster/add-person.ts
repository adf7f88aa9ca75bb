/** 加人：张三，男，1950年5月6日，第一支部第一小组: a list of one, which is shown and confirmed as any other. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { keepFile } from '../../files/public.ts'
import { readNewcomer } from './read-newcomer.ts'
import { receive } from './receive-list.ts'
import * as wording from './wording.ts'

const BEGINS =
  /^(?:请|帮我)?(?:加|添|新增|增加|登记)(?:上)?(?:一?个|一?位)?新?(?:人员?|同志|退休(?:职工|人员|的)?)(?:[:：，, ]+|$)/

/** 新来一个退休的，张三，男，…; what follows must be understood as a row. */
const COMES =
  /^(?:今天|刚)?(?:新来|新退|来|新增)(?:了|的)?(?:一?个|一?位|一?名)?(?:新?(?:退休(?:的?(?:老?同志|职工|人员|老师傅)|的|)|同志|老师傅|老同志))[:：，, 叫是]*/

/** 新增李建国 男 1966年3月5日 第一支部: as much as this is a row, and nothing else. */
const SAYS_ROW = /^(?:请|帮我)?(?:新增|增加|添加|加上|登记|录入|新退休|新退)(?:了|的)?[:：，, ]*/
const LEAST_OF_ROW = 3
/** 新来一个 周玉华 女 66年3月生…: of those who have come only a row is one of ours. */
const CAME = /^(?:今天|刚|又)?新(?:来|退休?|增)(?:了|的)?(?:一?个|一?位|一?名)?[:：，, ]*/
/** 新退休一个 钱永福 男 60 三支部: what of it is no value is asked about. */
const RETIRED = /^(?:今天|刚|又)?新退休了?一?[个位名][:：，, ]*\p{Script=Han}{2,4}[，, ]/u
/** 加个人到第二支部, without a name. */
const NOBODY_YET =
  /^(?:请|帮我|我要|要)?(?:给)?(?:[^，。 ]{0,8}支部)?(?:加|添|增加|新增)(?:一?个|一?位)?新?(?:人员?|同志|老同志)(?:(?:到|进|去)[^，。 ]{0,8}(?:支部|小组|花名册|名册|队)(?:里|去)?)?[吧。！]*$/

export const addPerson = command({
  id: 'roster.add',
  needs: 'roster.import',
  says: ['[怎么](加人|加新人|新增人员|登记新人|加一个人)', '[在]花名册[里|上](加|添|增加)(人|一个人|个人|新人)'],
  slots: {},
  ask: {},
  examples: ['加人', '怎么加新人', '新增人员', '花名册加一个人'],
  help: '加人：张三，男，1950年5月6日，第一支部第一小组，13800000000',
  run: async () => ({ reply: { text: wording.howToAdd() } }),
  claims: add,
})

async function add(turn: Turn): Promise<Outcome | undefined> {
  const begin = BEGINS.exec(turn.act.text)
  const come = begin === null ? COMES.exec(turn.act.text) : null
  if (NOBODY_YET.test(turn.act.text)) return { reply: { text: wording.howToAdd() } }
  const row = begin ?? come ?? CAME.exec(turn.act.text) ?? SAYS_ROW.exec(turn.act.text)
  const told = turn.act.text.slice(row?.[0].length ?? turn.act.text.length)
  if (told.trim() === '') return come === null ? undefined : { reply: { text: wording.howToAdd() } }
  const read = readNewcomer(told)
  const isSure = begin !== null || come !== null || RETIRED.test(turn.act.text)
  if (!isSure && ('unclear' in read || read.cells.length < LEAST_OF_ROW)) return undefined
  // 新来了一个人问体检 tells of somebody, and adds nobody.
  if (come !== null && ('unclear' in read || read.cells.length === 1)) return undefined
  if ('unclear' in read) return { reply: { text: wording.newcomerUnclear(read.unclear) } }
  const bytes = new TextEncoder().encode(`${read.header.join(',')}\n${read.cells.join(',')}\n`)
  const id = await keepFile(turn.db, { bytes, mediaType: 'text/csv' }, turn.now)
  const received = await receive(turn, { id, name: wording.newcomersList(read.cells[0] ?? '') })
  // A list that is still being read keeps this one waiting, and says so.
  return received.wake === undefined ? received : { ...received, reply: { text: wording.newcomerRead(read) } }
}
