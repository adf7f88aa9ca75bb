/** A rehearsal in memory: phones that keep what is said and a clock that can be moved, with no office behind them. */
import { UserError } from '../../src/base/errors.ts'
import type {
  Rehearsal,
  RehearsalChat,
  RehearsalMessage,
  RehearsalPerson,
  Saying,
} from '../../src/console/rehearsal.ts'

export const ZONE = 'Asia/Shanghai'
/** 星期三 上午9:05. */
export const START = new Date('2026-09-16T01:05:00Z')

const PEOPLE: readonly RehearsalPerson[] = [
  person('wang-fang', '王芳', '活动和通知', '工作人员'),
  person('zhang-san', '张三', '第一支部 第二小组 · 82岁', '退休职工'),
  person('li-guiying', '李桂英', '第一支部 第二小组 · 79岁 · 张三的老伴', '联络员'),
  person('chen-jianguo', '陈建国', '第二支部 第一小组 · 71岁 · 异地（成都）', '退休职工'),
  { ...person('zhao-de', '赵德', '第三支部 第一小组 · 91岁 · 独居', '退休职工'), hasWechat: false },
]
const BOT = { id: 'bot-account', name: '小勤' }
const ROOM = { id: 'room-1', name: '第一支部退休职工群', people: ['wang-fang', 'zhang-san', 'li-guiying'] }

interface Line extends Omit<RehearsalMessage, 'mine'> {
  /** `bot:` and the person, or the room. */
  readonly place: string
}

export interface FakeRehearsal extends Rehearsal {
  /** What was said on the page, as it was handed over. */
  readonly said: { personId: string; chatId: string; saying: Saying }[]
  /** A message of the bot or of another phone comes in. */
  arrive(message: { chatId: string; to: string; from?: string; text: string; kind?: string }): void
  /** Makes the next moves of the clock last until the returned function is called. */
  holdClock(): () => void
  listeners(): number
}

function person(id: string, name: string, about: string, role: string): RehearsalPerson {
  return { id, name, about, role, hasWechat: true, unread: 0 }
}

export function createFakeRehearsal(): FakeRehearsal {
  const lines: Line[] = []
  const seen = new Map<string, number>()
  const listeners = new Set<() => void>()
  const said: FakeRehearsal['said'] = []
  let now = START
  let held: Promise<void> = Promise.resolve()

  const placeOf = (personId: string, chatId: string) => (chatId === 'bot' ? `bot:${personId}` : chatId)
  const nameOf = (id: string) => [...PEOPLE, BOT].find((one) => one.id === id)?.name ?? id
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const inPlace = (place: string) => lines.filter((line) => line.place === place)
  const unread = (personId: string, chatId: string) => {
    const others = inPlace(placeOf(personId, chatId)).filter((line) => line.senderId !== personId)
    return others.length - (seen.get(`${personId} ${chatId}`) ?? 0)
  }
  const chatIds = (personId: string) => ['bot', ...(ROOM.people.includes(personId) ? [ROOM.id] : [])]
  const add = (place: string, senderId: string, line: Pick<Line, 'kind' | 'text' | 'quote' | 'file'>) => {
    const name = nameOf(senderId)
    lines.push({ ...line, id: `m${lines.length + 1}`, place, senderId, senderName: name, listedName: name, at: now })
    changed()
  }

  function chat(personId: string, id: string): RehearsalChat {
    const last = inPlace(placeOf(personId, id)).at(-1)
    const members = ROOM.people.map((memberId) => ({ id: memberId, name: nameOf(memberId) }))
    return {
      id,
      name: id === 'bot' ? BOT.name : ROOM.name,
      kind: id === 'bot' ? 'private' : 'room',
      unread: unread(personId, id),
      lastText: last?.text ?? '',
      lastAt: last?.at,
      members: id === 'bot' ? [] : [BOT, ...members],
    }
  }

  return {
    said,
    listeners: () => listeners.size,
    arrive: ({ chatId, to, from = BOT.id, text, kind = 'text' }) =>
      add(placeOf(to, chatId), from, { text, kind, quote: undefined, file: undefined }),
    holdClock() {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    people: async () =>
      PEOPLE.map((one) => ({
        ...one,
        unread: one.hasWechat ? chatIds(one.id).reduce((sum, id) => sum + unread(one.id, id), 0) : 0,
      })),
    chatsOf: async (personId) => chatIds(personId).map((id) => chat(personId, id)),
    messagesOf: async (personId, chatId) =>
      inPlace(placeOf(personId, chatId)).map((line) => ({ ...line, mine: line.senderId === personId })),
    async fileOf(personId, chatId, messageId) {
      const line = inPlace(placeOf(personId, chatId)).find(({ id }) => id === messageId)
      return said.find(({ saying }) => saying.file && saying.file.name === line?.file?.name)?.saying.file?.bytes
    },
    async say(personId, chatId, saying) {
      said.push({ personId, chatId, saying })
      const quoted = lines.find((line) => line.id === saying.quoteId)
      add(placeOf(personId, chatId), personId, {
        kind: saying.kind,
        text: saying.text,
        quote: quoted && { name: quoted.senderName, text: quoted.text },
        file: saying.file && { ...saying.file, size: saying.file.bytes.length },
      })
    },
    async markRead(personId, chatId) {
      const before = unread(personId, chatId)
      if (before === 0) return
      seen.set(`${personId} ${chatId}`, (seen.get(`${personId} ${chatId}`) ?? 0) + before)
      changed()
    },
    now: () => now,
    async moveTo(moment) {
      if (moment < now) throw new UserError('past', '时间只能往后拨，不能往回拨。')
      await held
      now = moment
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
