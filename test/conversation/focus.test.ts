import { describe, expect, test } from 'vitest'
import { type Clues, findFocus } from '../../src/conversation/focus.ts'
import type { Question } from '../../src/conversation/questions.ts'

const question = (id: number, more: Partial<Question> = {}): Question => ({
  id,
  feature: 'activities',
  answer: 'sign-up',
  payload: {},
  title: '',
  options: [],
  personId: 7,
  answered: false,
  text: '',
  inTalk: false,
  ...more,
})

const tea = question(1, { title: '重阳茶话会', text: '【请回复】重阳茶话会，11月25日上午9点在活动中心。去请回1。' })
const walk = question(2, { title: '秋游', text: '【请回复】秋游，11月28日上午8点在大门口集合。去请回1。' })
const publish = question(3, { text: '我这样理解：……\n1 发布\n2 修改\n3 先不发', inTalk: true })
const answered = (one: Question): Question => ({ ...one, answered: true })

/** Ids of the questions in focus; the questions are given newest first, as they come from the table. */
const focus = (questions: readonly Question[], clues: Partial<Clues> = {}): readonly number[] => {
  const found = findFocus(questions, { text: '1', quoted: undefined, ...clues })
  if (found.kind === 'none') return []
  return found.kind === 'one' ? [found.question.id] : found.questions.map((one) => one.id)
}

describe('which question “1” answers', () => {
  test.each<[string, readonly Question[], readonly number[]]>([
    ['none is open', [], []],
    ['one is open', [tea], [1]],
    ['two are open: both are named', [walk, tea], [2, 1]],
    ['two are open, one of them answered', [walk, answered(tea)], [2]],
    ['the newer one answered', [answered(walk), tea], [1]],
    ['all answered: the newest may be changed', [answered(walk), answered(tea)], [2]],
    ['one was just asked in this talk', [publish, walk, tea], [3]],
    ['one was asked in this talk, and then another came', [walk, publish, tea], [2, 3, 1]],
    ['what was asked in this talk is answered', [answered(publish), walk], [2]],
  ])('%s', (_what, questions, expected) => {
    expect(focus(questions)).toEqual(expected)
  })

  test('says whether it is one or several', () => {
    expect(findFocus([walk, tea], { text: '1', quoted: undefined }).kind).toBe('several')
    expect(findFocus([tea], { text: '1', quoted: undefined }).kind).toBe('one')
    expect(findFocus([], { text: '1', quoted: undefined }).kind).toBe('none')
  })
})

describe('a quotation decides', () => {
  test.each<[string, string, readonly number[]]>([
    ['the whole text', tea.text, [1]],
    ['its beginning, shortened by the platform', '【请回复】重阳茶话会，11月25日……', [1]],
    ['its beginning with other line breaks and spaces', '【请回复】重阳茶话会， 11月25日\n上午9点', [1]],
    ['too little to tell', '【请', [2, 1]],
    ['something that was never asked', '明天几点集合？', [2, 1]],
    ['nothing: a picture', '', [2, 1]],
  ])('%s', (_what, quoted, expected) => {
    expect(focus([walk, tea], { quoted })).toEqual(expected)
  })

  test('even over a question of this very talk, and over an answer given already', () => {
    expect(focus([publish, answered(tea)], { quoted: tea.text })).toEqual([1])
  })
})

describe('a title in the words decides', () => {
  test.each<[string, readonly number[]]>([
    ['重阳茶话会我去', [1]],
    ['秋游去不了', [2]],
    ['我去', [2, 1]],
  ])('%s', (text, expected) => {
    expect(focus([walk, tea], { text })).toEqual(expected)
  })

  test('but a quotation weighs more', () => {
    expect(focus([walk, tea], { text: '秋游', quoted: tea.text })).toEqual([1])
  })

  test('a question without a title is in no words', () => {
    expect(focus([publish, tea], { text: '重阳茶话会我去' })).toEqual([1])
  })
})
