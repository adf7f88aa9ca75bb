/**
 * No message may stop the program: a pattern that can read the same words in more ways than anybody can try
 * (`(a+)+`) stands still over a row of digits or 哈哈哈哈. Every pattern of the program is looked at, those that are put
 * together when it is loaded as well.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { Visitor } from 'oxc-parser'
import { analyse } from 'scslre'
import { describe, expect, test } from 'vitest'
import { readSources, type Source } from './source.ts'

describe('patterns that can stand still', () => {
  test.each([
    ['(a+)+b', '/^(?:a+)+b/'],
    ['a row of digits', String.raw`/^(?:第?\d{3,7}号?[，和]*)+办完/`],
    ['a run of 哈 within a run', '/^(?:[哈嘿]+|[。！])+$/u'],
  ])('%s is found', (_, pattern) => {
    expect(standsStill(pattern)).toBe(true)
  })

  test('one that reads each word in one way is none', () => {
    expect(standsStill('/^(?:[哈嘿]|[。！])+$/u')).toBe(false)
  })
})

test('none of those written in the program', () => {
  const found = readSources().flatMap((source) =>
    literalsOf(source)
      .filter(({ pattern }) => standsStill(pattern))
      .map(({ pattern, line }) => `${source.path}:${line} ${pattern}`),
  )
  expect(found).toEqual([])
})

test('none of those that are put together', () => {
  const list = execFileSync(process.execPath, [join(import.meta.dirname, 'list-patterns.ts')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const patterns = JSON.parse(list) as readonly string[]
  expect(patterns.length).toBeGreaterThan(1000)
  expect(patterns.filter(standsStill)).toEqual([])
})

/** What may stand up to some times counts as often as it likes: `\\d{3,7}` again and again is no better than `\\d+`. */
function standsStill(pattern: string): boolean {
  const end = pattern.lastIndexOf('/')
  const source = pattern.slice(1, end).replaceAll(BOUNDED, '{$1,}')
  const { reports } = analyse({ source, flags: pattern.slice(end + 1) }, { reportTypes: { Move: false } })
  return reports.some(({ exponential }) => exponential)
}

/** Of a character or a class of them; how often a group may stand is bounded on purpose. */
const BOUNDED = /(?<!\))\{(\d+),\d+\}/g

function literalsOf({ program, lineOf }: Source): readonly { readonly pattern: string; readonly line: number }[] {
  const found: { pattern: string; line: number }[] = []
  const visitor = new Visitor({
    Literal(node) {
      if ('regex' in node)
        found.push({ pattern: `/${node.regex.pattern}/${node.regex.flags}`, line: lineOf(node.start) })
    },
  })
  visitor.visit(program)
  return found
}
