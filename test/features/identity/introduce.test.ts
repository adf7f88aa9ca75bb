import { describe, expect, test } from 'vitest'
import type { Outcome, Tx } from '../../../src/feature.ts'
import { introduce } from '../../../src/features/identity/introduce.ts'
import * as wording from '../../../src/features/identity/wording.ts'
import type { ReplyKind } from '../../../src/language/reading.ts'
import { NOBODY, NOW, office, turnOf, useOffice } from '../people/office.ts'

const inOffice = useOffice()

describe('somebody new', () => {
  /** Says one thing after the other from the newcomer's phone; what came of each. */
  async function talk(tx: Tx, ...said: readonly (string | [string, ReplyKind])[]): Promise<Outcome[]> {
    const row = { account_id: 'demo', kind: 'private' as const, platform_id: 'phone-newcomer', name: '夕阳无限好' }
    const chat = await tx
      .insertInto('chat')
      .values({ ...row, created_at: NOW })
      .returning('id')
      .executeTakeFirstOrThrow()
    const outcomes: Outcome[] = []
    for (const words of said) {
      const [text, reply] = typeof words === 'string' ? [words, 'other' as const] : words
      const inboxId = await hear(tx, chat.id, text)
      const outcome = await introduce(turnOf(tx, { chat: chat.id, speaker: NOBODY, text, reply, inboxId }, {}))
      outcomes.push(outcome)
      await tx
        .updateTable('inbox')
        .set({ handled_as: `stranger:${outcome.as}` })
        .where('id', '=', inboxId)
        .execute()
    }
    return outcomes
  }

  async function hear(tx: Tx, chat_id: number, text: string): Promise<number> {
    const sender = { sender_platform_id: 'x', sender_name: 'x', sender_alias: '', sender_room_alias: '' }
    const { count } = await tx
      .selectFrom('inbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const row = {
      account_id: 'demo',
      platform_message_id: `m${count}`,
      chat_id,
      kind: 'text',
      text,
      state: 'received' as const,
    }
    const at = { sent_at: NOW, received_at: NOW, mentions_self: false }
    return (
      await tx
        .insertInto('inbox')
        .values({ ...row, ...sender, ...at })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  }

  const INTRODUCTION =
    '您好！我是东篱机床厂退休职工服务办公室的自动助手，不是真人。\n要钱、要验证码的都是骗子，遇到了请打办公室电话0000-8800100。\n'

  /** Whom a person has to look at has a number to ask by. */
  const NUMBERED = /谢谢您，记下了！王芳同志会打电话跟您核对，请您等一等。编号第\d+号。$/

  test('is told who the bot is and asked for name and former unit; then a person calls', () =>
    inOffice(async (tx) => {
      const outcomes = await talk(tx, '请问体检哪天', '想问问体检', '有人吗', '喂')
      expect(outcomes.map(({ reply }) => reply?.text)).toEqual([
        `${INTRODUCTION}请问您是哪位？请告诉我姓名和退休前的单位。`,
        '谢谢您，记下了！王芳同志会打电话跟您核对，请您等一等。',
        '好的，这句也转给办公室了。',
        '收到，办公室会一并看到。',
      ])
      const call = '请核对花名册，给本人打电话。对上了请说：绑定 姓名。'
      expect(outcomes.map(({ handOver }) => handOver?.why)).toEqual([
        undefined,
        `之前说过：“请问体检哪天”\n${call}`,
        call,
        call,
      ])
    }))

  test('who is not on the roster is asked for what is missing, then staff decide with all the words', () =>
    inOffice(async (tx) => {
      const outcomes = await talk(tx, '请问体检哪天', '张三，原来在铸造车间', ['你好', 'greeting'], '13800001234')
      expect(outcomes.map(({ as }) => as)).toEqual(['introduced', 'asked-more', 'asked-again', 'registered'])
      expect(outcomes[1]?.reply?.text).toBe('张三同志，请再告诉我您的电话号码，办公室好跟您联系。')
      expect(outcomes[3]?.messages?.[0]).toMatchObject({ kind: 'staff', expects: { title: '张三报到' } })
      expect(outcomes[3]?.messages?.[0]?.text).toContain('张三，原铸造车间，电话13800001234\n原话：“请问体检哪天；')
    }))

  test('who says all of it at once is asked for nothing', () =>
    inOffice(async (tx) => {
      const [first] = await talk(tx, '我是张三，原来在铸造车间，电话13800001234')
      expect(first?.reply?.text).toMatch(NUMBERED)
      expect(first?.reply?.text).toContain(INTRODUCTION)
    }))

  test('a mere greeting is no name; it is asked once more in other words, and not a third time', () =>
    inOffice(async (tx) => {
      const outcomes = await talk(tx, ['你好', 'greeting'], ['你好', 'greeting'], ['你好', 'greeting'])
      expect(outcomes.map(({ as }) => as)).toEqual(['introduced', 'asked-again', 'named'])
      expect(outcomes[1]?.reply?.text).toBe(
        '请问您叫什么名字，退休前在哪个单位？说一句就行，我好请办公室联系您。也可以打0000-8800100。',
      )
    }))

  test('help is what a stranger can do: say who they are, or ring', () =>
    inOffice(async (tx) => {
      const [, help] = await talk(tx, '请问体检哪天', ['帮助', 'help'])
      expect(help).toEqual({
        reply: {
          text: '请告诉我您的姓名和退休前的单位，比如：我是张三，原来在装配车间。\n办公室核对以后给您回电话。\n也可以直接打办公室电话0000-8800100。',
        },
        as: 'help',
      })
    }))

  test('whose name several bear is asked for the unit; it decides whom staff are asked about', () =>
    inOffice(async (tx) => {
      const [first, second] = await talk(tx, '我是王秀英', '检验科')
      expect(first?.reply?.text).toBe(`${INTRODUCTION}叫王秀英的不止一位，请问您原来在哪个单位？`)
      expect(second?.reply?.text).toMatch(NUMBERED)
      expect(second?.messages?.[0]?.text).toContain('说是王秀英（第三支部第一小组，原检验科）：“我是王秀英；检验科”')
    }))

  test('a unit that does not fit binds nobody: staff get all who bear the name', () =>
    inOffice(async (tx) => {
      const [first] = await talk(tx, '我是王秀英，原来在食堂')
      expect(first?.handOver?.why).toMatch(/^花名册上叫王秀英的有2位：\n王秀英（第一支部.*\n王秀英（第三支部/)
      expect(await tx.selectFrom('binding').select('id').where('confirmed', '=', false).execute()).toEqual([])
    }))

  test('an advertisement gets one line and no second one; what follows is told with a warning', () =>
    inOffice(async (tx) => {
      const outcomes = await talk(tx, '低息贷款', '加群领红包', '我是张三，原来在铸造车间，电话13800001234')
      expect(outcomes.map(({ reply }) => reply?.text)).toEqual([
        '我是自动助手，不是真人，只管退休办的事，别的帮不上您。',
        undefined,
        expect.stringMatching(NUMBERED),
      ])
      expect(outcomes[0]?.handOver?.why).toContain('疑似骗子')
      expect(outcomes[1]?.handOver).toMatchObject({ silently: true, unwanted: true })
      expect(outcomes[2]?.messages?.[0]?.text).toContain('之前发过像广告或诈骗的话，请小心。')
    }))

  test('never the same words twice running', () =>
    inOffice(async (tx) => {
      const outcomes = await talk(tx, ...Array.from({ length: 12 }, (_, index) => `第${index}句`))
      const texts = outcomes.map(({ reply }) => reply?.text)
      expect(texts.filter((text, index) => text === texts[index + 1])).toEqual([])
    }))
})

const claim = { name: '欧阳建国', unit: '第十二支部第一小组', formerUnit: '第二装配车间' }

describe('what somebody unknown reads (rules 5 and 30)', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['the question for the name', wording.introducing(office, wording.askName())],
    ['the question for the unit', wording.introducing(office, wording.askUnit('欧阳建国'))],
    ['thanks at once', wording.introducing(office, wording.thanksForName('王芳'))],
    ['which of one name', wording.introducing(office, wording.whichNamesake('欧阳建国'))],
    ['what is missing', wording.introducing(office, wording.askMore('欧阳建国', true, true))],
    ['the question once more', wording.askNameAgain(office)],
    ['help', wording.helpForStranger(office, false)],
    ['help as the first words', wording.helpForStranger(office, true)],
    ['the call is coming', wording.callIsComing(office)],
    ['to an advertisement', wording.onlyOffice()],
    ['more words', wording.noted(1)],
    ['confirmed', wording.nowYours('欧阳老师')],
    ['taken in', wording.takenIn('欧阳老师')],
    ['not taken in', wording.notTakenIn(office)],
    ['a helper', wording.nowHelper('欧阳老师')],
  ]
  test.each(texts)('%s: six lines and 120 characters at most, full-width punctuation, no link', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(6)
    expect(text.replace(/\n/g, '').length).toBeLessThanOrEqual(120)
    expect(text).not.toMatch(/[,;:!?()]|https?|undefined|null/)
  })
})

test('nobody on duty: the office calls', () => {
  expect(wording.thanksForName(undefined)).toBe('谢谢您，记下了！办公室会打电话跟您核对，请您等一等。')
})

test('what staff hear of a newcomer’s earlier words is cut, not lost', () => {
  expect(wording.whyNewcomer(['你'.repeat(70)], '', false)).toContain(`之前说过：“${'你'.repeat(60)}……”\n`)
})

test('staff are warned where the chat advertised before, and where somebody is surely known already', () => {
  const text = wording.askToCheck({
    ...claim,
    nickname: '夕阳',
    phone: null,
    words: '我是欧阳建国',
    other: '老欧阳',
    wasFraud: true,
    others: [],
  })
  expect(text).toContain('像广告或诈骗')
  expect(text).toContain('当心有人冒名')
  expect(text).toContain('花名册上没有电话，请当面问本人。')
})
