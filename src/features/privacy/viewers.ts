/** 谁看过我的信息, 谁看过何守田的信息: who of the staff has seen one's data, on a card, in a list or in a sheet that was taken away, and when. */
import { command, type PersonId, type Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { findEverByName, nameAndUnit, sayNotFound } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** More lines nobody reads. */
const MOST = 10

export const viewers = command({
  id: 'privacy.viewers',
  needs: 'privacy.own',
  says: [
    '[都][有](谁|哪些人)(看过|查过|看了|查了|拿过|导出过)我的(信息|资料|登记|电话)',
    '我的(信息|资料|电话)[都](谁|有谁|被谁)(看过|查过|看了|拿过)',
    '(谁|有谁|哪些人)(动过|动了|翻过|看过|查过)我[的](信息|资料|登记|电话)',
    '(有没有|有)人(查过|看过)我[的](信息|资料|登记|电话)[没有|吗]',
    '(有没有|有)人查过我[没有|吗]',
    '[你们]把我[的](信息|资料|电话)(给谁了|给谁看了|给了谁|给过谁|都给谁了)',
    '我的(信息|资料|电话)(给谁看了|给谁了|给谁看过)',
  ],
  slots: {},
  ask: {},
  examples: [
    '谁看过我的信息',
    '都有谁看过我的资料',
    '我的信息谁看过',
    '谁动过我的资料',
    '你们把我电话给谁了',
    '我的资料给谁看了',
    '有没有人查过我的信息',
  ],
  forOneself: true,
  async run({ db, chat, office, speaker }) {
    const { person } = speaker
    if (person === undefined) return {}
    if (!(await queries.isConfirmed(db, chat.id, person.id))) return { reply: { text: wording.needsCall(office) } }
    return { reply: { text: wording.viewerList(await linesAbout({ db, office }, person.id, '您')) } }
  },
})

/** What staff can answer when somebody rings up and asks; who has looked is nothing personal of theirs. */
export const viewersOf = command({
  id: 'privacy.viewers-of',
  needs: 'privacy.trail',
  says: [
    '[都][有](谁|哪些人)(看过|查过|看了|查了|拿过|导出过){name}的(信息|资料|登记|电话)',
    '{name}的(信息|资料|登记|电话)[都](谁|有谁|被谁)(看过|查过|看了|拿过)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['谁看过何守田的信息', '都有谁查过何守田的资料', '何守田的电话谁看过'],
  async run({ db, office, scope, slots }) {
    const name = slots.name?.replace(/同志$/, '') ?? ''
    const people = await findEverByName(db, name, scope)
    if (people.length === 0) return { reply: { text: await sayNotFound(db, name, scope) } }
    const lists: string[] = []
    for (const one of people) {
      const lines = await linesAbout({ db, office }, one.id, '')
      lists.push(wording.viewersOf(people.length > 1 ? nameAndUnit(one) : one.name, lines))
    }
    return { reply: { text: lists.join('\n') } }
  },
})

/** `whose`: 您 to the person, nothing to others. */
async function linesAbout({ db, office }: Pick<Turn, 'db' | 'office'>, person: PersonId, whose: '您' | '') {
  const seen = await queries.seenOf(db, person, MOST)
  const lines = seen.map((one) => wording.seenLine(one, sayInstant(one.at, office.zone), whose))
  const untold = (seen[0]?.all ?? 0) - seen.reduce((sum, { times }) => sum + times, 0)
  return untold > 0 ? [...lines, wording.seenBefore(untold)] : lines
}
