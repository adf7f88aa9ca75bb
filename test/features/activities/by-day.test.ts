/** What somebody says of single days of a series; anything else is for others to read. */
import { expect, test } from 'vitest'
import { readByDay } from '../../../src/features/activities/answer/by-day.ts'
import { compile, understand } from '../../../src/language/understand.ts'
import { NOW, office } from '../people/office.ts'

const context = { now: NOW, zone: office.zone, vocabulary: compile([], office.zone) }
const read = (text: string) => {
  const [act, ...others] = understand(text, context)
  if (act === undefined || others.length > 0) return undefined
  return readByDay(act)?.map(({ day, answer }) => `${day.slice(5)} ${{ yes: '去', no: '不去', maybe: '没定' }[answer]}`)
}

test.each<[string, readonly string[] | undefined]>([
  ['这周二去不了，周四去', ['11-24 不去', '11-26 去']],
  ['周二去，周四不去', ['11-24 去', '11-26 不去']],
  ['周二去不了周四去', ['11-24 不去', '11-26 去']],
  ['周二没空，周四能去', ['11-24 不去', '11-26 去']],
  ['周二、周四都去', ['11-24 去', '11-26 去']],
  ['周二周四都去不了', ['11-24 不去', '11-26 不去']],
  ['周二周四都去', ['11-24 去', '11-26 去']],
  ['下周二、周四都去不了', ['12-01 不去', '12-03 不去']],
  ['12月1日不去，12月3日去', ['12-01 不去', '12-03 去']],
  ['明天去不了', ['11-24 不去']],
  ['下周四的我去', ['12-03 去']],
  ['12月10号那次没定', ['12-10 没定']],
  ['周二行周四看情况', ['11-24 去', '11-26 没定']],
  ['周二还没想好', ['11-24 没定']],
  ['周二再说老张', undefined],
  ['我去', undefined],
  ['周二', undefined],
  ['周二去北京', undefined],
  ['周二去医院，周四去不了', undefined],
  ['周二几点', undefined],
  ['周二老张去不了', undefined],
  ['我周二去不了', undefined],
])('%s', (text, days) => expect(read(text)).toEqual(days))
