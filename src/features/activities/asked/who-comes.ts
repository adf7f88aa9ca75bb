/** 谁去, asked by somebody who was asked too: the names of those who come, where the office allows it. */
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { findNamed } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { findMine } from './my-activities.ts'

export const whoComes = command({
  id: 'activities.who-comes',
  needs: 'activity.answer',
  says: [
    '[{activity}][都|还][有](谁|哪些人|哪个|哪几个|哪些)(报名|参加|去|来|报|要去|要来|一起去)[了|呀|啊]',
    '[都有|都|有]谁(来|去|参加|报名){activity}',
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['都有谁去呀', '还有谁一起去'],
  help: '谁去',
  mayPass: true,
  run: tell,
})

/** Names alone, in private: neither why others stay away nor who has not answered. */
async function tell(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { named, title } = await findNamed(turn, undefined)
  const theirs = await findMine(turn, () => true)
  const meant = title === undefined ? theirs : theirs.filter(({ id }) => named.some((one) => one.id === id))
  const lines: string[] = []
  for (const activity of meant) {
    const people = await queries.findInvited(turn.db, activity.id)
    const names = people.filter(({ seat, answer }) => seat === 'seated' && answer === 'yes').map(({ name }) => name)
    lines.push(wording.namesOfComing(activity.title, names))
  }
  return lines.length === 0 ? undefined : { reply: { text: lines.join('\n') } }
}
