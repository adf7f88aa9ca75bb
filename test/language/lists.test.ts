import { describe, expect, it } from 'vitest'
import { takeApart } from '../../src/language/apart.ts'
import { readList } from '../../src/language/lists.ts'
import { normalise } from '../../src/language/normalise.ts'

const read = (text: string) => readList(normalise(takeApart(text).own).text)
const shown = (text: string) =>
  read(text)?.entries.map(({ name, people, remark }) => `${name}${people}${remark ? ` ${remark}` : ''}`)

describe('接龙 and lists', () => {
  it('keeps header, example and tail', () => {
    const list = read('#接龙\n9.18 太极拳 王主任\n例 张三 1人\n\n1. 张桂兰 2人\n2. 李建国\n\n报名截止周五')
    expect(list).toMatchObject({ header: '#接龙\n9.18 太极拳 王主任', example: '例 张三 1人', tail: '报名截止周五' })
    expect(list?.entries.map(({ number, name, people }) => [number, name, people])).toEqual([
      [1, '张桂兰', 2],
      [2, '李建国', 1],
    ])
  })

  it.each([...'.．。,，、:：;；)）-_~#@!！&*%'])('the client accepts %s after a number', (sign) => {
    expect(shown(`#接龙\n1${sign} 张桂兰\n2${sign} 李建国`)).toEqual(['张桂兰1', '李建国1'])
  })

  it.each([
    ['#接龍\n1. 張桂蘭\n2. 李建國', ['张桂兰1', '李建国1']],
    ['#Group Note\n1. 张桂兰', ['张桂兰1']],
    ['1、张桂兰\n2、李建国', ['张桂兰1', '李建国1']],
    ['１．张桂兰\n２．李建国', ['张桂兰1', '李建国1']],
    ['1张桂兰\n2李建国', ['张桂兰1', '李建国1']],
    ['1.张桂兰 2.李建国 3.王五', ['张桂兰1', '李建国1', '王五1']],
    ['#接龙\n1. 张桂兰和老伴\n2. 李建国夫妇\n3. 王五带孙子', ['张桂兰2 和老伴', '李建国2 夫妇', '王五2 带孙子']],
    ['#接龙\n1. 张桂兰+1\n2. 李建国 3人\n3. 王五（2人）', ['张桂兰2', '李建国3', '王五2']],
    ['#接龙\n1. 张桂兰\n身份证带好\n2. 李建国', ['张桂兰1 身份证带好', '李建国1']],
    ['#接龙\n1. 张桂兰\n5. 李建国\n5. 王五', ['张桂兰1', '李建国1', '王五1']],
    ['报名：张三、李四', ['张三1', '李四1']],
  ])('%j', (text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  it('sets those who do not come apart', () => {
    const list = read('#接龙\n1. 张桂兰\n2. 李建国（去不了）')
    expect(list?.entries.map(({ name }) => name)).toEqual(['张桂兰'])
    expect(list?.declined.map(({ name }) => name)).toEqual(['李建国'])
  })

  it.each([
    '「小王：#接龙\n1. 张三\n2. 李四」\n- - - - - - - - - - - -\n我也去',
    '通知：\n1、时间：12月3日\n2、地点：活动室\n3、请穿运动鞋',
    '12月3日上午9点\n12月4日上午9点',
    '我去',
    '1',
    '1、参加',
  ])('%j is no list', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('reads 500 lines', () => {
    const text = `#接龙\n${Array.from({ length: 500 }, (_, i) => `${i + 1}. 张桂兰 2人`).join('\n')}`
    expect(read(text)?.entries).toHaveLength(500)
  })
})
