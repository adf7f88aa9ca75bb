/** 通知第一支部：明天停水。加急通知：…… a text becomes a draft, shown before anything goes out. */
import { type Command, command, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { compose } from './begin-draft.ts'
import { claimForDraft } from './change.ts'
import { askAboutDraft, type NoticeSettings, showDraft } from './draft.ts'
import { tellNothingToSend, waitsForWord } from './send-instead.ts'
import { claimSpoken, claimWhomInText, composeSpoken, hearTimeAlone } from './spoken.ts'
import {
  COLON_OF_TEXT,
  MUST_OPENINGS,
  NOTICE_OPENINGS,
  SENDS_IT,
  SPOKEN_URGENT,
  URGENT_OPENINGS,
} from './vocabulary.ts'
import * as wording from './wording.ts'

const WORDS = { kind: 'words', marks: [] } as const
const TEXT = { ...WORDS, whole: true } as const

export function createCompose(settings: NoticeSettings): Command {
  return command({
    id: 'notices.compose',
    needs: 'notice.send',
    says: ['[我要|我想](发|写|拟)[一个|一条|个|条]通知', '[我要|我想]群发[一个|一条|个|条][通知|消息]'],
    opens: NOTICE_OPENINGS,
    slots: { whom: WORDS, text: TEXT, guess: WORDS, at: { kind: 'when', marks: [] } },
    ask: { whom: wording.askWhom, text: wording.askText },
    examples: [
      '通知第一支部：明天上午停水，请大家存好水。',
      '通知：12月3日上午9点在活动中心领慰问品，请带证件',
      '发给全体：近日降温，谨防摔倒。',
      '发个通知',
      '发通知给第一支部：明天停水',
      '群发：明天停水，请存水',
    ],
    deed: '发通知',
    help: '发通知：通知第一支部：明天上午停水，请存好水',
    async claims(turn) {
      // 发吧, where no draft waits for it.
      if (SENDS_IT.test(turn.act.text) && !waitsForWord(turn)) return tellNothingToSend(turn)
      if (isOpened(turn) && !isColonOfText(turn)) {
        return claimWhomInText(turn, 'notices.compose', (spoken) => composeSpoken(turn, spoken, settings))
      }
      const { notice, changed } = (await claimForDraft(turn)) ?? {}
      if (notice === undefined || changed === undefined) return claimSpoken(turn, settings)
      return 'told' in changed
        ? askAboutDraft(turn, notice, changed.told, 'asked', changed.asks)
        : showDraft(turn, notice.id, settings, changed.notes)
    },
    lastly: hearTimeAlone,
    run: (turn) => compose(turn, { ...turn.slots, text: asWritten(turn, turn.slots.text) }, settings),
  })
}

export function createMustReach(settings: NoticeSettings): Command {
  return command({
    id: 'notices.must-reach',
    needs: 'notice.send',
    says: ['[我要|我想]发[一个|一条|个|条]必达[的]通知'],
    opens: MUST_OPENINGS,
    slots: { whom: WORDS, text: TEXT, guess: WORDS },
    ask: { whom: wording.askWhom, text: wording.askText },
    examples: ['必达通知全体：12月1日起食堂停业', '务必通知到第一支部：明天停暖气', '发个必达通知'],
    deed: '发必达通知',
    help: '必达通知：没回的再问，再请联络员打电话',
    claims: (turn) =>
      claimWhomInText(turn, 'notices.must-reach', (spoken) => compose(turn, { ...spoken, mustReach: true }, settings)),
    run: (turn) => compose(turn, { ...turn.slots, text: asWritten(turn, turn.slots.text), mustReach: true }, settings),
  })
}

export function createUrgent(settings: NoticeSettings): Command {
  return command({
    id: 'notices.urgent',
    needs: 'notice.send',
    says: ['[我要|我想]发[一个|一条|个|条](加急|紧急)通知'],
    opens: URGENT_OPENINGS,
    slots: { whom: WORDS, text: TEXT, guess: WORDS, why: TEXT },
    ask: { whom: wording.askWhom, text: wording.askText, why: wording.askUrgentWhy },
    examples: ['加急通知第一支部：今晚8点停水', '发个加急通知'],
    deed: '发加急通知',
    help: '加急通知：加急通知全体：今晚停水',
    claims: (turn) =>
      claimUrgent(turn) ?? claimWhomInText(turn, 'notices.urgent', async ({ whom, text }) => askWhy({ whom, text })),
    // Why it is urgent is asked last, so the words of this message are not its text.
    run: (turn) => compose(turn, turn.slots, settings),
  })
}

/** 紧急通知全体 今晚暴雪别出门: a space in place of the colon. */
function claimUrgent({ words }: Turn): Promise<Outcome> | undefined {
  const { whom, text } = SPOKEN_URGENT.exec(takeApart(words).own.trim())?.groups ?? {}
  return whom === undefined || text === undefined ? undefined : Promise.resolve(askWhy({ whom, text }))
}

const askWhy = (slots: { readonly whom: string; readonly text: string }): Outcome => ({
  ask: { slot: 'why', text: wording.askUrgentWhy, of: { command: 'notices.urgent', slots } },
})

/** Whether it begins with a command's words and a colon. */
const isOpened = ({ act }: Pick<Turn<unknown>, 'act'>): boolean => act.commands.some(({ opened }) => opened)

/** 通知第一支部 选一样 选项：大米、食用油; 通知第一支部明天9:30停水: the colon belongs to the text, and whom it is for ends before. */
const isColonOfText = ({ act }: Pick<Turn<unknown>, 'act'>): boolean =>
  act.commands.some(({ opened, slots }) => opened && COLON_OF_TEXT.test(String(slots['whom'] ?? '')))

/** A text that was asked for is taken as it was written; the slot holds it in its normal form. */
function asWritten({ act, words }: Turn<unknown>, text: string): string {
  const wasAsked = !isOpened({ act }) && act.text.startsWith(text)
  return wasAsked ? takeApart(words).own.trim() : text
}
