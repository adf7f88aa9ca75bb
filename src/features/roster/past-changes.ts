/** 谁改过陈德福的信息: the latest changes, with who, when, old and new. */
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, type Outcome, type Turn } from '../../feature.ts'
import { chooseNamesake, findEverByName, type KnownPerson, namesakeOptions, sayNotFound } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const SHOWN = 6
const WHOSE = 'whose-changes'

export const pastChanges = command({
  id: 'roster.changes',
  needs: 'roster.change',
  says: [
    '(谁改过|谁动过){name}[的][信息|资料|登记|登记信息|电话|手机|生日|住址|地址|支部]',
    '{name}[的](改动记录|修改记录|变更记录|改动)',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['谁改过陈德福的信息', '陈德福的改动记录'],
  help: '谁改过张三的信息：看谁在什么时候改了什么',
  async run(turn) {
    const name = turn.slots.name ?? ''
    const found = await findEverByName(turn.db, name, turn.scope)
    const [only, ...others] = found
    if (only === undefined) return { reply: { text: await sayNotFound(turn.db, name, turn.scope) } }
    return others.length === 0 ? show(turn, only) : askWhose(turn, found)
  },
})

function askWhose({ now }: Turn<unknown>, found: readonly KnownPerson[]): Outcome {
  const options = namesakeOptions(found)
  const payload = { name: found[0]?.name ?? '' }
  const until = new Date(now.getTime() + HOUR)
  const expects = { answer: WHOSE, payload, about: WHOSE, title: wording.changeTitle(), options, until }
  return { reply: { text: chooseNamesake(found), expects } }
}

export const whoseChanges: AwaitedAnswer = {
  id: WHOSE,
  needs: 'roster.change',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const found = await findEverByName(turn.db, (payload as { name: string }).name, turn.scope)
    const chosen = found.find(({ id }) => String(id) === choice?.value)
    return chosen && show(turn, chosen)
  },
}

async function show({ db, office }: Pick<Turn, 'db' | 'office'>, person: KnownPerson): Promise<Outcome> {
  const changes = await queries.changesOf(db, person.id, SHOWN)
  return { reply: { text: wording.pastChanges(person, changes, office.zone) } }
}
