import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSources } from './source.ts'

/** Here whole numbers are read. */
const READS = /\b(?:phoneList|contactCard|findCard)\(/
/** And here it is said to whom they are shown, so that 谁看过我的信息 leaves nobody out. */
const SAYS_TO_WHOM = /\bshows\b|\bnoteAnswered\(|\bnoteTaken\(|\bnoteShown\(/
/** The lists of calls; show-list.ts and ring-up.ts, which alone show them, say to whom. */
const ELSEWHERE = 'src/features/calls/list.ts'

test('whoever reads whole numbers of people says to whom they are shown', () => {
  const forgetful = readSources()
    .filter(({ path }) => /^src\/(?:features|conversation)\//.test(path) && !path.startsWith('src/features/people/'))
    .map(({ path }) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ path, text }) => path !== ELSEWHERE && READS.test(text) && !SAYS_TO_WHOM.test(text))
    .map(({ path }) => path)
  expect(forgetful).toEqual([])
})
