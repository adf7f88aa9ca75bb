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
    // Lines without a number, one in the list, under it, or all of them
    ['#接龙\n1. 陈德福\n李桂兰\n3. 周福生', ['陈德福1', '李桂兰1', '周福生1']],
    ['#接龙\n陈德福\n2. 李桂兰\n吴玉梅 2人', ['陈德福1', '李桂兰1', '吴玉梅2']],
    ['接龙\n陈德福\n李桂兰\n周福生 2人\n谢谢大家', ['陈德福1', '李桂兰1', '周福生2']],
    ['参加茶话会的：\n陈德福\n李桂兰', ['陈德福1', '李桂兰1']],
    [
      '#接龙\n1. 陈德福\n身份证带好\n李桂兰2人\n晚到一会\n12 老周 2人',
      ['陈德福1 身份证带好', '李桂兰2 2人 晚到一会', '老周2'],
    ],
    ['#接龙\n1. 陈德福\n联系人：\n王芳', ['陈德福1']],
    ['#接龙\n1. 陈德福\n王芳\n11月23日', ['陈德福1']],
    // Several on a line
    ['接龙：陈德福、李桂兰、周福生', ['陈德福1', '李桂兰1', '周福生1']],
    ['1、陈德福\n2、李桂兰、周福生 2人', ['陈德福1', '李桂兰1', '周福生1']],
    ['1、陈德福\n2、李桂兰、周福生 3人', ['陈德福1', '李桂兰1', '周福生3']],
    ['参加茶话会的：1陈德福，2李桂兰，3周福生', ['陈德福1', '李桂兰1', '周福生1']],
    ['1陈德福 2李桂兰 3周福生', ['陈德福1', '李桂兰1', '周福生1']],
    // Numbers of every make, and twice
    ['1️⃣陈德福2人\n2️⃣李桂兰\n🔟周福生', ['陈德福2', '李桂兰1', '周福生1']],
    ['⑴陈德福\n⒉李桂兰\n㈢周福生', ['陈德福1', '李桂兰1', '周福生1']],
    ['【1】陈德福\n（2）李桂兰\n第3位 周福生\n4号吴玉梅', ['陈德福1', '李桂兰1', '周福生1', '吴玉梅1']],
    ['#接龙\n1. 1、陈德福\n2. 2 李桂兰', ['陈德福1', '李桂兰1']],
    // What is asked beside, and where somebody belongs
    ['１．陈德福（晚到）\n２．李桂兰　晚到\n３．周福生晚到', ['陈德福1 晚到', '李桂兰1 晚到', '周福生1 晚到']],
    ['1.一支部陈德福\n2.一支部 李桂兰', ['一支部陈德福1', '一支部李桂兰1']],
    ['1. 孙和平\n2. 李来福和老伴\n3. 陈德和老伴', ['孙和平1', '李来福2 和老伴', '陈德2 和老伴']],
    ['1. 陈德福 3+1\n2. 陈德福老伴', ['陈德福4 3+1', '陈德福老伴1']],
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
    '陈德福\n李桂兰',
    '今天看了1个病人，2个邻居',
  ])('%j is no list', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('reads 500 lines', () => {
    const text = `#接龙\n${Array.from({ length: 500 }, (_, i) => `${i + 1}. 张桂兰 2人`).join('\n')}`
    expect(read(text)?.entries).toHaveLength(500)
  })
})
