/** What staff say about families: who else is helped, who is no helper any more, whose family decides. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, ask, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { chooseNamesake, findByName, inFull, type KnownPerson, namesakeOptions, notFound } from '../people/public.ts'
import { NEEDS } from './ask.ts'
import * as queries from './queries.ts'
import type { Kin } from './stranger-words.ts'
import { decideHelp, end } from './which-help.ts'
import * as wording from './wording.ts'

/** What waits while it is asked which of several is meant. */
interface Pending {
  readonly helper?: { readonly id: PersonId; readonly name: string }
  readonly relation?: string
  /** Their last day. */
  readonly until?: Day
  readonly decides?: boolean
}

/** 绑定 李小雨 是 何守田的女儿: one more elder for somebody who is bound already; `until`: the last day. */
export async function addHelper(
  turn: Turn<unknown>,
  helperName: string,
  { elder, relation }: Kin,
  until?: Day,
): Promise<Outcome> {
  const [helper, ...others] = await findByName(turn.db, helperName, 'office')
  if (helper === undefined || others.length > 0) return { reply: { text: wording.helperFirst(elder, relation) } }
  return forOne(turn, elder, { helper: { id: helper.id, name: helper.name }, relation, ...(until && { until }) })
}

async function forOne(turn: Turn<unknown>, name: string, pending: Pending): Promise<Outcome> {
  const people = await findByName(turn.db, name, turn.scope)
  const [only, ...others] = people
  if (only === undefined) return { reply: { text: notFound(name) } }
  if (others.length === 0) return carryOut(turn, only, pending)
  return ask(turn, chooseNamesake(people), namesakeOptions(people), {
    answer: 'whose-family',
    payload: { people, pending },
  })
}

export const whoseFamily: AwaitedAnswer = {
  id: 'whose-family',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { people, pending } = payload as { people: readonly KnownPerson[]; pending: Pending }
    const person = people.find(({ id }) => String(id) === choice?.value)
    return person && carryOut(turn, person, pending)
  },
}

async function carryOut(turn: Turn<unknown>, elder: KnownPerson, pending: Pending): Promise<Outcome> {
  const { helper, relation, until, decides } = pending
  if (decides !== undefined) {
    await queries.setFamilyDecides(turn.db, elder.id, decides, { by: turn.speaker.person?.id ?? null, at: turn.now })
    return { reply: { text: wording.familyDecides(elder.name, decides) }, as: decides ? 'family' : 'own' }
  }
  if (helper === undefined || helper.id === elder.id)
    return { reply: { text: wording.helperFirst(elder.name, '家属') } }
  return startHelping(turn, helper, elder, { relation: relation ?? '', ...(until && { until }) })
}

/** From now on they may answer for the elder, and are told so. */
export async function startHelping(
  turn: Turn<unknown>,
  helper: { readonly id: PersonId; readonly name: string },
  elder: KnownPerson,
  { relation, until }: { readonly relation: string; readonly until?: Day },
): Promise<Outcome> {
  const by = turn.speaker.person?.id ?? null
  const known = (await queries.helpersOf(turn.db, elder.id)).find(({ id }) => id === helper.id)
  const span = { from_at: turn.now, last_day: until ?? null }
  await queries.addProxy(turn.db, { helper_id: helper.id, elder_id: elder.id, relation, entered_by: by, ...span })
  const today = dayOf(turn.now, turn.office.zone)
  // What they are to the elder was put right: they know that they may answer.
  if (known !== undefined && until === undefined)
    return { reply: { text: wording.relationChanged(helper.name, elder.name, relation) }, as: 'helper' }
  const text = wording.acceptedHelper(helper.name, elder, until && sayDay(until, today))
  const once = `helper:${helper.id}:elder ${elder.id}:inbox ${turn.inboxId}`
  const told = wording.nowHelper(elder.address, until && sayDay(until, today))
  return { reply: { text }, messages: [{ to: { person: helper.id }, kind: 'reply', text: told, once }], as: 'helper' }
}

const FAMILY = '家属|家里|家里人|子女|孩子|儿女|儿子|女儿|闺女|姑娘|老伴|爱人|儿媳|女婿'

export const familyDecides = command({
  id: 'identity.family-decides',
  needs: NEEDS,
  says: [
    `{name}[的事][还是|都|以后](由|听|归)(${FAMILY})[的](决定|说了算|做主|定)`,
    `{name}[的事][还是|都|以后](听|按)[他|她](${FAMILY})[的|说的]`,
    `{name}[家][的事][还是|都|以后][他|她](${FAMILY})(说了算|做主)`,
    '{name}[的事][还是|都|以后](由|归)[他|她](本人|自己)(决定|说了算|做主|定)',
    '{name}[的事][还是|都|以后](听|按)[他|她](本人|自己)的',
    '{name}[的事][还是|以后][他|她](本人|自己)(说了算|做主)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['何守田由家属决定', '何守田由本人决定', '何守田的事听他闺女的', '何守田的事还是他自己说了算'],
  run: (turn) => forOne(turn, turn.slots.name ?? '', { decides: !/本人|自己/.test(turn.act.text) }),
})

/** 谁替何守田回话, 何小梅替谁回话 */
export const whoHelps = command({
  id: 'identity.who-helps',
  needs: NEEDS,
  says: [
    '(谁|哪个|哪位)[能|可以|在]替{elder}(回话|回消息|代办)',
    '谁是{elder}的代办[人|家属]',
    '{elder}的代办[人|家属](是|有)(谁|哪些|哪位)',
    '{helper}[在|能|可以]替(谁|哪些人|哪几位)(回话|回消息|代办)',
  ],
  slots: { elder: { kind: 'name' }, helper: { kind: 'words' } },
  ask: {},
  examples: ['谁替何守田回话', '何守田的代办人是谁', '何小梅替谁回话'],
  help: '谁替张三回话；张小红替谁回话',
  async run({ db, now, office, scope, slots }) {
    const { elder, helper } = slots
    const say = (day: Day) => sayDay(day, dayOf(now, office.zone))
    const name = elder ?? helper ?? ''
    const people = await findByName(db, name, scope)
    if (people.length === 0) return { reply: { text: notFound(name) } }
    const lines = await Promise.all(
      people.map(async (one) => {
        const called = people.length > 1 ? inFull(one) : name
        return elder === undefined
          ? wording.helpedBy(called, await queries.eldersOf(db, one.id), say)
          : wording.helpersOf(called, await queries.helpersOf(db, one.id), say)
      }),
    )
    return { reply: { text: lines.join('\n') } }
  },
})

export const endHelp = command({
  id: 'identity.end-help',
  needs: NEEDS,
  says: [
    `{elder}[家]的(${FAMILY})[以后]不[再|能](管|替)[他|她|老人]的事了`,
    `{elder}[家]的(${FAMILY})[以后]不[再|能]替[他|她|老人](回话|回消息|代办|回)了`,
    '{name}[以后]不[再]替{elder}(回话|回消息|代办|回)[了]',
    '解除代办{name}',
    '解除{name}的代办',
    '{name}不[能|再]代办了',
    '{name}[以后]不[再]管{elder}的事了',
  ],
  slots: { name: { kind: 'words' }, elder: { kind: 'name' } },
  ask: {},
  examples: ['何小梅不替何守田回了', '解除代办 李小雨', '解除李小雨的代办', '何守田的家属不管他的事了'],
  async run(turn) {
    const name = turn.slots.name ?? ''
    if (name === '') return endOnly(turn, turn.slots.elder ?? '')
    const outcome = await decideHelp(turn, { helper: name, elder: turn.slots.elder }, { over: true })
    return outcome ?? { reply: { text: wording.noHelper(name) } }
  },
})

/** Whoever of the family it is. */
const ANYBODY = /家属|家里/
/** Relations that have more names than one. */
const ALSO_CALLED: readonly (readonly [RegExp, RegExp])[] = [
  [/子女|孩子|儿女/, /子女|孩子|儿女|儿子|女儿|闺女|姑娘/],
  [/女儿|闺女|姑娘/, /女儿|闺女|姑娘/],
  [/老伴|爱人/, /老伴|爱人/],
]

/** Whether a helper is the relative of whom is spoken: 闺女 is 女儿, and everybody is 家属. */
const isSo = (relation: string, kin: string): boolean =>
  ANYBODY.test(kin) || (ALSO_CALLED.find(([said]) => said.test(kin))?.[1].test(relation) ?? relation.includes(kin))

const KIN_SAID = new RegExp(`的(?<kin>${FAMILY})`)

/** 赵国强的家属不管他的事了: the only one who answers for him, or the only one who is that to him. */
async function endOnly(turn: Turn<unknown>, elder: string): Promise<Outcome> {
  const [only, ...namesakes] = await findByName(turn.db, elder, turn.scope)
  if (only === undefined) return { reply: { text: notFound(elder) } }
  const say = (day: Day) => sayDay(day, dayOf(turn.now, turn.office.zone))
  const all = await queries.helpersOf(turn.db, only.id)
  const kin = KIN_SAID.exec(turn.act.text)?.groups?.['kin'] ?? ''
  const [helper, ...others] = all.filter(({ relation }) => isSo(relation, kin))
  if (helper === undefined || others.length > 0 || namesakes.length > 0) {
    const which = wording.endWhichHelp(wording.helpersOf(only.name, all, say), all.length > 0)
    const isAnother = helper === undefined && all.length > 0
    return { reply: { text: isAnother ? wording.noSuchHelper(only.name, kin, which) : which } }
  }
  const pairs = await queries.helpings(turn.db, helper.name, only.name)
  return end(
    turn,
    pairs.filter((one) => one.helper === helper.id && one.elder === only.id),
  )
}

const NEW_KIN = new RegExp(`(?:换成|改成|改由|换)(?:他|她|老人)?(?:家)?的?(?<kin>${FAMILY})`)

/** 李桂兰的女儿换成她儿子替她回话: nobody is let go before the other is known to be who they say. */
export const changeHelper = command({
  id: 'identity.change-helper',
  needs: NEEDS,
  says: [
    `{elder}[家]的(${FAMILY})(换成|改成|改由|换)[他|她|老人][家|的](${FAMILY})[来](替|帮)[他|她|老人](回话|回消息|代办|回)`,
  ],
  slots: { elder: { kind: 'name' } },
  ask: {},
  examples: ['李桂兰的女儿换成她儿子替她回话'],
  async run(turn) {
    const name = turn.slots.elder ?? ''
    const [elder, ...others] = await findByName(turn.db, name, turn.scope)
    if (elder === undefined) return { reply: { text: notFound(name) } }
    const all = others.length > 0 ? [] : await queries.helpersOf(turn.db, elder.id)
    const [old = '', next = ''] = [KIN_SAID, NEW_KIN].map((kin) => kin.exec(turn.act.text)?.groups?.['kin'] ?? '')
    const helpers = all.filter(({ relation }) => isSo(relation, old)).map((one) => one.name)
    return { reply: { text: wording.howToChangeHelper(elder.name, next, helpers) } }
  },
})
