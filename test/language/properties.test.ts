import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, instantOf } from '../../src/base/calendar.ts'
import { normalise } from '../../src/language/normalise.ts'
import type { Moment, Recurrence, When } from '../../src/language/reading.ts'
import { readReply } from '../../src/language/reply/read-reply.ts'
import { sayLunar, sayMoment, sayRecurrence, sayWhen } from '../../src/language/say.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { findWhens } from '../../src/language/when/find-whens.ts'
import { presentAt } from '../../src/language/when/resolve.ts'
import { DATE_TABLES, readTable } from './table.ts'
import { WORDS } from './words.ts'

const ZONE = 'Asia/Shanghai'
const TODAY = '2026-11-23'
const context = { now: instantOf(TODAY, '09:00', ZONE), zone: ZONE, vocabulary: compile(WORDS, ZONE) }
const read = (text: string, today = TODAY) =>
  findWhens(normalise(text).text, presentAt(instantOf(today, '09:00', ZONE), ZONE))

const SENTENCES = [...DATE_TABLES, 'replies.tsv'].flatMap(readTable).map(([text = '']) => text)
const PIECES = [
  ...'，。！？、\n 1２①一十百周月日号点半前后上下每初农历到至不没去来我和报名收到的了吗谢强[]「」@&;',
  '😀',
  '\u200b',
  '\u2005',
  '1. ',
  '#接龙\n',
  '差五分',
]
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  soup,
  fc.constantFrom(...SENTENCES),
  fc.tuple(soup, fc.constantFrom(...SENTENCES)).map((texts) => texts.join('')),
)

const day = fc.integer({ min: 0, max: 720 }).map((days) => addDays(TODAY, days))
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)

const interval = (most: number) =>
  fc.integer({ min: 1, max: most }).map((n): Partial<Recurrence> => (n > 1 ? { interval: n } : {}))
const someOf = (first: number, last: number) =>
  fc
    .uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1, maxLength: 4 })
    .map((numbers) => numbers.sort((a, b) => a - b))
const nth = fc.constantFrom(1, 2, 3, 4, -1)
const weekday = fc.integer({ min: 1, max: 7 })
const month = fc.integer({ min: 1, max: 12 })
const rule: fc.Arbitrary<Recurrence> = fc.oneof(
  interval(6).map((more) => ({ freq: 'DAILY' as const, ...more })),
  fc.tuple(interval(4), someOf(1, 7)).map(([more, byday]) => ({ freq: 'WEEKLY' as const, byday, ...more })),
  fc.tuple(interval(3), someOf(1, 28)).map(([more, bymonthday]) => ({ freq: 'MONTHLY' as const, bymonthday, ...more })),
  fc.tuple(interval(3), nth, weekday).map(([more, bysetpos, one]) => ({
    freq: 'MONTHLY' as const,
    byday: [one],
    bysetpos,
    ...more,
    // 每季度最后一个周一 is one of the last month of the quarter.
    ...('interval' in more && more.interval === 3 && bysetpos < 0 ? { bymonth: [3, 6, 9, 12] } : {}),
  })),
  fc.tuple(month, fc.integer({ min: 1, max: 28 }), fc.boolean()).map(([m, date, moon]) => ({
    freq: 'YEARLY' as const,
    bymonth: [m],
    bymonthday: [date],
    ...(moon ? { lunar: true as const } : {}),
  })),
  fc.tuple(month, nth, weekday).map(([m, bysetpos, one]) => ({
    freq: 'YEARLY' as const,
    bymonth: [m],
    byday: [one],
    bysetpos,
  })),
)

describe('whatever the text', () => {
  it('understanding never throws and always finds an act where something is written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const acts = understand(text, context)
        expect(acts.every(({ span }) => span.from >= 0 && span.to <= text.length && span.from <= span.to)).toBe(true)
        for (const act of acts) for (const when of act.when) expect(when.span.to).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text).text
        expect(normalise(once).text).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps a position for every character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: plain, at } = normalise(text)
        expect(at).toHaveLength(plain.length + 1)
        expect(at.every((position, i) => i === 0 || position >= (at[i - 1] ?? 0))).toBe(true)
      }),
    )
  })

  // A pattern that runs wild would not come back from this before the test's time is up.
  it.each([
    ...PIECES,
    '那就',
    '好的',
    '嗯',
    '张',
    '我和老李、',
    '老李、',
    '改到周三',
    '在活动中心办',
    '下下',
    '- ',
    '1.张三\n',
    '2026年',
    '9.',
  ])('10,000 characters of %j', (piece) => {
    expect(understand(piece.repeat(Math.ceil(10_000 / piece.length)), context).length).toBeGreaterThanOrEqual(0)
  })
})

describe('said back and read again', () => {
  it('a moment', () => {
    fc.assert(
      fc.property(day, time, (date, clock) => {
        const moment: Moment = { day: date, time: clock }
        expect(read(sayMoment(moment, TODAY))[0]?.start).toEqual(moment)
      }),
    )
  })

  it('a day', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(read(sayMoment({ day: date }, TODAY))[0]?.start).toEqual({ day: date })
      }),
    )
  })

  it('a day of the moon', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 330 }).map((days) => addDays(TODAY, days)),
        (date) => {
          expect(read(sayLunar(date) ?? '')[0]?.start).toEqual({ day: date })
        },
      ),
    )
  })

  it('a span of days, of times, of both', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), time, time, fc.boolean(), (first, days, one, other, timed) => {
        const [from = one, until = other] = [one, other].sort()
        const last = addDays(first, days)
        fc.pre(timed ? from < until : days > 0)
        const when: When = {
          span: { from: 0, to: 0 },
          text: '',
          start: { day: first, ...(timed ? { time: from } : {}) },
          end: { day: last, ...(timed ? { time: until } : {}) },
        }
        const again = read(sayWhen(when, TODAY))[0]
        expect([again?.start, again?.end]).toEqual([when.start, when.end])
      }),
    )
  })

  it('a deadline', () => {
    fc.assert(
      fc.property(day, fc.option(time, { nil: undefined }), (date, clock) => {
        const end: Moment = { day: date, ...(clock ? { time: clock } : {}) }
        const said = sayWhen({ span: { from: 0, to: 0 }, text: '', end, deadline: true }, TODAY)
        expect(read(said)[0]).toMatchObject({ end, deadline: true })
      }),
    )
  })

  it('a repetition', () => {
    fc.assert(
      fc.property(rule, fc.option(time, { nil: undefined }), (every, clock) => {
        const whole: Recurrence = { ...every, ...(clock ? { time: clock } : {}) }
        expect(read(sayRecurrence(whole))[0]?.rule).toEqual(whole)
      }),
    )
  })

  it.each(SENTENCES.filter((text) => /^每|^隔/.test(text)))('the repetition %s', (text) => {
    const when = read(text)[0]
    if (when?.rule) expect(read(sayWhen(when))[0]?.rule).toEqual(when.rule)
  })

  it.each(['下周三上午9点', '明天下午两点到四点', '12月4-6日', '周五下午五点前', '12月28日到1月3日', '周五前'])(
    '%s',
    (text) => {
      const when = read(text)[0]
      const again = when && read(sayWhen(when, TODAY))[0]
      expect([again?.start, again?.end]).toEqual([when?.start, when?.end])
    },
  )
})

describe('what does not matter', () => {
  it.each([
    '明天',
    '下周三上午9点',
    '后天下午三点到五点',
    '周五前',
    '三天后',
    '上周五',
    '下下周末',
    '两周后',
    '周六日',
    '未来三天',
    '两三天后',
    '后天这个时候',
    '三个工作日内',
  ])('a week later %s is a week later', (text) => {
    const shift = (moment: Moment | undefined) =>
      moment && { ...moment, ...(moment.day ? { day: addDays(moment.day, 7) } : {}) }
    const now = read(text)[0]
    const later = read(text, addDays(TODAY, 7))[0]
    expect([later?.start, later?.end]).toEqual([shift(now?.start), shift(now?.end)])
  })

  it('polite words change no answer', () => {
    const before = ['', '小同志，', '你好，', '不好意思，', '嗯，']
    const after = ['', '，谢谢', '，麻烦了', '，辛苦了', '[玫瑰]', '。']
    const answers = [
      '我去',
      '不去',
      '去不了',
      '我和老伴去',
      '看情况',
      '取消报名',
      '帮老李报名',
      '有车就去',
      '不能不去',
      '改成两个人',
      '几点集合',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...before),
        fc.constantFrom(...answers),
        fc.constantFrom(...after),
        (lead, answer, tail) => {
          const { score: _, candidates: __, ...plain } = readReply(normalise(answer).text)
          const { score: ___, candidates: ____, ...polite } = readReply(normalise(lead + answer + tail).text)
          expect(polite).toEqual(plain)
        },
      ),
    )
  })
})
