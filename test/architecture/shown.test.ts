import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSources } from './source.ts'

/** Here whole numbers are read. */
const READS = /\b(?:phoneList|contactCards|findCard)\(/
/** And here it is said to whom they are shown, so that 谁看过我的信息 leaves nobody out. */
const SAYS_TO_WHOM = /\bshows\b|\bnoteAnswered\(|\bhandOut\(|\bnoteShown\(/
const NOT_HERE: ReadonlySet<string> = new Set([
  // show-list.ts and ring-up.ts, which alone show these lists, say to whom.
  'src/features/calls/list.ts',
  // To nobody but the person.
  'src/features/roster/own-record.ts',
])

test('whoever reads whole numbers of people says to whom they are shown', () => {
  const forgetful = readSources()
    .filter(({ path }) => /^src\/(?:features|conversation)\//.test(path) && !path.startsWith('src/features/people/'))
    .map(({ path }) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ path, text }) => !NOT_HERE.has(path) && READS.test(text) && !SAYS_TO_WHOM.test(text))
    .map(({ path }) => path)
  expect(forgetful).toEqual([])
})

/** Nobody's data stand in these. */
const WITHOUT_PEOPLE = ['src/features/roster/template.ts', 'src/features/notices/survey/results.ts']

test('a sheet is made in the one place that notes who takes it away and what for', () => {
  const makers = readSources()
    .filter(({ path }) => path.startsWith('src/features/') && /\bwriteXlsx\(/.test(readFileSync(path, 'utf8')))
    .map(({ path }) => path)
  expect(makers.toSorted()).toEqual(['src/features/people/hand-out.ts', ...WITHOUT_PEOPLE].toSorted())
})
