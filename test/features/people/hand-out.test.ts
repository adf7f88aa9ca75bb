import { expect, test } from 'vitest'
import { askPurpose } from '../../../src/features/people/hand-out.ts'

test.each([
  ['怎么还没发给我', true],
  ['明天几点开会来着', true],
  ['发了多少了', true],
  ['还没发给我', true],
  ['1', true],
  ['发慰问品', false],
  ['给还没领的同志发慰问品', false],
  ['核对谁没交费', false],
  ['看看有什么困难', false],
])('%s is no purpose: %s', (said, asks) =>
  expect(askPurpose(said, { command: 'roster.export', slots: {} }) !== undefined).toBe(asks),
)
