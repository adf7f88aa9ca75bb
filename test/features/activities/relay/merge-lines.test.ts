/** A 接龙 that several people add to at once, against a plain model: each person's own last word counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KnownLine, mergeLines, type PostedLine } from '../../../../src/features/activities/relay/merge-lines.ts'

const line = (name: string, people = 1): PostedLine => ({ name, people, declines: false })
const known = (id: number, name: string, more: Partial<KnownLine> = {}): KnownLine => ({
  ...line(name),
  id,
  own: false,
  inLast: true,
  ...more,
})

describe('a list that was posted', () => {
  test('adds its new lines, of one name as many as there are', () => {
    const merged = mergeLines([known(1, '张三')], [line('张三'), line('张三'), line('李四', 2)])
    expect(merged.added).toEqual([line('张三'), line('李四', 2)])
    expect(merged.changed).toEqual([])
  })

  test('takes away only what its writer may', () => {
    const merged = mergeLines([known(1, '张三', { own: true }), known(2, '李四')], [])
    expect(merged).toMatchObject({ removed: [1], missing: [2] })
  })

  test('takes away nothing that was lost before by another hand', () => {
    const merged = mergeLines([known(1, '张三', { own: true, inLast: false })], [line('李四')])
    expect(merged.removed).toEqual([])
  })

  test('changes only what its writer may', () => {
    const lines = [known(1, '张三', { own: true }), known(2, '李四')]
    expect(mergeLines(lines, [line('张三', 3), line('李四', 3)]).changed).toEqual([{ id: 1, line: line('张三', 3) }])
  })

  test('brings back what was missing', () => {
    expect(mergeLines([known(1, '张三', { inLast: false })], [line('张三')]).back).toEqual([1])
  })
})

/** Somebody takes a list that they have seen, writes their own line in it, and posts it. */
interface Step {
  readonly writer: number
  readonly people: number
  /** How many posts back the list is that they began from. */
  readonly stale: number
}

const WRITERS = ['甲', '乙', '丙', '丁']

function play(steps: readonly Step[]) {
  const posts: (readonly PostedLine[])[] = [[]]
  const wanted = new Map<string, number>()
  let lines: readonly (KnownLine & { readonly owner: number })[] = []
  let ids = 0
  for (const { writer, people, stale } of steps) {
    const name = WRITERS[writer] ?? ''
    const base = posts[Math.max(0, posts.length - 1 - stale)] ?? []
    const post = [...base.filter((one) => one.name !== name), line(name, people)]
    posts.push(post)
    const merged = mergeLines(
      lines.map((one) => ({ ...one, own: one.owner === writer })),
      post,
    )
    wanted.set(name, people)
    expect(merged.removed).toEqual([])
    lines = [
      ...lines.map((one) => ({
        ...one,
        ...merged.changed.find(({ id }) => id === one.id)?.line,
        inLast: merged.missing.includes(one.id) ? false : merged.back.includes(one.id) ? true : one.inLast,
      })),
      ...merged.added.map((added) => ({ ...added, id: ++ids, own: false, inLast: true, owner: writer })),
    ]
  }
  return { lines, wanted }
}

describe('posts in any order, from lists of any age', () => {
  const steps = fc.array(fc.record({ writer: fc.nat(3), people: fc.integer({ min: 1, max: 3 }), stale: fc.nat(3) }), {
    maxLength: 30,
  })

  test('nobody is lost by another hand, and each is counted as they wrote last', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const { lines, wanted } = play(played)
        expect(new Map(lines.map(({ name, people }) => [name, people]))).toEqual(wanted)
      }),
    )
  })
})
