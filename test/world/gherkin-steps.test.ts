import { describe, expect, expectTypeOf, test } from 'vitest'
import { readFeature } from './gherkin-read.ts'
import { bindSteps, defineSteps, matchSteps, type ParameterKind, suggestStep, type ValuesOf } from './gherkin-steps.ts'

interface World {
  heard: unknown[]
}

const people: ParameterKind<number> = { pattern: /(\d+)个人/, read: (digits = '') => Number(digits) }
const parameters = { people }

const steps = defineSteps<World, typeof parameters>((step) => {
  step('来了{people}', (world, count) => {
    world.heard.push(count)
  })
  step('{word} 来(了)/去(了)', (world, who) => {
    world.heard.push(who)
  })
})

describe('steps', () => {
  const book = bindSteps({ '/steps.ts': { steps } }, parameters)

  test.each<[string, string | undefined, readonly unknown[]]>([
    ['来了12个人', '来了{people}', [12]],
    ['来了个人', undefined, []],
    ['今天来了12个人', undefined, []],
  ])('%s', (text, expression, values) => {
    const [match] = matchSteps(book, text)
    expect(match?.step.expression).toBe(expression)
    expect(match?.values() ?? []).toEqual(values)
  })

  test('a suggestion uses the parameters that exist and escapes what has a meaning', () => {
    expect(suggestStep(book, '走了3个人，剩下(约)4个人', true)).toContain(
      "step('走了{people}，剩下\\(约\\){people}', async (world, people, people2, below)",
    )
  })

  test('the values have the types of the parameters; an unknown parameter has none', () => {
    type Values = ValuesOf<'{people}来了{int}次，说{string}，{nobody}', typeof parameters>
    expectTypeOf<Values>().toEqualTypeOf<[number, number, string, never]>()
  })

  test('an expression with an unknown parameter names file and expression', () => {
    const wrong = defineSteps<World>((step) => step('{nobody}来了', () => {}))
    expect(() => bindSteps({ '/wrong.ts': { steps: wrong } }, {})).toThrow(/\/wrong\.ts: step '\{nobody\}来了'/)
  })

  test('a file without steps is named', () => {
    expect(() => bindSteps({ '/empty.ts': {} }, {})).toThrow('/empty.ts exports no `steps`')
  })
})

describe('reading', () => {
  test('every step knows its line, those of backgrounds and outlines too', () => {
    const text = '功能: 甲\n  背景:\n    假如乙\n  场景大纲: 丙\n    当<丁>\n    例子:\n      | 丁 |\n      | 一 |\n'
    const { groups } = readFeature(text)
    expect(groups[0]?.plays).toMatchObject([
      {
        title: '丙（丁=一）',
        line: 8,
        steps: [
          { keyword: '假如', text: '乙', line: 3 },
          { keyword: '当', text: '一', line: 5 },
        ],
      },
    ])
  })

  test.each([
    ['', 1, 'there is no 功能 in this file'],
    ['功能: 空的', 1, 'there is no 场景 in this file'],
    ['功能: 错的\n  场景: 甲\n    乙', 2, '场景 “甲” has no steps'],
    ['# language: xx\n功能: 错的', 1, 'Language not supported: xx'],
  ])('%j is refused at line %i: %s', (text, line, why) => {
    expect(readFeature(text).problems).toMatchObject([{ line, why: expect.stringContaining(why) }])
  })
})
