import { describe, expect, test } from 'vitest'
import { complainedOf, mayComplain } from '../../../src/features/requests/about-staff.ts'

const STAFF = [
  { id: 1, name: '孙丽华' },
  { id: 2, name: '王芳' },
]
const of = (words: string) => {
  const found = complainedOf(words, STAFF)
  // Whoever is not looked for is never found.
  if (found !== undefined) expect(mayComplain(words), words).toBe(true)
  return found
}

describe('a complaint about somebody of the office', () => {
  test.each([
    '投诉孙丽华态度不好',
    '我要投诉你们办公室的孙大姐',
    '孙丽华老骂我',
    '丽华说话难听',
    '小孙，我要投诉你',
    '小孙你态度太差了',
    '我对孙会计很有意见',
    '告小孙一状',
    '孙丽华收了我的钱没给票',
    '反映孙丽华不接电话',
    '孙主任糊弄人',
  ])('%s', (words) => expect(of(words)).toEqual([1]))

  test('of two of them', () => expect(of('我要投诉老孙，王芳也骂人')).toEqual([1, 2]))

  test.each(['你们办公室的人态度太差', '接电话的那个小姑娘不耐烦', '工作人员刁难我'])(
    'of nobody by name: %s',
    (words) => expect(of(words)).toEqual([]),
  )

  test.each([
    '孙丽华态度很好，谢谢她',
    '感谢孙丽华，没有不耐烦',
    '我告诉孙丽华了，食堂太吵',
    '反映给孙丽华了，她说帮我问',
    '小孙，食堂态度太差',
    '小孙我儿子骂我',
    '小孙 食堂打饭的骂我',
    '我要投诉食堂，态度太差',
    '医院的工作人员态度太差',
    '孙丽华在吗，我要投诉楼上',
  ])('of nobody there: %s', (words) => expect(of(words)).toBeUndefined())
})
