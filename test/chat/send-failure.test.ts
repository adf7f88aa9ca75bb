import { describe, expect, test } from 'vitest'
import { errorWords, failureOf } from '../../src/chat/send-failure.ts'

const coded = (message: string, code: unknown) => Object.assign(new Error(message), { code })

describe('what the error of a send means', () => {
  test.each([
    [new Error('操作过于频繁，请稍后再试'), 'too-often'],
    [new Error('Sending too often, slow down'), 'too-often'],
    [new Error('rate limit exceeded'), 'too-often'],
    [new Error('api freq out of limit'), 'too-often'],
    [new Error('发送过快'), 'too-often'],
    [new Error('操作太快，请稍后再试'), 'too-often'],
    [new Error('request was throttled'), 'too-often'],
    [coded('8 RESOURCE_EXHAUSTED: quota', 8), 'too-often'],
    [new Error('not logged in, no this.__currentUserId yet.'), 'offline'],
    [new Error('no grpc manager'), 'offline'],
    [coded('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'), 'offline'],
    [coded('16 UNAUTHENTICATED: token', 16), 'offline'],
    [new Error('消息已发出，但被对方拒收了'), 'refused'],
    [new Error('对方开启了朋友验证，你还不是他（她）朋友'), 'refused'],
    [new Error('对方账号异常，无法接收消息'), 'refused'],
    [new Error('user account is blocked'), 'refused'],
    [new Error('该文件被限制发送'), 'refused'],
    [coded('7 PERMISSION_DENIED: no', 7), 'refused'],
    [new Error('访问受限'), 'refused'],
    [new Error('对方账号存在风险'), 'refused'],
    [new Error('you have been banned from this group'), 'refused'],
    [new Error('you have been blocked by the contact'), 'refused'],
    [new Error('该账号已被限制使用'), 'banned'],
    [new Error('账号访问受限'), 'banned'],
    [new Error('账号违规'), 'banned'],
    [new Error('账号存在风险'), 'banned'],
    [new Error('you have been temporarily banned'), 'banned'],
    [new Error('You have been banned'), 'banned'],
    [new Error('你的微信号因违规被封号'), 'banned'],
    [new Error('account has been temporarily suspended'), 'banned'],
    [new Error('no such contact or room'), 'no-such-chat'],
    [new Error('contact not found for id: x'), 'no-such-chat'],
    [new Error('message too long'), 'too-long'],
    [new Error('消息内容过长'), 'too-long'],
    [new Error('something else'), 'broken'],
    [new Error('系统繁忙，请稍后再试'), 'broken'],
    [new Error('账号发送的内容违规'), 'broken'],
    [new Error('message size out of limit'), 'broken'],
    ['words alone', 'broken'],
    [coded('2 UNKNOWN: Error: 操作过于频繁\n    at send (timeout-promise.js:1:1)', 2), 'too-often'],
    [coded('2 UNKNOWN: Error: odd\n    at send (timeout-promise.js:1:1)', 2), 'broken'],
  ])('%s: failed, %s', (error, failure) => expect(failureOf(error)).toEqual({ outcome: 'failed', failure }))

  test.each([
    coded('socket hang up', 'ECONNRESET'),
    coded('write EPIPE', 'EPIPE'),
    new Error('request timed out'),
    new Error('发送超时'),
    coded('14 UNAVAILABLE: Connection dropped', 14),
    coded('4 DEADLINE_EXCEEDED: late', 4),
    coded('1 CANCELLED: call', 1),
  ])('%s: it may have been delivered', (error) => expect(failureOf(error)).toEqual({ outcome: 'uncertain' }))

  test('the stack that a remote puppet sends along is none of its words', () => {
    expect(errorWords(new Error('odd\n    at send (a.js)'))).toBe('odd')
  })
})
