import { describe, expect, test } from 'vitest'
import { readOwner, readTime } from '../../../src/features/requests/rules.ts'
import { staffNamed } from '../../../src/features/requests/staff.ts'
import { topicNamed, topicOf } from '../../../src/features/requests/topics.ts'

describe('what a request is about', () => {
  test.each([
    ['医药费咋个报法', 'medical'],
    ['我那个门诊的发票还能不能报', 'medical'],
    ['高龄补贴啥时候发', 'benefits'],
    ['我的退休金怎么少了', 'benefits'],
    ['今年刷脸认证我不会弄', 'certification'],
    ['老年证在哪儿办？', 'papers'],
    ['给我开个证明，孩子上学用', 'papers'],
    ['体检是哪天啊？', 'checkup'],
    ['茶话会我还能报名不', 'activity'],
    ['上回的通知我没收到', 'notice'],
    ['我换号了，电话换成这个', 'roster'],
    ['家里水管漏了找谁修？', 'hardship'],
    ['楼上天天吵架，我睡不着', 'hardship'],
    ['我要投诉医保科，态度太差', 'complaint'],
    ['建议活动室早点开门', 'suggestion'],
    ['今年重阳节发东西不', 'benefits'],
    ['我党费还没交', 'party'],
    ['我要入党', 'party'],
    ['昨儿那个事情你看着办', 'other'],
    ['', 'other'],
  ])('%s', (words, topic) => expect(topicOf(words)).toBe(topic))

  test('where the words tell nothing, why it came to a person does', () =>
    expect(topicOf('那我还来得及不', '想去茶话会，但是报名截止了')).toBe('activity'))

  test.each([
    ['报销', 'medical'],
    ['报销医保', 'medical'],
    ['证明的事', 'papers'],
    ['投诉类', 'complaint'],
    ['家里的事', 'hardship'],
    ['打麻将', undefined],
  ])('staff say %s', (said, id) => expect(topicNamed(said)?.id).toBe(id))
})

describe('who sees to what', () => {
  test.each([
    ['报销归张会计管', { topics: '报销', who: '张会计', deputy: undefined }],
    ['以后报销、证明都归王芳管，刘志强替', { topics: '报销、证明', who: '王芳', deputy: '刘志强' }],
    ['投诉由刘志强负责，王芳代', { topics: '投诉', who: '刘志强', deputy: '王芳' }],
    ['让王芳管体检', { topics: '体检', who: '王芳', deputy: undefined }],
    ['报销归大家管。', { topics: '报销', who: '大家', deputy: undefined }],
  ])('%s', (said, read) => expect(readOwner(said)).toEqual(read))

  test.each(['101 转王芳', '王芳出差由刘志强代到周五', '我家归第一支部'])('%s is something else', (said) =>
    expect(readOwner(said)).toBeUndefined(),
  )

  test.each([
    ['投诉4小时内办', { topics: '投诉', amount: 4, unit: 'hours' }],
    ['报销三个工作日内办完', { topics: '报销', amount: 3, unit: 'days' }],
    ['困难半天内要回话', { topics: '困难', amount: 3, unit: 'hours' }],
    ['证明要在两天之内办好', { topics: '证明', amount: 2, unit: 'days' }],
  ])('%s', (said, read) => expect(readTime(said)).toEqual(read))

  const staff = [
    { id: 1, name: '王芳' },
    { id: 2, name: '刘志强' },
    { id: 3, name: '张敏' },
    { id: 4, name: '刘洋' },
  ]
  test.each([
    ['王芳', 1],
    ['王芳同志', 1],
    ['志强', 2],
    ['张会计', 3],
    ['小王', 1],
    ['刘主任', undefined],
    ['张三丰', undefined],
    ['张', undefined],
  ])('%s of the staff', (said, id) => expect(staffNamed(staff, said)?.id).toBe(id))
})
