/** 我的信息 */
import { dayOf } from '../../base/calendar.ts'
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const ID = 'whose-record'
const NEEDS = 'people.own-record'
const AN_HOUR = 3_600_000

export const ownRecord = command({
  id: 'people.own-record',
  needs: NEEDS,
  says: [
    '[请|我要|我想|帮我][查看|看看|看一下|查一下|查]我的(信息|资料|登记|登记信息|个人信息)',
    '我在哪个支部',
    '我是哪个支部的',
    '我的联络员是谁',
  ],
  slots: {},
  ask: {},
  examples: ['我的信息', '查看我的信息', '看看我的资料', '我是哪个支部的', '我的联络员是谁'],
  help: '我的信息：看您登记的情况',
  async run(turn) {
    const { person } = turn.speaker
    return person === undefined ? askWhose(turn) : show(turn, person.id)
  },
})

/** Two people share the phone: whose record is asked before anything is shown. */
function askWhose({ speaker, now }: Pick<Turn, 'speaker' | 'now'>): Outcome {
  const options = speaker.sharing.map(({ id, name }, index) => ({ number: index + 1, value: String(id), label: name }))
  const until = new Date(now.getTime() + AN_HOUR)
  const text = wording.whoseRecord(speaker.sharing.map(({ name }) => name))
  return { reply: { text, expects: { answer: ID, payload: {}, about: ID, title: '看谁的登记信息', options, until } } }
}

export const whoseRecord: AwaitedAnswer = {
  id: ID,
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const chosen = turn.speaker.sharing.find(({ id }) => String(id) === choice?.value)
    return chosen && show(turn, chosen.id)
  },
}

async function show({ db, now, office }: Omit<Turn, 'slots'>, person: PersonId): Promise<Outcome> {
  const card = await queries.cardOf(db, person, dayOf(now, office.zone))
  return { reply: { text: wording.ownRecord(card, office) } }
}
