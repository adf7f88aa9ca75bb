import { describe, expect, test } from 'vitest'
import { readAllAnswers } from '../../../src/features/notices/survey/read-answer.ts'
import { readQuestion, readSurvey } from '../../../src/features/notices/survey/read-survey.ts'

/** Monday, 23 November 2026, nine in the morning. */
const AT = { now: new Date('2026-11-23T01:00:00Z'), zone: 'Asia/Shanghai' }

const questionsOf = (said: string) =>
  readSurvey(said, AT)?.questions.map(({ text, answers, choices }) => `${text} ${answers} ${choices.join('/')}`.trim())

describe('a survey in one message', () => {
  test('questions a line each, with choices, a number and free words', () => {
    const said =
      '食堂饭菜调查，周五前答完\n1. 饭菜满意吗？（满意、一般、不满意）\n2. 一个月来几次？（回数字）\n3. 有什么建议？'
    expect(questionsOf(said)).toEqual([
      '饭菜满意吗？ choices 满意/一般/不满意',
      '一个月来几次？ number',
      '有什么建议？ words',
    ])
    const read = readSurvey(said, AT)
    expect(read?.title).toBe('食堂饭菜调查')
    expect(read?.deadline?.toISOString()).toBe('2026-11-27T12:00:00.000Z')
  })

  test.each<[string, string]>([
    ['1、饭菜满意吗？2、有什么建议？周五前回复', '有什么建议？'],
    ['1. 饭菜满意吗？\n2. 有什么建议？\n请在周五晚上8点前答完。', '有什么建议？'],
    ['1、饭菜满意吗 2、想加什么菜 截止周五', '想加什么菜'],
    ['1、饭菜满意吗 2、想加什么菜，周五截止', '想加什么菜'],
  ])('until when, behind the last question: %s', (said, last) => {
    const read = readSurvey(said, AT)
    expect(read?.questions.at(-1)?.text).toBe(last)
    expect(read?.deadline?.toISOString()).toBe('2026-11-27T12:00:00.000Z')
  })

  test('what a question asks about is no deadline', () => {
    expect(questionsOf('1、饭菜满意吗？2、您周五前来食堂吗？')?.[1]).toContain('您周五前来食堂吗？')
    expect(questionsOf('1、饭菜满意吗？2、有什么建议？饭前回答')?.[1]).toContain('饭前回答')
  })

  test('all on one line', () => {
    expect(questionsOf('1. 饭菜满意吗？2. 一个月来几次？3. 有什么建议？')).toEqual([
      '饭菜满意吗？ choices 满意/一般/不满意',
      '一个月来几次？ number',
      '有什么建议？ words',
    ])
    expect(questionsOf('食堂 1、饭菜满意吗 2、一个月来几次 3、有什么建议')).toHaveLength(3)
  })

  test('choices numbered in another way than the questions', () => {
    expect(questionsOf('一、饭菜怎么样\n1、满意\n2、一般\n3、不满意\n二、想吃什么')).toEqual([
      '饭菜怎么样 choices 满意/一般/不满意',
      '想吃什么 words',
    ])
    expect(questionsOf('1. 饭菜怎么样\nA 满意\nB 一般\nC 不满意\n2. 想吃什么')).toEqual([
      '饭菜怎么样 choices 满意/一般/不满意',
      '想吃什么 words',
    ])
    expect(questionsOf('1. 饭菜怎么样 A满意 B一般 C不满意\n2. 想吃什么')).toEqual([
      '饭菜怎么样 choices 满意/一般/不满意',
      '想吃什么 words',
    ])
  })

  test('a figure or a date inside a question is no number of one', () => {
    expect(questionsOf('1. 每人补贴12.5元够吗？\n2. 12月3日来吗')).toHaveLength(2)
    expect(questionsOf('12月3日上午9点来')).toBeUndefined()
  })

  test('what is not numbered is no survey', () => {
    expect(readSurvey('明天停水，请存好水', AT)).toBeUndefined()
  })
})

describe.each([
  ['您愿意参加合唱团吗', 'choices', ['愿意', '不愿意']],
  ['家里有没有扶手', 'choices', ['有', '没有']],
  ['上午好还是下午好？上午、下午', 'choices', ['上午', '下午']],
  ['活动时间（上午/下午/晚上）', 'choices', ['上午', '下午', '晚上']],
  ['想学什么？选项：书法、太极拳、唱歌', 'choices', ['书法', '太极拳', '唱歌']],
  ['家里几口人', 'number', []],
  ['您多大年纪', 'number', []],
  ['对我们的工作有什么意见', 'words', []],
  ['您有没有什么困难', 'words', []],
  ['孩子在哪儿工作（写几个字）', 'words', []],
])('%s', (said, answers, choices) => {
  test('is answered as it is meant', () => {
    expect(readQuestion(said)).toMatchObject({ answers, choices })
  })
})

describe('how a question is answered', () => {
  test.each<[string, string]>([
    ['1. 您对茶话会有兴趣吗？', '您对茶话会有兴趣吗？ choices 有/没有'],
    ['1. 工会的活动丰富吗？', '工会的活动丰富吗？ words'],
    ['1. 您会用智能手机吗？', '您会用智能手机吗？ choices 会/不会'],
    ['1. 智能手机难吗？', '智能手机难吗？ words'],
    ['1. 您哪几天有空？', '您哪几天有空？ words'],
    ['1. 想参加哪几个兴趣班？', '想参加哪几个兴趣班？ words'],
    ['1. 一个月来几天？', '一个月来几天？ number'],
  ])('%s', (said, read) => {
    expect(questionsOf(said)).toEqual([read])
  })
})

describe('answers to all questions in one go', () => {
  const questions = (said: string) => readSurvey(said, AT)?.questions ?? []
  const read = (said: string, answers: string) =>
    readAllAnswers(questions(said), answers).map(({ question, answer }) => [
      question,
      answer?.chosen?.join() ?? answer?.number ?? answer?.words,
    ])
  const THREE = '1. 一个月来几次？2. 家里几口人？3. 有什么建议？'

  test('a figure before what it counts is a value', () => {
    expect(read(THREE, '1次，3口人，没有')).toEqual([
      [1, 1],
      [2, 3],
      [3, '没有'],
    ])
    expect(read(THREE, '1. 2次，2. 3口人，3. 没有')).toEqual([
      [1, 2],
      [2, 3],
      [3, '没有'],
    ])
    expect(read(THREE, '2三口人，3没有')).toEqual([
      [2, 3],
      [3, '没有'],
    ])
  })

  test('不知道 that is offered is chosen; where it is not, nothing is answered', () => {
    expect(read('1. 您知道食堂改时间了吗？2. 一个月来几次？', '不知道，2')).toEqual([
      [1, '2'],
      [2, 2],
    ])
    expect(read('1. 饭菜满意吗？2. 一个月来几次？', '不知道，2')).toEqual([
      [1, null],
      [2, 2],
    ])
    expect(read('1. 饭菜好不好？（好、不好）2. 一个月来几次？', '不好说，2')).toEqual([
      [1, null],
      [2, 2],
    ])
  })
})
