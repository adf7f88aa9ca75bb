import { describe, expect, it } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { endNamed, endOfUse } from '../../../src/features/notices/end-of-use.ts'

const ZONE = 'Asia/Shanghai'
const AT = { now: instantOf('2026-11-23', '09:00', ZONE), zone: ZONE }
const NONE = ''

describe('until when a notice is of use', () => {
  it.each([
    ['今晚停气，到今晚六点为止', '2026-11-23 18:00'],
    ['停气到今晚6点，请提前做饭', '2026-11-23 18:00'],
    ['停气至18:00', '2026-11-23 18:00'],
    ['今天下午2点到6点停气', '2026-11-23 18:00'],
    ['今天（11月23日，周一）下午2点到6点停气', '2026-11-23 18:00'],
    ['今天停水，18点恢复供水', '2026-11-23 18:00'],
    ['11月25日8点至17点停水', '2026-11-25 17:00'],
    ['11月25日（周三）上午停水（8点到11点），请存水', '2026-11-25 11:00'],
    ['11月24日至26日停电', '2026-11-27 00:00'],
    ['即日起至11月30日食堂停业', '2026-12-01 00:00'],
    ['今晚8点停水，到明早6点', '2026-11-24 06:00'],
    ['停水到今晚6点，11月25日（周三）检修', '2026-11-26 00:00'],
    ['慰问品到了，11月27日之前来领', '2026-11-28 00:00'],
    ['今天下午2点到4点停气，晚上6点开会', '2026-11-23 18:00'],
    ['今天下午三点在食堂开会', NONE],
    ['体检改到今晚6点', NONE],
    ['会议推迟到12月3日上午9点', NONE],
    ['12月1日（周二）起食堂停业', NONE],
    ['近日降温，谨防摔倒', NONE],
    ['每周三上午8点到11点量血压', NONE],
    ['昨天下午2点到6点停水，给大家添麻烦了', NONE],
  ])('%s', (text, end) => {
    expect(endOfUse(text, false, AT)).toEqual(
      end === NONE ? undefined : instantOf(...(end.split(' ') as ['', '']), ZONE),
    )
  })

  it('leaves until when it is to be answered to the deadline', () => {
    expect(endOfUse('慰问品请选一样，11月24日（周二）下午5点前回复', true, AT)).toBeUndefined()
    expect(endOfUse('今晚停气到9点，下午5点前回复', true, AT)).toEqual(instantOf('2026-11-23', '21:00', ZONE))
  })

  it.each([
    ['今晚六点', '2026-11-23 18:00'],
    ['下午5点', '2026-11-23 17:00'],
    ['12月31日', '2027-01-01 00:00'],
    ['年底', '2027-01-01 00:00'],
    ['今天上午8点', '2026-11-23 08:00'],
    ['群里', NONE],
  ])('staff say %s', (words, end) => {
    expect(endNamed(words, AT)).toEqual(end === NONE ? undefined : instantOf(...(end.split(' ') as ['', '']), ZONE))
  })
})
