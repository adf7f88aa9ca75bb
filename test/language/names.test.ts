import { describe, expect, it } from 'vitest'
import { buildNameIndex, findNames } from '../../src/language/names.ts'
import { compile, understand } from '../../src/language/understand.ts'

const index = buildNameIndex([
  { id: 1, name: '王桂芳' },
  { id: 2, name: '李建国' },
  { id: 3, name: '李秀英' },
  { id: 4, name: '张三', aliases: ['三爷'] },
  { id: 5, name: '李建国' },
  { id: 6, name: '欧阳明' },
  { id: 7, name: '刘国庆' },
  { id: 8, name: '周福生' },
  { id: 9, name: '高兴' },
])

const read = (text: string) =>
  findNames(text, index).map(({ text: words, candidates }) => [words, candidates.map(({ id }) => id).join(',')])

describe('people named in running text', () => {
  it.each([
    ['王桂芳住院了', [['王桂芳', '1']]],
    ['给张三报名', [['张三', '4']]],
    ['三爷也去', [['三爷', '4']]],
    ['李建国去', [['李建国', '2,5']]],
    [
      '王老师和张三都去',
      [
        ['王老师', '1'],
        ['张三', '4'],
      ],
    ],
    ['老李不去', [['老李', '2,3,5']]],
    ['小刘问一下', [['小刘', '7']]],
    ['李工生病了', [['李工', '2,3,5']]],
    ['欧阳师傅去', [['欧阳师傅', '6']]],
    ['王贵芳去', [['王贵芳', '1']]],
    ['替王桂方报名', [['王桂方', '1']]],
    ['李秀兰参加', [['李秀兰', '3']]],
    ['刘国庆报名', [['刘国庆', '7']]],
    // By the given name alone, with 周 for a surname, before 周三, and a name that is a word
    ['桂芳没回', [['桂芳', '1']]],
    ['桂芳大姐去', [['桂芳大姐', '1']]],
    ['国庆去', []],
    ['请周福生周师傅来', [['周福生周师傅', '8']]],
    ['周福声报名', [['周福声', '8']]],
    ['周三去', []],
    ['王贵芳周三出院', [['王贵芳', '1']]],
    ['老李家里有事', [['老李', '2,3,5']]],
    ['高兴同志住院了', [['高兴', '9']]],
    ['我很高兴', []],
    ['今天天气不错', []],
    ['老家在山西', []],
    ['我和老伴去', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('names stand in the acts of a message', () => {
    const context = { now: new Date(0), zone: 'Asia/Shanghai', vocabulary: compile([], 'Asia/Shanghai'), names: index }
    const text = '\u200b帮王桂芳报名'
    const [found] = understand(text, context)[0]?.names ?? []
    expect(found && text.slice(found.from, found.to)).toBe('王桂芳')
  })

  it('scores what is written above what sounds alike', () => {
    const score = (text: string) => findNames(text, index)[0]?.candidates[0]?.score
    expect(score('王桂芳去')).toBe(1)
    expect(score('王贵芳去')).toBe(0.8)
    expect(score('李秀兰去')).toBe(0.6)
    expect(score('王老师去')).toBe(0.5)
  })

  it('says how many a surname may mean', () => {
    const many = buildNameIndex(
      Array.from({ length: 50 }, (_, id) => ({ id, name: `王${'一二三四五'.charAt(id % 5)}${id}` })),
    )
    const [found] = findNames('老王去', many)
    expect(found?.of).toBe(50)
    expect(found?.candidates).toHaveLength(20)
  })
})
