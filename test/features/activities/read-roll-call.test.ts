import { describe, expect, test } from 'vitest'
import { readRollCall } from '../../../src/features/activities/attendance/read-roll-call.ts'

const NAMES = ['陈德福', '李桂兰', '周福生']

/** As a leader would have it: 到 and 没来, with names; 其余 for the rest. */
function read(text: string): string | undefined {
  const names = NAMES.flatMap((name) => {
    const from = text.indexOf(name)
    return from < 0 ? [] : [{ from, to: from + name.length, name }]
  }).toSorted((a, b) => a.from - b.from)
  const call = readRollCall(text, names)
  if (call === undefined) return undefined
  const of = (wanted: string) => call.said.filter(({ state }) => state === wanted).map((one) => names[one.name]?.name)
  return `到${of('here').join('、')} 没来${of('absent').join('、')} 其余${call.rest ?? '-'}`
}

describe('a roll call', () => {
  test.each([
    ['陈德福、李桂兰没来，其余都到了', '到 没来陈德福、李桂兰 其余here'],
    ['陈德福没来，李桂兰也没来，别的都来了', '到 没来陈德福、李桂兰 其余here'],
    ['陈德福到了，李桂兰没到', '到陈德福 没来李桂兰 其余-'],
    ['没来的有陈德福、周福生', '到 没来陈德福、周福生 其余-'],
    ['没来的：陈德福 李桂兰，其他人都到了', '到 没来陈德福、李桂兰 其余here'],
    ['陈德福和李桂兰到了，其余没来', '到陈德福、李桂兰 没来 其余absent'],
    ['签到：陈德福、李桂兰', '到陈德福、李桂兰 没来 其余-'],
    ['陈德福缺席', '到 没来陈德福 其余-'],
    ['来了的：陈德福', '到陈德福 没来 其余-'],
    ['都到了', '到 没来 其余here'],
    ['大家都到齐了', '到 没来 其余here'],
    ['点名 除了周福生全到了', '到 没来周福生 其余here'],
    ['除了陈德福、李桂兰，其他人都来了', '到 没来陈德福、李桂兰 其余here'],
    ['除了周福生没来都到了', '到 没来周福生 其余here'],
    ['除了周福生都没来', '到周福生 没来 其余absent'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  test.each([
    '陈德福去',
    '除了周福生到了',
    '除了周福生都报名了',
    '除了周福生都来不了',
    '除了周福生都没到齐',
    '除了周福生全在家',
    '除了周福生没来，其余都没来',
    '陈德福住院，李桂兰没来',
    '陈德福到了吗？',
    '陈德福明天来不了',
    '谁没来',
    '快递到了',
    '李桂兰不来了',
    '李桂兰说不能来了',
    '李桂兰女儿来了',
    '陈德福的老伴到了',
    '李桂兰来了个电话',
    '不来了的有陈德福',
    '没来的有李桂兰的女儿',
  ])('%s is none', (text) => expect(read(text)).toBeUndefined())
})
