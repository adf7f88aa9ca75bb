import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSources } from './source.ts'

/** `(rule 9)`, `rules 10, 11`, `rules 23 and 24`. */
const CITED = /\brules? (\d+(?:(?:, | and )\d+)*)/g
const LISTED = /^\| (\d+) \|/gm

test('docs/rules.md lists every rule that a comment cites', () => {
  const texts = readSources().map(({ path }) => readFileSync(path, 'utf8'))
  const cited = texts.flatMap((text) => [...text.matchAll(CITED)].flatMap(([, numbers = '']) => numbers.split(/\D+/)))
  const listed = [...readFileSync('docs/rules.md', 'utf8').matchAll(LISTED)].map(([, number]) => number)
  expect(listed).toEqual(expect.arrayContaining([...new Set(cited)]))
  expect(cited.length).toBeGreaterThan(40)
})
