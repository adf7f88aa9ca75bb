/** Every example of every command, read with all features together, is claimed by exactly its own command. */
import { describe, expect, test } from 'vitest'
import { ownFeatures } from '../../src/conversation/conversation.ts'
import { listFeatures } from '../../src/features/index.ts'
import { compile, understand } from '../../src/language/understand.ts'

const features = listFeatures({ remindAt: '16:00' })
const commands = [
  ...ownFeatures(features, { stoppedAccounts: async () => [], resumePushes: async () => {} }),
  ...features,
].flatMap((feature) => feature.commands ?? [])
/** Whether two commands may be said in the same words: each looks whether it has something to tell, or to do. */
const mayShare = (one: string, other: string): boolean => {
  const [first, second] = [one, other].map((id) => commands.find((command) => command.id === id))
  return first?.mayPass === true || (first?.shared === true && second?.shared === true)
}
const vocabulary = compile(commands, 'Asia/Shanghai')
const NOW = new Date('2026-11-23T01:00:00Z')

describe.each(commands)('$id', ({ id, examples, toldBy }) => {
  test('is told of by a command that there is', () =>
    expect([undefined, ...commands.map((one) => one.id)]).toContain(toldBy))
  test('has examples', () => expect(examples.length).toBeGreaterThan(0))
  test.each(examples)('%s', (example) => {
    const acts = understand(example, { now: NOW, zone: 'Asia/Shanghai', vocabulary })
    const claimed = acts.map((act) => act.commands.filter((one) => one.exact).map((one) => one.id))
    expect(claimed.map((ids) => ids.filter((one) => one === id || !mayShare(one, id)))).toEqual([[id]])
  })
})
