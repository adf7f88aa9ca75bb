/** A small invented network with a bot on it, and a chat that writes down what it hears. */
import { vi } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { type Announced, openAnnounced } from '../../src/chat/announced.ts'
import type { Chat, Incoming, LineState } from '../../src/chat/chat.ts'
import { createNetwork, type Network } from '../../src/chat/local/network.ts'
import { PuppetLocal } from '../../src/chat/local/puppet.ts'
import type { Waits } from '../../src/chat/session.ts'
import { createWechatyChat } from '../../src/chat/wechaty-chat.ts'

export const ROOM = 'room-1'
export const NOON = new Date('2026-10-14T04:00:00Z')

/** 张三 and 李四 with a room of theirs and the bot's; 王五 is in none. Ids count up from m1. */
export function smallNetwork(file?: string): Network {
  let last = 0
  const ids = () => {
    last += 1
    return `m${last}`
  }
  const network = createNetwork({ now: () => NOON, ids, ...(file !== undefined && { file }) })
  network.addContact({ id: 'zhang', name: '张三' })
  network.addContact({ id: 'li', name: '李四' })
  network.addContact({ id: 'wang', name: '王五' })
  const memberIds = [network.bot.id, 'zhang', 'li']
  network.addRoom({ id: ROOM, topic: '一支部', memberIds, nicknames: { zhang: '一支部张三' } })
  return network
}

export interface Ears {
  readonly chat: Chat
  readonly puppets: readonly PuppetLocal[]
  readonly heard: Incoming[]
  readonly states: LineState[]
  readonly scans: string[]
  start(): Promise<void>
  /** Waits until that many messages were heard in all. */
  hear(count: number): Promise<readonly Incoming[]>
}

const QUICK: Waits = {
  sendMs: 200,
  stopMs: 500,
  fetch: { attemptMs: 100, pauses: [1, 1] },
  fetchFile: { attemptMs: 100, pauses: [1] },
}

/** A chat on `network`; `onMessage` is awaited before a message counts as heard. */
export function earsOn(
  network: Network,
  waits: Partial<Waits> = {},
  onMessage: (incoming: Incoming) => Promise<void> = async () => {},
  announced?: Announced,
): Ears {
  const puppets: PuppetLocal[] = []
  const heard: Incoming[] = []
  const states: LineState[] = []
  const scans: string[] = []
  const open = () => {
    const puppet = new PuppetLocal(network)
    puppets.push(puppet)
    return puppet
  }
  const puppet = { name: 'local', open }
  const chat = createWechatyChat({
    account: 'a',
    puppet,
    log: silentLog,
    now: () => NOON,
    waits: { ...QUICK, ...waits },
    ...(announced && { announced: { messages: announced, requests: openAnnounced(undefined, () => {}) } }),
  })
  const events = {
    async onMessage(incoming: Incoming) {
      await onMessage(incoming)
      heard.push(incoming)
    },
    onEcho: () => {},
    onState: (state: LineState) => void states.push(state),
    async onFriendRequest() {},
    onUnreadRequest() {},
    onScan: (code: string) => void scans.push(code),
  }
  return {
    chat,
    puppets,
    heard,
    states,
    scans,
    start: () => chat.start(events),
    async hear(count) {
      await vi.waitUntil(() => heard.length >= count, { interval: 2 })
      return heard
    },
  }
}

/** Lets everything that is due run: for what must not happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))
