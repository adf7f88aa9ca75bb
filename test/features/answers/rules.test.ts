import { describe, expect, test } from 'vitest'
import { isAbout, isTooShort, mostFitting, readWritten } from '../../../src/features/answers/rules.ts'

describe('a title', () => {
  test.each([
    ['老年证', '老年证在哪儿办', true],
    ['老年证', '退休证在哪儿办', false],
    ['医药费、药费 报销', '医药费怎么报', true],
    ['医药费、药费 报销', '这个药费能报销吗', true],
    ['医药费、药费 报销', '药费涨了吗', false],
    ['药费 报销', '报销药费找谁', true],
  ])('%s, asked: %s', (title, question, about) => {
    expect(isAbout(title, question)).toBe(about)
  })

  test.each([
    ['证', true],
    ['证、老年证', true],
    ['、', true],
    ['老年证', false],
  ])('%s is too short: %s', (title, tooShort) => {
    expect(isTooShort(title)).toBe(tooShort)
  })

  test('that says more of the question comes first, then the newer one', () => {
    const general = { id: 1, title: '报销' }
    const special = { id: 2, title: '异地就医 报销' }
    const newer = { id: 3, title: '报销、报账' }
    expect(mostFitting([general, special], '异地就医怎么报销')).toBe(special)
    expect(mostFitting([general, newer, special], '怎么报销')).toBe(newer)
    expect(mostFitting([general, special], '几点开饭')).toBeUndefined()
  })
})

describe('what staff write', () => {
  test.each([
    [
      '标准答复 老年证：在街道办。文号：某某〔2026〕3号，有效期到2027年6月30日',
      { title: '老年证', words: '在街道办。', document: '某某〔2026〕3号', until: '2027年6月30日' },
    ],
    [
      '标准答复老年证:在街道办，带照片（有效期至2027年底）',
      { title: '老年证', words: '在街道办，带照片', document: undefined, until: '2027年底' },
    ],
    [
      '登记标准答复 老年证：第一步去街道办。\n第二步拍照。',
      { title: '老年证', words: '第一步去街道办。\n第二步拍照。', document: undefined, until: undefined },
    ],
    [
      '标准答复 老年证：有效期到了的，去街道办换。',
      { title: '老年证', words: '有效期到了的，去街道办换。', document: undefined, until: undefined },
    ],
    ['标准答复 老年证', 'unclear'],
    ['标准答复 老年证：', 'unclear'],
    ['老年证：在街道办', undefined],
  ])('%s', (text, read) => {
    expect(readWritten(text)).toEqual(read)
  })
})
