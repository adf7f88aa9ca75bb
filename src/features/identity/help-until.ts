/** 李小雨替何守田回话到12月31日为止: a relative answers for an elder until a day, and then no more. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { command, type Job, type Message, type Outcome, type Turn } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { findByName, notFound, personLines, staffOn } from '../people/public.ts'
import { NEEDS } from './ask.ts'
import { addHelper } from './family.ts'
import * as queries from './queries.ts'
import { kinSaid } from './stranger-words.ts'
import { decideHelp } from './which-help.ts'
import * as wording from './wording.ts'

const ANSWERS = '(回话|回消息|代办|回)'
/** 绑定 李小雨 是 何守田的女儿，到12月31日为止 */
const BINDS =
  /^绑定(?:一下)?[，：: ]*(?<helper>[^，。 是]{1,12}?)[ ]*(?:是|为)[ ]*(?<kin>[^，。]+?)[，, ]*(?:只)?(?:到|至)/
/** 李小雨替何守田回话，到12月31日为止 */
const HELPS =
  /^(?<helper>[^，。 ]{2,12}?)(?:替|帮)(?<elder>[^，。 ]{2,4}?)(?:回话|回消息|代办|回)[，, ]+(?:只)?(?:到|至|(?<endless>不设期限|没有期限|长期))/

export const helpUntil = command({
  id: 'identity.help-until',
  needs: NEEDS,
  says: [
    `{helper}(替|帮){elder}${ANSWERS}[只](到|至){until}[为止|止]`,
    `{helper}(替|帮){elder}${ANSWERS}(不设期限|没有期限|不限时间)`,
  ],
  slots: { helper: { kind: 'words' }, elder: { kind: 'name' }, until: { kind: 'when' } },
  ask: {},
  examples: ['李小雨替何守田回话到12月31日为止', '李小雨替何守田回话不设期限'],
  help: '张小红替张三回话到12月31日为止',
  run: (turn) => {
    const { helper = '', elder = '', until } = turn.slots
    return limit(turn, { helper, elder }, until === undefined ? null : (until.end?.day ?? until.start?.day ?? null))
  },
  // A sentence cut at its comma would be two.
  async claims(turn) {
    const { helper, elder, endless } = HELPS.exec(turn.act.text)?.groups ?? {}
    const last = lastDayIn(turn)
    if (helper !== undefined && elder !== undefined && (last !== undefined || endless !== undefined)) {
      return limit(turn, { helper, elder }, endless === undefined ? (last ?? null) : null)
    }
    const said = BINDS.exec(turn.act.text)?.groups
    const kin = said === undefined ? undefined : kinSaid(`是${said['kin']}`)
    if (kin === undefined || last === undefined) return undefined
    if (last < dayOf(turn.now, turn.office.zone)) return { reply: { text: wording.dayIsPast() } }
    return addHelper(turn, said?.['helper'] ?? '', kin, last)
  },
})

/** 何小梅从下周一起替何守田回话: a right to answer begins on the day on which it is entered, and that is said. */
export const helpFrom = command({
  id: 'identity.help-from',
  needs: NEEDS,
  says: [
    `{helper}(从|自){from}[起|开始]替{elder}${ANSWERS}`,
    `(从|自){from}[起|开始](由|让){helper}替{elder}${ANSWERS}`,
  ],
  slots: { helper: { kind: 'words' }, elder: { kind: 'name' }, from: { kind: 'when' } },
  ask: {},
  examples: ['何小梅从下周一起替何守田回话', '从12月1日起由何小梅替何守田回话'],
  async run({ db, now, office, scope, slots }) {
    const { helper = '', elder: name = '', from } = slots
    const today = dayOf(now, office.zone)
    const day = from?.start?.day ?? today
    const [elder] = await findByName(db, name, scope)
    if (elder === undefined) return { reply: { text: notFound(name) } }
    const known = (await queries.helpersOf(db, elder.id)).find((one) => one.name === helper)
    return { reply: { text: wording.helpsFromToday(helper, elder.name, sayDay(day, today), known?.relation) } }
  },
})

function lastDayIn({ act }: Turn): Day | undefined {
  const when = act.when.findLast(({ superseded, impossible }) => !superseded && !impossible)
  return when?.end?.day ?? when?.start?.day
}

/** `last` is null: without end. */
async function limit(
  turn: Turn<unknown>,
  pair: { readonly helper: string; readonly elder: string },
  last: Day | null,
): Promise<Outcome> {
  const { helper, elder } = pair
  const today = dayOf(turn.now, turn.office.zone)
  if (last !== null && last < today) return { reply: { text: wording.dayIsPast() } }
  return (await decideHelp(turn, pair, { last })) ?? { reply: { text: wording.helpsNot(helper, elder) } }
}

/** Right after midnight, so that nobody answers on a day that is not theirs any more. */
export const endHelping: Job = {
  id: 'identity.end-helping',
  cron: '1 0 * * *',
  lateBy: 23 * 60,
  title: wording.endHelpingTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const ended = await queries.takeEnded(db, { today, now })
    if (ended.length === 0) return { messages: [], again: false }
    const elders = await personLines(
      db,
      ended.map(({ elder }) => elder),
      today,
    )
    const staff = await staffOn(db, today)
    const messages = ended.flatMap((one): Message[] => {
      const address = elders.find(({ id }) => id === one.elder)?.address ?? one.elderName
      const toHelper = wording.yourHelpIsOver(address, office.phone)
      const toStaff = wording.helpIsOver(one.helperName, one.elderName, one.relation)
      return [
        { to: { person: one.helper }, kind: 'notice', text: toHelper, once: `proxy ${one.id}:over` },
        ...staff.map(({ id }) => ({
          to: { person: id },
          kind: 'staff' as const,
          text: toStaff,
          once: `proxy ${one.id}:over:staff ${id}`,
        })),
      ]
    })
    return { messages, again: false }
  },
}
