import { describe, expect, test } from 'vitest'
import { type Clues, findFocus, splitByName } from '../../src/conversation/focus.ts'
import type { Question } from '../../src/conversation/questions.ts'

const NOW = new Date('2026-11-23T09:00:00+08:00')
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

const question = (id: number, more: Partial<Question> = {}): Question => ({
  id,
  feature: 'activities',
  answer: 'sign-up',
  payload: {},
  title: '',
  options: [],
  personId: 7,
  askedAt: minutesAgo(5),
  answered: false,
  text: '',
  inTalk: false,
  replaces: [],
  ...more,
})

const tea = question(1, { title: '重阳茶话会', text: '【请回复】重阳茶话会，11月25日上午9点在活动中心。去请回1。' })
const walk = question(2, { title: '秋游', text: '【请回复】秋游，11月28日上午8点在大门口集合。去请回1。' })
const publish = question(3, { text: '我这样理解：……\n1 发布\n2 修改\n3 先不发', inTalk: true })
const missing = question(4, { feature: 'conversation', answer: 'slot', text: '发到哪个群？', inTalk: true })
const answered = (one: Question): Question => ({ ...one, answered: true })
const old = (one: Question): Question => ({ ...one, askedAt: minutesAgo(60) })

/** `one 1`, `several 2 1`, `none`; the questions are given newest first, as they come from the table. */
const focus = (questions: readonly Question[], clues: Partial<Clues> = {}): string => {
  const found = findFocus(questions, { text: '1', quoted: undefined, now: NOW, ...clues })
  if (found.kind === 'none') return 'none'
  const chosen = found.kind === 'one' ? [found.question] : found.questions
  return [found.kind, ...chosen.map((one) => one.id)].join(' ')
}

describe('which question “1” answers', () => {
  test.each<[string, readonly Question[], string]>([
    ['none is open', [], 'none'],
    ['one is open', [tea], 'one 1'],
    ['one is open and answered: it may be changed', [answered(tea)], 'one 1'],
    ['two are open: both are named', [walk, tea], 'several 2 1'],
    ['the older one is answered', [walk, answered(tea)], 'one 2'],
    ['the newer one is answered, and was read last', [answered(walk), tea], 'several 2 1'],
    ['both are answered: the newest may be changed', [answered(walk), answered(tea)], 'one 2'],
    ['one was just asked in this talk', [publish, walk, tea], 'one 3'],
    ['one was asked in a talk of an hour ago', [old(publish), walk], 'several 3 2'],
    ['one was asked in this talk, and then another came', [walk, publish], 'several 2 3'],
    ['what was missing of a command an hour ago, and a draft since', [publish, old(missing)], 'one 3'],
    ['and nothing is talked about any more', [old(publish), old(missing)], 'one 3'],
    ['what was missing of a command just now, and then another came', [walk, missing], 'several 2 4'],
  ])('%s', (_what, questions, expected) => {
    expect(focus(questions)).toBe(expected)
  })
})

describe('a quotation decides', () => {
  test.each<[string, string, string]>([
    ['the whole text', tea.text, 'one 1'],
    ['its beginning, shortened by the platform', '【请回复】重阳茶话会，11月25日……', 'one 1'],
    ['its beginning with other line breaks and spaces', '【请回复】重阳茶话会， 11月25日\n上午9点', 'one 1'],
    ['a receipt that names the matter', '记下了，您去秋游。', 'one 2'],
    ['too little to tell', '【请', 'several 2 1'],
    ['something that was never asked', '明天几点集合？', 'several 2 1'],
    ['nothing: a picture', '', 'several 2 1'],
  ])('%s', (_what, quoted, expected) => {
    expect(focus([walk, tea], { quoted })).toBe(expected)
  })

  test('even over a question of this very talk, and over an answer given already', () => {
    expect(focus([publish, answered(tea)], { quoted: tea.text })).toBe('one 1')
  })
})

describe('the words decide', () => {
  test.each<[string, string]>([
    ['重阳茶话会我去', 'one 1'],
    ['茶话会我去', 'one 1'],
    ['秋游去不了', 'one 2'],
    ['茶话会和秋游我都去', 'all 2 1'],
    ['都去', 'all 2 1'],
    ['两个都不去', 'all 2 1'],
    ['我和老伴都去', 'several 2 1'],
    ['我去', 'several 2 1'],
  ])('%s', (text, expected) => {
    expect(focus([walk, tea], { text })).toBe(expected)
  })

  test('but a quotation weighs more', () => {
    expect(focus([walk, tea], { text: '秋游', quoted: tea.text })).toBe('one 1')
  })

  test('a part that two titles share names neither', () => {
    const spring = question(4, { title: '春节茶话会' })
    expect(focus([spring, tea], { text: '茶话会我去' })).toBe('several 4 1')
    expect(focus([spring, tea], { text: '春节的我去' })).toBe('one 4')
  })
})

describe('the name of a matter, to the question which', () => {
  const which = question(9, {
    feature: 'conversation',
    answer: 'which',
    inTalk: true,
    options: [
      { number: 1, value: '1', label: '秋游' },
      { number: 2, value: '2', label: '重阳茶话会' },
    ],
  })
  test('chooses', () => expect(focus([which, walk, tea], { text: '秋游' })).toBe('one 9'))
  test('an answer to the matter is one', () => expect(focus([which, walk, tea], { text: '秋游不去' })).toBe('one 2'))
})

describe('several answered by name in one message', () => {
  test.each<[string, string | undefined]>([
    ['茶话会去，秋游不去', '茶话会去→1 秋游不去→2'],
    ['茶话会去，带老伴，秋游不去', '茶话会去，带老伴→1 秋游不去→2'],
    ['茶话会去', undefined],
    ['我去', undefined],
    ['秋游的我去，喝茶不去', '秋游的我去→2 喝茶不去→1'],
    ['秋游我去，老伴不去', undefined],
    ['秋游我去，算了不去了', undefined],
  ])('%s', (text, expected) => {
    const parts = splitByName([walk, tea], text)
    const said = parts?.map((part) => `${part.text}→${part.questions.map((one) => one.id).join('+')}`).join(' ')
    expect(said).toBe(expected)
  })
})

describe('options that one of them alone offers decide', () => {
  const offers = (...labels: string[]) =>
    labels.map((label, index) => ({ number: index + 1, value: `choice ${index + 1}`, label }))
  const comes = [
    { number: 1, value: 'yes', label: '去', words: ['参加', '报名', '我去', '能去'] },
    { number: 2, value: 'no', label: '不去', words: ['不参加', '不报名', '我不去', '去不了'] },
  ]
  const water = question(5, { title: '停水', options: offers('要送水', '不要送水') })
  const party = question(6, { title: '包饺子', options: comes })
  const trip = question(7, { title: '秋游', options: offers('参加', '不参加') })
  const rice = question(10, { title: '饭菜', options: offers('满意', '一般', '不满意') })
  const thoughts = question(8, { title: '食堂', inTalk: true })

  test.each<[string, readonly Question[], string]>([
    ['要两桶水', [water, party], 'one 5'],
    ['不用不用 家里有桶', [water, party], 'one 5'],
    ['我不去', [water, party], 'several 5 6'],
    ['1', [water, party], 'several 5 6'],
    ['选1', [water, party], 'several 5 6'],
    ['好的', [water, party], 'several 5 6'],
    ['不用了', [water, party], 'several 5 6'],
    ['去不了', [trip, party], 'several 7 6'],
    ['要两桶水', [{ ...party, inTalk: true, answered: true }, water], 'one 5'],
    ['要两桶水', [thoughts, water], 'one 8'],
    ['没有', [old(thoughts), answered(rice)], 'one 8'],
    ['没有', [party, answered(rice)], 'one 6'],
    ['要两桶水', [water, { ...water, id: 9, personId: 8 }, party], 'several 5 9'],
  ])('%s', (text, questions, expected) => {
    expect(focus(questions, { text })).toBe(expected)
  })
})
