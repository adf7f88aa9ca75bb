import { describe, expect, test } from 'vitest'
import type { Row } from '../../../db/schema.ts'
import type { Message, Tx } from '../../../src/feature.ts'
import { FESTIVALS, festivalNamed, festivalsOn } from '../../../src/features/greetings/festivals.ts'
import { greetLatecomers } from '../../../src/features/greetings/greet.ts'
import * as queries from '../../../src/features/greetings/queries.ts'
import { inauspiciousIn } from '../../../src/features/greetings/vocabulary.ts'
import * as wording from '../../../src/features/greetings/wording.ts'
import { office, person, useOffice } from '../people/office.ts'
import { keepDay } from './keep-day.ts'

const inOffice = useOffice()

async function to(tx: Tx, messages: readonly Message[], number: string): Promise<readonly string[]> {
  const { id } = await person(tx, number)
  return messages.filter((one) => 'person' in one.to && one.to.person === id).map(({ text }) => text)
}

const change = (tx: Tx, number: string, values: Partial<Row<'person'>>) =>
  tx.updateTable('person').set(values).where('number', '=', number).execute()

describe('festivals', () => {
  test('women on 三八, nobody else, and no room', () =>
    inOffice(async (tx) => {
      const messages = await keepDay(tx, '2027-03-08')
      expect(await to(tx, messages, '0105')).toHaveLength(1)
      expect(await to(tx, messages, '0101')).toEqual([])
      expect(messages.some((one) => 'chat' in one.to)).toBe(false)
    }))

  test('party members on 七一, former soldiers on 八一, the oldest on 重阳', () =>
    inOffice(async (tx) => {
      await change(tx, '0101', { politics: 'party' })
      const { id } = await person(tx, '0205')
      await tx.insertInto('person_tag').values({ person_id: id, tag: '退役军人' }).execute()
      expect(await to(tx, await keepDay(tx, '2027-07-01'), '0101')).toHaveLength(1)
      const army = await keepDay(tx, '2027-08-01')
      expect(await to(tx, army, '0101')).toEqual([])
      expect((await to(tx, army, '0205')).join()).toContain('今天又是八一建军节，双喜临门')
      const ninth = await keepDay(tx, '2027-10-08')
      expect((await to(tx, ninth, '0202')).join()).toContain('生日快乐')
      expect((await to(tx, ninth, '0202')).join()).toContain('今天又是重阳节')
      expect(await to(tx, ninth, '0106')).toHaveLength(1)
      expect(await to(tx, ninth, '0304')).toHaveLength(1)
      expect(await to(tx, ninth, '0306')).toEqual([])
    }))

  test('one that is off is not kept, and 清明 is off until the office wants it, then quiet', () =>
    inOffice(async (tx) => {
      await queries.setFestival(tx, '元旦', { is_on: false })
      expect(await keepDay(tx, '2027-01-01')).toEqual([])
      expect(await keepDay(tx, '2027-04-05')).toEqual([])
      await queries.setFestival(tx, '清明节', { is_on: true })
      await change(tx, '0206', { birth_day: '1943-04-05' })
      const messages = await keepDay(tx, '2027-04-05')
      expect(messages.length).toBeGreaterThan(0)
      expect(messages.map(({ text }) => text).filter((text) => /节日快乐|双喜/.test(text))).toEqual([])
    }))

  test('two on one day are one greeting', () =>
    inOffice(async (tx) => {
      expect(festivalsOn('2031-10-01').map(({ name }) => name)).toEqual(['中秋节', '国庆节'])
      const messages = await keepDay(tx, '2031-10-01')
      const rooms = messages.filter((one) => 'chat' in one.to)
      expect(rooms.length).toBe(2)
      expect(rooms[0]?.text).toContain('今天是中秋节、国庆节。')
      expect(await to(tx, messages, '0206')).toHaveLength(1)
    }))

  test.each<[string, string | undefined]>([
    ['中秋', '中秋节'],
    ['三八节', '三八妇女节'],
    ['七一', '七一建党节'],
    ['国庆', '国庆节'],
    ['春节', '春节'],
    ['大年三十', undefined],
    ['情人节', undefined],
  ])('%s is %s', (words, name) => expect(festivalNamed(words)?.name).toBe(name))

  test.each([
    ['2027-02-05', '除夕'],
    ['2027-02-06', '春节'],
    ['2027-02-20', '元宵节'],
    ['2027-06-09', '端午节'],
    ['2027-09-15', '中秋节'],
    ['2027-10-08', '重阳节'],
    ['2026-12-22', '冬至'],
    ['2027-01-15', '腊八节'],
  ])('%s is %s', (day, name) => expect(festivalsOn(day).map((one) => one.name)).toContain(name))
})

describe('a birthday in a room on the day of a festival', () => {
  const agree = async (tx: Tx, number: string) => {
    await change(tx, number, { birth_day: '1949-09-15', birth_calendar: 'solar', birth_leap: false })
    const { id } = await person(tx, number)
    await queries.setWish(tx, id, { inPrivate: true, inRoom: true, by: null, now: new Date(0) })
    return id
  }
  const toRooms = (messages: readonly Message[]) => messages.filter((one) => 'chat' in one.to && /生日/.test(one.text))

  test('is one post; taken back for one of them, both are said anew, without them', () =>
    inOffice(async (tx) => {
      await agree(tx, '0101')
      await agree(tx, '0105')
      const [post, ...others] = toRooms(await keepDay(tx, '2027-09-15'))
      expect(others).toEqual([])
      expect(post?.text).toMatch(/^各位老同志，.*中秋.*\n今天是.*同志、.*同志的生日，祝寿星.*\n/)
      if (post === undefined) throw new Error('no post')
      await takeBack(tx, post)
      await change(tx, '0105', { birth_day: '1949-12-15' })
      const [again, ...more] = (await lateOn(tx, '2027-09-15')).filter((one) => 'chat' in one.to)
      expect(more).toEqual([])
      expect(again?.text).toContain('中秋')
      expect(again?.text).toContain('陈德福同志的生日')
      expect(again?.text).not.toContain('李桂兰')
    }))

  test('taken back for the only one, the festival is said all the same', () =>
    inOffice(async (tx) => {
      await agree(tx, '0101')
      const [post] = toRooms(await keepDay(tx, '2027-09-15'))
      if (post === undefined) throw new Error('no post')
      await takeBack(tx, post)
      await change(tx, '0101', { birth_day: '1949-12-15' })
      const again = (await lateOn(tx, '2027-09-15')).filter((one) => 'chat' in one.to)
      expect(again.map(({ text }) => /中秋/.test(text) && !/生日/.test(text))).toEqual([true])
      expect(await lateOn(tx, '2027-09-15')).toEqual([])
    }))

  /** As the outbox does when `stillWanted` says no. */
  async function takeBack(tx: Tx, { once, to, text, kind, about }: Message): Promise<void> {
    const chat_id = 'chat' in to ? to.chat : null
    const [now, lane] = [new Date('2027-09-15T09:01:00+08:00'), 4]
    const row = {
      once,
      chat_id,
      text,
      kind,
      about: about ?? null,
      lane,
      feature: 'greetings',
      not_before: now,
      created_at: now,
    }
    await tx
      .insertInto('outbox')
      .values({ ...row, account_id: null, state: 'cancelled', ended_at: now })
      .execute()
  }

  async function lateOn(tx: Tx, day: string): Promise<readonly Message[]> {
    const due = new Date(`${day}T11:30:00+08:00`)
    return (await greetLatecomers.run({ db: tx, due, now: due, office })).messages
  }
})

describe('other yearly days', () => {
  test('round years of retirement and of the party; with a birthday, the birthday alone', () =>
    inOffice(async (tx) => {
      await change(tx, '0101', { retired_on: '2007-11-26' })
      await change(tx, '0105', { retired_on: '2008-11-26' })
      await change(tx, '0106', { politics: 'party', party_since: '1976-11-26' })
      // Whoever is no member any more is told nothing of years.
      await change(tx, '0205', { politics: 'none', party_since: '1976-11-26' })
      await change(tx, '0206', { retired_on: '1996-11-26', birth_day: '1943-11-26' })
      const messages = await keepDay(tx, '2026-11-26')
      expect(await to(tx, messages, '0101')).toEqual([])
      expect((await to(tx, messages, '0106')).join()).toContain('入党50周年')
      expect(await to(tx, messages, '0205')).toEqual([])
      expect((await to(tx, messages, '0206')).join()).toContain('生日快乐')
      expect(await to(tx, messages, '0206')).toHaveLength(1)
      expect((await to(tx, await keepDay(tx, '2027-11-26'), '0101')).join()).toContain('退休20周年')
    }))
})

/** On the yearly days other than birthdays. */
const yearly = (years: number, seed: number): readonly string[] =>
  [wording.retiredFor, wording.inPartyFor, wording.marriedFor].map((say) => say('陈师傅', years, office.name, seed))

describe('words', () => {
  const texts = (): readonly string[] => {
    const common = { address: '陈师傅', office: office.name, festivals: [] as readonly string[] }
    const plain = wording.WISHES.map((_, seed) => wording.birthday({ ...common, seed }))
    const great = [70, 80, 90, 100].flatMap((age) =>
      wording.GREAT_WISHES.map((_, seed) => wording.birthday({ ...common, great: age, seed, festivals: ['中秋节'] })),
    )
    const festive = FESTIVALS.flatMap(({ name, words }) =>
      words.map((one) => wording.festive('第三支部的王秀英同志', [name, '国庆节'], one, office.name)),
    )
    return [
      ...plain,
      ...great,
      wording.birthday({ ...common, great: 80, ownAnimal: true, seed: 1, festivals: ['中秋节', '国庆节'] }),
      ...festive,
      ...[0, 1, 2].flatMap((seed) => yearly(50, seed)),
      ...[0, 1, 2].map((seed) => wording.roomBirthday(['陈德福', '李桂兰'], office.name, seed)),
    ]
  }

  test('hold nothing that elders take for a bad sign', () => {
    expect(texts().flatMap((text) => inauspiciousIn(text) ?? [])).toEqual([])
  })

  test('are short, with full-width punctuation', () => {
    for (const text of texts()) {
      expect(text.length, text).toBeLessThanOrEqual(120)
      expect(text.split('\n').length, text).toBeLessThanOrEqual(6)
      expect(text).not.toMatch(/[,;:!?]/)
    }
  })

  test('there are at least three for every yearly day', () => {
    const lists = [
      ...[wording.WISHES, wording.GREAT_WISHES, wording.RETIRED, wording.IN_PARTY, wording.MARRIED, wording.IN_ROOM],
    ]
    expect(lists.filter((list) => new Set(list).size < 3)).toEqual([])
  })

  test('every festival has at least two', () => {
    expect(FESTIVALS.filter(({ words }) => words.length < 2)).toEqual([])
  })

  test('differ two years running, whatever the occasion', () => {
    const said = (seed: number): readonly string[] => [
      wording.birthday({ address: '陈师傅', office: office.name, festivals: [], seed }),
      wording.birthday({ address: '陈师傅', office: office.name, festivals: [], seed, great: 80 }),
      ...yearly(50, seed),
      wording.roomBirthday(['陈德福'], office.name, seed),
      ...FESTIVALS.map(({ words }) => wording.pick(words, seed) ?? ''),
    ]
    for (let seed = 2000; seed < 2100; seed++) {
      const next = said(seed + 1)
      for (const [at, text] of said(seed).entries()) expect(text).not.toBe(next[at])
    }
  })

  test('a wedding day has other words the year after; ten years of retirement and of the party likewise', () =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0101')
      const day = { day: '1976-11-26', calendar: 'solar', leap: false, by: null, now: new Date(0) } as const
      await queries.setWedding(tx, { person: id, ...day })
      const [first, second] = [await keepDay(tx, '2026-11-26'), await keepDay(tx, '2027-11-26')]
      const [before = '', after = ''] = [...(await to(tx, first, '0101')), ...(await to(tx, second, '0101'))]
      expect([before, after].map((text) => /结婚5[01]周年/.test(text))).toEqual([true, true])
      const wish = (text: string) => wording.MARRIED.find((one) => text.includes(one))
      expect(wish(before)).toBeDefined()
      expect(wish(after)).toBeDefined()
      expect(wish(before)).not.toBe(wish(after))
      for (const year of [2026, 2036])
        expect(wording.pick(wording.RETIRED, year)).not.toBe(wording.pick(wording.RETIRED, year + 10))
    }))
})
