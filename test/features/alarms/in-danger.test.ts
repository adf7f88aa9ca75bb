import { expect, test } from 'vitest'
import { tellsOnlyOfTheirs } from '../../../src/features/alarms/in-danger.ts'

test.each([
  ['周福生老伴摔了', true],
  ['周福生他老伴摔了起不来', true],
  ['周福生来电说他邻居晕倒了', true],
  ['周福生家的保姆晕倒了', true],
  ['周福生摔了', false],
  ['周福生家着火了', false],
  ['周福生老伴说周福生摔了', false],
  ['李桂兰摔了', false],
])('%s: only one of his people is in danger: %s', (words, is) => expect(tellsOnlyOfTheirs('周福生', words)).toBe(is))
