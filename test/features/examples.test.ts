/** Every example of every command, read with all features together, is claimed by exactly its own command. */
import { describe, expect, test } from 'vitest'
import { conversationFeature } from '../../src/conversation/conversation.ts'
import { listFeatures } from '../../src/features/index.ts'
import { compile, understand } from '../../src/language/understand.ts'

const features = listFeatures({ remindAt: '16:00' })
const commands = [conversationFeature(features, { resumePushes: async () => false }), ...features].flatMap(
  (feature) => feature.commands ?? [],
)
const vocabulary = compile(commands, 'Asia/Shanghai')
const NOW = new Date('2026-11-23T01:00:00Z')

describe.each(commands)('$id', ({ id, examples }) => {
  test('has examples', () => expect(examples.length).toBeGreaterThan(0))
  test.each(examples)('%s', (example) => {
    const acts = understand(example, { now: NOW, zone: 'Asia/Shanghai', vocabulary })
    expect(acts.map((act) => act.commands.filter((one) => one.exact).map((one) => one.id))).toEqual([[id]])
  })
})
