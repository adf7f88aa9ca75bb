/** 让王芳值班, 王芳值班到周日, 谁值班: who hears alarms at any hour. */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { findMentioned } from '../people/public.ts'
import { splitName } from './dated-name.ts'
import { perform } from './perform.ts'
import * as queries from './queries.ts'
import { attempt } from './task.ts'
import * as wording from './wording.ts'

export const goOnDuty = command({
  id: 'roles.duty',
  needs: 'roles.appoint',
  isNoted: true,
  says: ['(让|请|安排){name}值班', '[让|请|安排]{name}值班(到|至){until}', '(让|请|安排){name}[从]{span}[起]值班'],
  slots: { name: { kind: 'name' }, until: { kind: 'when' }, span: { kind: 'when' } },
  ask: {},
  examples: ['让王芳值班', '王芳值班到周日'],
  help: '让张三值班；张三不值班了；谁值班',
  refusal: () => wording.onlyAdministrators(),
  async run(turn) {
    const { until } = turn.slots
    const { name, when: span = turn.slots.span } = await splitName(turn, turn.slots.name ?? '')
    const from = span?.start?.day
    const last = until?.end?.day ?? until?.start?.day ?? span?.end?.day ?? from
    const days = { ...(from === undefined ? {} : { from }), ...(last === undefined ? {} : { until: last }) }
    return attempt(turn, { deed: 'duty', person: { name }, ...days }, perform)
  },
  /** 明天王芳值班, 王芳周末值班: where the name ends, the roster knows. */
  async hears(turn) {
    const { act, db, scope, file } = turn
    if (file !== undefined || !/值班[吧了]?$/.test(act.text) || /[不没谁替代吗？?]/.test(act.text)) return undefined
    const [named, ...others] = await findMentioned(db, act.text, scope)
    const [when, ...more] = act.when.filter(({ superseded, impossible }) => !superseded && !impossible)
    const from = when?.start?.day
    if (named?.how !== 'name' || others.length > 0 || more.length > 0 || from === undefined) return undefined
    // 王芳丽周六值班 is not said of 王芳.
    const rest = act.text.slice(0, named.from) + act.text.slice(named.to)
    if (!BARE_DUTY.test(rest.replace(when?.text ?? '', ''))) return undefined
    const span = { from, until: when?.end?.day ?? from }
    return attempt(turn, { deed: 'duty', person: { name: named.text }, ...span }, perform)
  },
})

/** What is left of 明天让王芳来值班吧 without name and day. */
const BARE_DUTY = /^(?:让|请|安排|改成?|由|从|在|轮到|该|还|也|就|来|去|负责|同志|起|[，,。 ])*值班[吧了]?$/

export const goOffDuty = command({
  id: 'roles.end-duty',
  needs: 'roles.appoint',
  says: ['{name}不(值班|用值班|再值班)了'],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['王芳不值班了', '王芳不用值班了'],
  refusal: () => wording.onlyAdministrators(),
  async run(turn) {
    const { name, when } = await splitName(turn, turn.slots.name ?? '')
    // 王芳今晚不值班了 is no end of all her duty.
    if (when !== undefined) return { reply: { text: wording.offDutyThatDay(name) } }
    return attempt(turn, { deed: 'end-duty', person: { name } }, perform)
  },
})

export const whoIsOnDuty = command({
  id: 'roles.on-duty',
  needs: 'roles.see',
  says: [
    '[今天|今晚|现在|明天|后天|这周|本周|下周]谁[在]值班',
    '[今天|今晚|明天|后天|这周|下周]值班的(是谁|有谁|是哪位)',
    '值班(表|名单|安排)',
  ],
  slots: {},
  ask: {},
  examples: ['谁值班', '今天谁值班', '值班表'],
  help: '谁值班；谁管什么',
  run: tellDuty,
  /** 今天王芳直班吗, 周末谁值班，电话发群里. */
  async hears(turn) {
    const { text } = turn.act
    if (turn.file !== undefined || text.length > LONGEST_ASKED || !ASKS_OF_DUTY.test(text)) return undefined
    const told = await tellDuty(turn)
    return /群/.test(text) ? { reply: { text: `${told.reply.text}\n${wording.notIntoRooms()}` } } : told
  },
})

/** More than asks who is on duty, in characters. */
const LONGEST_ASKED = 20
/** 直班, 执班: as it is mistyped. */
const ASKS_OF_DUTY =
  /谁[在来]?[值直执]班|[值直执]班的?(?:是谁|是哪)|[值直执]班[吗么？?]|(?:是不是|是|该)[^，。]{2,4}[值直执]班[吗么？?]/

async function tellDuty({ db, now, office }: Turn<unknown>) {
  const today = dayOf(now, office.zone)
  return { reply: { text: wording.dutyList(await queries.dutiesFrom(db, today), today) } }
}

/** 我和刘志强换个班，他替我周六我替他周日: two days of two people are two sentences. */
export const swapDuty = command({
  id: 'roles.swap-duty',
  needs: 'roles.see',
  says: ['[怎么](换班|调班|换个班|调个班|倒个班)'],
  slots: {},
  ask: {},
  examples: ['怎么换班', '换个班'],
  run: howToSwap,
  async hears(turn) {
    const { act, db, file } = turn
    if (file !== undefined || !/(?:换|调|倒)(?:一?[个下]|了)?班(?!车|级|次|组)/.test(act.text)) return undefined
    return (await findMentioned(db, act.text, 'office')).length > 0 ? howToSwap(turn) : undefined
  },
})

async function howToSwap({ act, db, speaker }: Turn<unknown>): Promise<Outcome> {
  if (!mayDo(speaker, 'roles.appoint')) return { reply: { text: wording.onlyAdministrators() } }
  const named = (await findMentioned(db, act.text, 'office')).map(({ text }) => text)
  const [one = '张三', other = '李四'] = /我/.test(act.text) ? [...named, speaker.person?.name ?? ''] : named
  return { reply: { text: wording.howToSwap(one, other) } }
}
