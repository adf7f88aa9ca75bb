import { describe, expect, it } from 'vitest'
import { readChoice } from '../../src/language/choice/read-choice.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { readTable } from './table.ts'

const offered = (...labels: string[]) =>
  labels.map((label, i) => ({ number: i + 1, value: `choice ${i + 1}`, label: `${i + 1} ${label}` }))
const GIFTS = offered('大米', '食用油', '牛奶')
const WAYS = offered('本人来领', '家属代领', '送上门')

describe('choices as people name them', () => {
  it.each([
    ['油', 2],
    ['来袋米吧', 1],
    ['给俺弄桶油', 2],
    ['换成牛奶', 3],
    ['第三样', 3],
    ['头一个', 1],
    ['我选最后一个', 3],
    ['嗯就要中间那个', 2],
    ['大迷', 1],
    ['牛乃', 3],
    ['还是要大米吧', 1],
    ['大米不要', undefined],
    ['大米家里有', undefined],
    ['牛奶我喝了拉肚子', undefined],
    ['除了牛奶都行', undefined],
    ['大米或者油都行', undefined],
    ['牛奶吧要不大米', undefined],
    ['不要油', undefined],
    ['一样来一份', undefined],
    ['油还有吗', undefined],
  ])('%s → %s', (said, number) => expect(readChoice(said, GIFTS)?.number).toBe(number))

  it.each([
    ['收', 1],
    ['收吧', 1],
    ['不收', 2],
    ['先打电话', 3],
    ['收到', undefined],
    ['好', undefined],
  ])('takes %s for the one that begins so: %s', (said, number) => {
    const options = ['收下', '不收', '先打电话核实'].map((label, i) => ({ number: i + 1, value: label, label }))
    expect(readChoice(said, options)?.number).toBe(number)
  })

  it('takes no beginning for two, and none that names nothing', () => {
    expect(readChoice('收', offered('收下', '收一半'))).toBeUndefined()
    expect(readChoice('收', offered('收下', '拒收'))?.number).toBe(1)
    expect(readChoice('去', [{ number: 1, value: '1', label: '去植物园看菊花' }])).toBeUndefined()
  })

  it.each([
    ['送上门', 3],
    ['最后那个', 3],
    ['我自己来拿', 1],
    ['亲自去', 1],
    ['我自取', 1],
    ['让我儿子去', 2],
    ['叫外孙女跑一趟', 2],
    ['闺女代领', 2],
    ['代领', 2],
    ['送一下吧', 3],
    ['麻烦送家里来', 3],
    ['不用送', undefined],
    ['谁领都行', undefined],
    ['你们方便就送来', undefined],
    ['自己去不了', undefined],
  ])('of ways to get them: %s → %s', (said, number) => expect(readChoice(said, WAYS)?.number).toBe(number))

  it('tells that somebody of the family is named', () => expect(readChoice('让我儿子去', WAYS)?.family).toBe(true))

  it('chooses no kind that two options share', () =>
    expect(readChoice('我自己来拿', offered('本人上午领', '本人下午领'))).toBeUndefined())

  it('takes 头一个 of two for who comes first', () =>
    expect(readChoice('头一个', offered('去', '不去'))).toBeUndefined())
})

/** The rows of the table, each with the labels that stand above it. */
function choicesInTable(): [said: string, number: string, labels: string[]][] {
  let labels: string[] = []
  return readTable('choices.tsv').flatMap(([said = '', number]): [string, string, string[]][] => {
    if (number !== undefined) return [[said, number, labels]]
    labels = said.replace('@', '').split('/')
    return []
  })
}

describe('choices in whole messages', () => {
  const vocabulary = compile([], 'Asia/Shanghai')
  it.each(choicesInTable())('%s → %s of %s', (said, number, labels) => {
    const acts = understand(said, { now: new Date(0), zone: 'Asia/Shanghai', vocabulary, question: offered(...labels) })
    const chosen = acts.flatMap(({ choice }) => (choice?.exact ? [choice.number] : []))
    expect(chosen.join('、') || '-').toBe(number)
  })
})
