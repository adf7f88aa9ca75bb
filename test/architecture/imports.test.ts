import { describe, expect, test } from 'vitest'
import { checkImports, findCircles, IMPORT_RULES } from './import-rules.ts'
import { parseSource, readSources } from './source.ts'

describe('the program', () => {
  const sources = readSources()

  test('every import follows the rules', () => {
    expect(checkImports(sources).join('\n\n')).toBe('')
  })

  test('no files import each other in a circle', () => {
    expect(findCircles(sources).join('\n')).toBe('')
  })
})

describe('the checker', () => {
  test.each<[string, string, string]>([
    ['src/features/birthdays/feature.ts', "import { Pool } from 'pg'", 'pg'],
    ['src/features/birthdays/feature.ts', "import { Wechaty } from 'wechaty'", 'wechaty'],
    ['src/features/birthdays/feature.ts', "import cron from 'node-cron'", 'node-cron'],
    ['src/features/birthdays/rules.ts', "import type { Selectable } from 'kysely'", 'kysely'],
    ['src/features/birthdays/rules.ts', "import type { Row } from '../../../db/schema.ts'", 'db/schema.ts'],
    ['src/features/birthdays/jobs.ts', "export * from '../../outbox/post.ts'", 'src/outbox/post.ts'],
    [
      'src/features/birthdays/jobs.ts',
      "import { seats } from '../activities/rules.ts'",
      'src/features/activities/rules.ts',
    ],
    [
      'src/features/birthdays/jobs.ts',
      "import { seats } from '../activities/public.ts'",
      'src/features/activities/public.ts',
    ],
    ['src/features/birthdays/jobs.ts', "import { find } from '../people/queries.ts'", 'src/features/people/queries.ts'],
    ['src/conversation/choose.ts', "import { post } from '../outbox/post.ts'", 'src/outbox/post.ts'],
    ['src/conversation/choose.ts', "import type { Incoming } from '../chat/chat.ts'", 'src/chat/chat.ts'],
    ['src/outbox/deliver.ts', "import { people } from '../features/people/public.ts'", 'src/features/people/public.ts'],
    ['src/schedule/walk.ts', "type Log = import('pino').Logger", 'pino'],
    ['src/chat/wechaty.ts', "import { command } from '../feature.ts'", 'src/feature.ts'],
    ['src/store/open.ts', "const late = await import('../outbox/post.ts')", 'src/outbox/post.ts'],
    ['src/language/when.ts', "import { sql } from 'kysely'", 'kysely'],
    ['src/console/page.ts', "import { list } from '../features/people/public.ts'", 'src/features/people/public.ts'],
    ['src/base/clock.ts', "import type { Office } from '../feature.ts'", 'src/feature.ts'],
    ['src/app.ts', "import './main.ts'", 'src/main.ts'],
    ['db/migrations/0009.ts', "import { dayOf } from '../../src/base/calendar.ts'", 'src/base/calendar.ts'],
  ])('%s may not: %s', (path, text, target) => {
    const [told = ''] = checkImports([parseSource(path, `// a line before\n${text}`)])
    const [, from] = /rule: (\S+) may import/.exec(told) ?? []
    const rule = IMPORT_RULES.find((one) => one.from === from)
    expect(told).toContain(`${path}:2 imports ${target}\n`)
    expect(told).toContain(`why: ${rule?.why}`)
  })

  test.each<[string, string]>([
    ['src/features/birthdays/feature.ts', "import { greet } from './wording.ts'"],
    ['src/features/birthdays/feature.ts', "import { command } from '../../feature.ts'"],
    ['src/features/birthdays/pages.ts', "import { html } from 'hono/html'"],
    ['src/features/birthdays/queries.ts', "import { sql } from 'kysely'"],
    ['src/features/birthdays/queries/cards.ts', "import type { Row } from '../../../../db/schema.ts'"],
    ['src/features/birthdays/queries/cards.ts', "import { ageOn } from '../rules.ts'"],
    ['src/features/birthdays/jobs.ts', "import { audience } from '../people/public.ts'"],
    ['src/schedule/ticker.ts', "import cron from 'node-cron'"],
    ['src/chat/local/puppet.ts', "import { Puppet } from 'wechaty-puppet'"],
    ['src/main.ts', "import { createApp } from './app.ts'"],
  ])('%s may: %s', (path, text) => {
    expect(checkImports([parseSource(path, text)])).toEqual([])
  })

  test('a feature may use another’s public.ts once that is declared', () => {
    const use = parseSource('src/features/birthdays/jobs.ts', "import { seats } from '../activities/public.ts'")
    const declared = { from: 'birthdays', to: 'activities', why: 'A birthday may have a party.' }
    expect(checkImports([use], [declared])).toEqual([])
    expect(checkImports([use], [{ ...declared, from: 'notices' }])).toHaveLength(1)
  })

  test('a file that no rule covers is reported', () => {
    expect(checkImports([parseSource('src/new-idea.ts', '')])).toEqual([
      'src/new-idea.ts: no rule says what this file may import; add one to IMPORT_RULES',
    ])
  })

  test('a circle is written out, one of types too', () => {
    const circle = [
      parseSource('src/base/a.ts', "import { b } from './b.ts'"),
      parseSource('src/base/b.ts', "import type { c } from './c.ts'"),
      parseSource('src/base/c.ts', "import { b } from './b.ts'"),
    ]
    expect(findCircles(circle)).toEqual(['src/base/b.ts → src/base/c.ts → src/base/b.ts'])
  })
})
