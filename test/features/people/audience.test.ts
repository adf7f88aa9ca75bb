import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Names, readAudience } from '../../../src/features/people/audience.ts'
import { sayAudience } from '../../../src/features/people/wording.ts'

const unit = (
  id: number,
  kind: 'committee' | 'branch' | 'group',
  name: string,
  parentId: number | null,
  parentName: string | null,
) => ({
  id,
  kind,
  name,
  parentId,
  parentName,
})
const names: Names = {
  units: [
    unit(1, 'committee', '退休职工党总支', null, null),
    unit(2, 'branch', '第一支部', 1, '退休职工党总支'),
    unit(3, 'group', '第一小组', 2, '第一支部'),
    unit(4, 'group', '第二小组', 2, '第一支部'),
    unit(5, 'branch', '第二支部', 1, '退休职工党总支'),
    unit(6, 'group', '第一小组', 5, '第二支部'),
    unit(7, 'group', '第三小组', 5, '第二支部'),
    unit(8, 'branch', '第十一支部', 1, '退休职工党总支'),
    unit(9, 'branch', '和平路党支部', 1, '退休职工党总支'),
  ],
  clubs: [
    { id: 1, name: '太极拳协会' },
    { id: 2, name: '合唱团' },
    { id: 3, name: '舞蹈队' },
    { id: 4, name: '舞蹈协会' },
  ],
  tags: ['失独'],
  saved: [{ name: '重阳慰问对象', words: '第一支部和合唱团，70岁以上' }],
  everyone: 'office',
}
const read = (words: string, known = names) => readAudience(words, known, '2026-11-23')
const said = (words: string, known = names) => {
  const result = read(words, known)
  return 'audience' in result ? sayAudience(result.audience) : `? ${result.unknown}`
}

describe('understood', () => {
  test.each([
    // one branch, however it is said
    ['第一支部', '第一支部'],
    ['一支部', '第一支部'],
    ['1支部', '第一支部'],
    ['第１支部', '第一支部'],
    ['第一党支部', '第一支部'],
    ['第一支部的同志', '第一支部'],
    ['请第一支部全体老同志', '第一支部'],
    ['第一支部所有人', '第一支部'],
    ['十一支部', '第十一支部'],
    ['11支部', '第十一支部'],
    ['和平路支部', '和平路党支部'],
    // groups
    ['第二支部第一小组', '第二支部第一小组'],
    ['二支部一组', '第二支部第一小组'],
    ['第二支部的第三小组', '第二支部第三小组'],
    ['第三小组', '第二支部第三小组'],
    ['第一支部第一、二小组', '第一支部第一小组、第一支部第二小组'],
    ['第一支部第二小组和第二支部第一小组', '第一支部第二小组、第二支部第一小组'],
    // several
    ['第一支部和太极拳协会', '第一支部、太极拳协会'],
    ['第一支部、第二支部、合唱团', '第一支部、第二支部、合唱团'],
    ['第一、第二支部', '第一支部、第二支部'],
    ['一、二支部', '第一支部、第二支部'],
    ['第一支部和一支部', '第一支部'],
    ['太极拳', '太极拳协会'],
    ['太极拳队', '太极拳协会'],
    ['舞蹈队', '舞蹈队'],
    ['舞蹈协会', '舞蹈协会'],
    ['各支部', '第一支部、第二支部、第十一支部、和平路党支部'],
    // everybody
    ['全体', '全体退休职工'],
    ['所有人', '全体退休职工'],
    ['全体退休职工', '全体退休职工'],
    ['大家', '全体退休职工'],
    ['全体和合唱团', '全体退休职工'],
    // narrowed
    ['第一支部，70岁以上', '第一支部，70岁及以上'],
    ['70岁以上的老同志', '全体退休职工，70岁及以上'],
    ['七十岁及以上', '全体退休职工，70岁及以上'],
    ['年满80周岁的', '全体退休职工，80岁及以上'],
    ['第一支部和第二支部80岁以上的', '第一支部、第二支部，80岁及以上'],
    ['第一支部和太极拳协会，70岁以上，不含异地', '第一支部、太极拳协会，70岁及以上，只限住在本市的'],
    ['全体，异地除外', '全体退休职工，只限住在本市的'],
    ['外省的', '全体退休职工，只限住在外省的'],
    ['跨省居住的', '全体退休职工，只限住在外省的'],
    ['第一支部住在省外的', '第一支部，只限住在外省的'],
    ['全体，不含境外', '全体退休职工，只限住在本市、本省外市、外省的'],
    ['在国外的', '全体退休职工，只限住在境外的'],
    ['省内外地的', '全体退休职工，只限住在本省外市的'],
    ['本省外市的', '全体退休职工，只限住在本省外市的'],
    ['第一支部，省内的', '第一支部，只限住在本市、本省外市的'],
    ['全体，外省的除外', '全体退休职工，只限住在本市、本省外市、境外的'],
    ['第一支部（只要本市）', '第一支部，只限住在本市的'],
    ['第一支部只要本市的', '第一支部，只限住在本市的'],
    ['70岁（含）以上', '全体退休职工，70岁及以上'],
    ['住在外地的同志', '全体退休职工，只限住在本省外市、外省、境外的'],
    ['70岁以下', '全体退休职工，70岁及以下'],
    ['不满70岁', '全体退休职工，69岁及以下'],
    ['70到79岁的', '全体退休职工，70到79岁'],
    ['高龄的', '全体退休职工，80岁及以上'],
    // by traits
    ['第一支部党员', '第一支部，党员'],
    ['女同志', '全体退休职工，女同志'],
    ['女党员', '全体退休职工，女同志，党员'],
    ['独居的', '全体退休职工，独居'],
    ['第一支部和太极拳协会，70岁以上，不含异地，独居的', '第一支部、太极拳协会，70岁及以上，独居，只限住在本市的'],
    ['第一支部，不含独居的', '第一支部，不含独居'],
    ['没有微信的', '全体退休职工，没有微信'],
    ['离休干部', '全体退休职工，离休'],
    ['遗属', '全体，遗属'],
    ['退役军人', '全体退休职工，退役军人'],
    ['第一支部的老兵', '第一支部，退役军人'],
    ['转业军人', '全体退休职工，退役军人'],
    ['复员军人', '全体退休职工，退役军人'],
    ['退伍老兵', '全体退休职工，退役军人'],
    ['当过兵的', '全体退休职工，退役军人'],
    ['第二支部失独的', '第二支部，失独'],
    // under a name of the office's own
    ['重阳慰问对象', '第一支部、合唱团，70岁及以上'],
    ['重阳慰问对象，女同志', '第一支部、合唱团，70岁及以上，女同志'],
  ])('%s → %s', (words, expected) => {
    expect(said(words)).toBe(expected)
  })

  test('an age is kept as a day, so that the audience stays the same when time goes on', () => {
    expect(read('70岁以上')).toEqual({ audience: { from: [], age: { atLeast: 70, bornBy: '1956-11-23' } } })
  })

  test('it is plain JSON', () => {
    const result = read('第一支部和太极拳协会，70岁以上，不含异地')
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
})

describe('not understood, with the words', () => {
  test.each([
    ['第五支部', '第五支部'],
    ['第一支部和钓鱼协会', '钓鱼协会'],
    ['除了第一支部', '除了第一支部'],
    ['第一小组', '第一小组'],
    ['第一支部和第一小组', '第一支部和第一小组'],
    ['舞蹈', '舞蹈'],
    ['第一支部70岁以上和第二支部', '第一支部70岁以上和第二支部'],
    ['第一支部和70岁以上', '第一支部和70岁以上'],
    ['70岁以上80岁以上', '70岁以上80岁以上'],
    ['第一支部，全体参加', '第一支部，全体参加'],
    ['第一支部，全体', '第一支部，全体'],
    ['第一支部，所有人，70岁以上', '第一支部，所有人，70岁以上'],
    ['第一支部党员和第二支部', '第一支部党员和第二支部'],
    ['党员和独居的', '党员和独居的'],
    ['重阳慰问对象和第二支部', '重阳慰问对象和第二支部'],
    ['重阳慰问对象80岁以上', '重阳慰问对象80岁以上'],
    ['同志', '同志'],
    ['', ''],
    ['和', '和'],
  ])('%s', (words, unknown) => {
    expect(read(words)).toEqual({ unknown })
  })

  test('no word that is left over is ever dropped', () => {
    const known = fc.constantFrom('第一支部', '全体', '太极拳协会', '70岁以上', '不含异地')
    fc.assert(
      fc.property(
        known,
        known,
        fc.constantFrom('钓鱼', '团员', '女', '左撇子', '张三', '老干部'),
        (before, after, odd) => {
          const result = read(`${before}，${odd}，${after}`)
          return 'unknown' in result && result.unknown.includes(odd)
        },
      ),
    )
  })
})

describe('within one branch', () => {
  const ofBranch: Names = {
    units: names.units.filter(({ id }) => [5, 6, 7].includes(id)),
    clubs: [],
    tags: [],
    saved: [],
    everyone: [5],
  }

  test.each([
    ['全体', '第二支部'],
    ['第一小组', '第二支部第一小组'],
    ['70岁以上', '第二支部，70岁及以上'],
    ['第一支部', '? 第一支部'],
    ['太极拳协会', '? 太极拳协会'],
  ])('%s → %s', (words, expected) => {
    expect(said(words, ofBranch)).toBe(expected)
  })

  test('a scope without units reaches nobody', () => {
    expect(read('全体', { units: [], clubs: [], tags: [], saved: [], everyone: [] })).toEqual({ unknown: '全体' })
  })
})
