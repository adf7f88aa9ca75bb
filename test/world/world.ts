/**
 * The world of scenarios: the real program parts (wechaty, the local puppet, the app, the migrations) on a test
 * database, with invented time and ids. Steps speak of chat and clock only.
 */
import { type Kysely, sql } from 'kysely'
import { demoNewcomer, demoOffice, demoPeople } from '../../db/demo/office.ts'
import { seedDemo } from '../../db/demo/seed.ts'
import type { Schema } from '../../db/schema.ts'
import { createApp } from '../../src/app.ts'
import type { App } from '../../src/app-parts.ts'
import { instantOf } from '../../src/base/calendar.ts'
import { monotonic, sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { Message, Network } from '../../src/chat/local/network.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import type { Feature } from '../../src/feature.ts'
import { listFeatures } from '../../src/features/index.ts'
import { type Pace, QUICK_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import { moveClock } from '../../src/rehearsal/move-clock.ts'
import { type OpenRehearsal, openRehearsal } from '../../src/rehearsal/open-rehearsal.ts'
import { type ChangingIds, changingIds } from './changed-ids.ts'
import { testDatabase } from './database.ts'
import type { ParameterKind } from './gherkin-steps.ts'

/** Time stands still in the tests; pauses would only have to be skipped. */
const NO_PAUSE: Pace = { ...QUICK_PACE, pause: [0, 0] }
/** Monday, 9 in the morning. */
const START = '2026-11-23 09:00'
/** The step a scenario begins with that does not begin at `START`. */
const BEGINS_AT = /^现在是(\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/
/** How long a message may take from a phone to the table, in milliseconds. */
const PATIENCE = 60_000

/** One day and time of the office: `2026-11-23 09:00`. */
export const officeTime = (words: string): Date => {
  const [day = '', time = '00:00'] = words.trim().split(/\s+/)
  return instantOf(day, time, demoOffice.zone)
}

export interface World {
  readonly db: Kysely<Schema>
  readonly network: Network
  readonly app: App
  now(): Date
  /** Somebody of the invented office, or the stranger, by name; 第二支部的王秀英 where two share one. */
  contact(name: string): string
  /** Sends from a phone and lets the office do all it can at once. */
  say(name: string, where: { readonly room?: string }, said: Parameters<Network['say']>[2]): Promise<void>
  settle(): Promise<void>
  /** The office as it is before anybody has said anything, at another moment: without living through the time between. */
  beginAt(moment: Date): Promise<void>
  /** Time passes, through everything that falls due. */
  moveTo(moment: Date): Promise<void>
  /** Messages from the bot that no step has looked at yet, in the private chat or a room. */
  fresh(name: string, room?: string): readonly Message[]
  /** Messages from the bot since somebody last said or did something, looked at or not: for what must not be among them. */
  recent(name: string, room?: string): readonly Message[]
  /** Looks at fresh messages up to the first that holds `words`; `undefined` when none does. */
  look(name: string, words: string, room?: string): Message | undefined
  /** Looks at fresh messages up to the first that brings a file of this name. */
  lookForFile(name: string, fileName: string): Message | undefined
  /** Somebody does something on the office's page, and the office all it can at once. */
  sayOnPage(name: string, saying: Pick<Parameters<App['desk']['say']>[1], 'text' | 'file'>): Promise<void>
  /** The number of somebody on the roster. */
  personId(name: string): Promise<number>
  /** Ends the program as a crash would, or in good order, and starts it anew. */
  restart(options?: {
    readonly features?: readonly Feature[]
    readonly pace?: Pace
    /** Everybody may say as much as they like. */
    readonly unlimited?: true
  }): Promise<void>
  halt(): Promise<void>
  /** Nobody on the roster, and no unit: an office as it begins. The phones stay. */
  empty(): Promise<void>
  /** Logged in anew, as web puppets are: everybody and every room has another id. */
  changeIds(): Promise<void>
  /** The line breaks as soon as the bot has sent `count` more messages; the next start finds it mended. */
  cutAfter(count: number): void
  /** What was said on all phones, for reports. */
  transcript(): string
  /** Everything from the start; at the moment that `firstStep` names, if it does. */
  reset(firstStep?: string): Promise<void>
  rest(): Promise<void>
  close(): Promise<void>
}

export async function createWorld(): Promise<World> {
  const database = await testDatabase()
  const { db } = database
  let at = officeTime(START)
  let count = 0
  let rehearsal: OpenRehearsal
  let phones: ChangingIds
  let chat: Chat
  let app: App
  let running = false
  const seen = new Map<string, number>()
  /** What was seen when the last thing began that somebody said or did. */
  let seenBefore = new Map<string, number>()
  const ids = () => `id-${++count}`

  async function open(options: Parameters<World['restart']>[0] = {}): Promise<void> {
    chat = await openChat({
      puppet: 'local',
      account: rehearsal.account,
      log: silentLog,
      now: () => rehearsal.clock.now(),
      network: phones.view(),
      waits: {
        sendMs: 300,
        stopMs: 500,
        fetch: { attemptMs: 5_000, pauses: [1, 1] },
        fetchFile: { attemptMs: 1000, pauses: [1, 1] },
      },
    })
    app = createApp({
      db,
      soleProcess: true,
      chat,
      clock: rehearsal.clock,
      ids,
      log: silentLog,
      office: demoOffice,
      features: options.features ?? listFeatures({ remindAt: '18:00' }),
      pace: options.pace ?? NO_PAUSE,
      friendPace: { pauseMs: 30_000, perDay: 3 },
      window: DEFAULT_WINDOW,
      talkLimit: options.unlimited === true ? undefined : 120,
    })
    await app.prepare()
    await app.listen()
    await until(() => chat.state() === 'online', 'the chat did not come online')
    running = true
  }

  async function begin(moment = officeTime(START)): Promise<void> {
    await database.begin(moment, () => seedDemo(db, moment))
    seen.clear()
    seenBefore.clear()
    count = 0
    at = moment
    rehearsal = await openRehearsal({ db, machine: { now: () => at }, ids, nextSending: (moment) => moment })
    phones = changingIds(rehearsal.network)
    await open()
  }

  async function halt(): Promise<void> {
    if (!running) return
    running = false
    await app.stop()
  }

  const chatOf = (name: string, room: string | undefined) => ({
    contact: world.contact(name),
    chat: room === undefined ? world.contact(name) : roomId(room),
  })
  const roomId = (topic: string) => {
    const room = rehearsal.network.rooms().find((one) => one.topic === topic)
    if (room === undefined) throw new Error(`没有叫“${topic}”的群`)
    return room.id
  }
  const fromBot = (name: string, room: string | undefined) => {
    const { contact, chat: id } = chatOf(name, room)
    return rehearsal.network.messagesOf(contact, id).filter((message) => message.from === rehearsal.network.bot.id)
  }
  const key = (name: string, room: string | undefined) => `${world.contact(name)}@${room ?? ''}`

  /** What lies on the phones so far counts as looked at. */
  const seeAll = () => {
    for (const { number } of demoPeople.filter(({ nickname }) => nickname)) {
      const contact = `phone-${number}`
      seen.set(
        `${contact}@`,
        rehearsal.network.messagesOf(contact, contact).filter(({ from }) => from === rehearsal.network.bot.id).length,
      )
    }
  }
  const passUntil = (moment: Date) => (running ? moveClock(rehearsal.clock, app, moment) : rehearsal.clock.set(moment))

  const lookFor = (name: string, room: string | undefined, isIt: (message: Message) => boolean) => {
    const fresh = world.fresh(name, room)
    const index = fresh.findIndex(isIt)
    if (index >= 0) seen.set(key(name, room), (seen.get(key(name, room)) ?? 0) + index + 1)
    return fresh[index]
  }

  const world: World = {
    db,
    get network() {
      return rehearsal.network
    },
    get app() {
      return app
    },
    now: () => rehearsal.clock.now(),
    contact: findContact,
    async say(name, { room }, said) {
      const contact = findContact(name)
      for (const chat of [undefined, room]) seen.set(key(name, chat), fromBot(name, chat).length)
      seenBefore = new Map(seen)
      const to = room === undefined ? { bot: true as const } : { room: roomId(room) }
      const message = rehearsal.network.say(contact, to, said)
      if (!running || !rehearsal.network.line.isOnline()) return
      await until(() => isRecorded(db, message.id), 'the message did not arrive')
      await app.settle()
    },
    async sayOnPage(name, saying) {
      seenBefore = new Map(seen)
      await app.desk.say(await world.personId(name), { once: ids(), ...saying })
      await app.settle()
    },
    async personId(name) {
      const number = findContact(name).replace('phone-', '')
      return (await db.selectFrom('person').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id
    },
    async settle() {
      if (running) await app.settle()
    },
    async beginAt(moment) {
      await halt()
      await begin(moment)
    },
    async moveTo(moment) {
      seeAll()
      seenBefore = new Map(seen)
      await passUntil(moment)
    },
    recent: (name, room) => fromBot(name, room).slice(seenBefore.get(key(name, room)) ?? 0),
    fresh: (name, room) => fromBot(name, room).slice(seen.get(key(name, room)) ?? 0),
    look: (name, words, room) => lookFor(name, room, (message) => message.text.includes(words)),
    lookForFile: (name, fileName) => lookFor(name, undefined, (message) => message.fileName === fileName),
    async restart(options) {
      await halt()
      rehearsal.network.line.goOnline()
      await open(options)
      // What the phones kept for the bot meanwhile comes in now.
      await sleep(50)
      await app.settle()
    },
    halt,
    async empty() {
      for (const table of OF_PEOPLE) await sql`delete from ${sql.table(table)}`.execute(db)
    },
    async changeIds() {
      phones.change()
      await world.restart()
    },
    cutAfter(sends) {
      const { network } = rehearsal
      let left = sends
      const end = network.subscribe((event) => {
        if (event.type !== 'message' || event.message.from !== network.bot.id || --left > 0) return
        end()
        network.line.goOffline()
      })
    },
    transcript: () => transcriptOf(rehearsal.network),
    async reset(firstStep = '') {
      await halt()
      await begin(officeTime(BEGINS_AT.exec(firstStep)?.[1] ?? START))
    },
    rest: halt,
    async close() {
      await halt()
      await database.close()
    },
  }
  await begin()
  return world
}

/** Whatever belongs to people, what points to them first. */
const OF_PEOPLE = [
  'duty',
  'consent',
  'binding',
  'room_audience',
  'club_member',
  'club',
  'appointment',
  'person',
  'unit',
] as const

function findContact(name: string): string {
  if (name === demoNewcomer.name) return demoNewcomer.id
  const [branch, person] = name.includes('的') ? name.split('的') : [undefined, name]
  const found = demoPeople.filter((one) => one.name === person && (branch === undefined || one.unit?.[0] === branch))
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`花名册上叫“${name}”的有${found.length}位`)
  return `phone-${only.number}`
}

async function isRecorded(db: Kysely<Schema>, platformMessageId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inbox')
    .select('id')
    .where('platform_message_id', '=', platformMessageId)
    .executeTakeFirst()
  return row !== undefined
}

/** Looks every few milliseconds; real time, because wechaty knows no other. */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = monotonic() + PATIENCE
  while (!(await holds())) {
    if (monotonic() > deadline) throw new Error(otherwise)
    await sleep(2)
  }
}

function transcriptOf(network: Network): string {
  return network
    .ledger()
    .map((message) => {
      const to = message.from === network.bot.id ? ` → ${network.contact(message.chat)?.alias ?? message.chat}` : ''
      const time = message.at.toISOString().slice(5, 16)
      return `${time} ${network.nameIn(message.chat, message.from)}${to}：${message.text.replaceAll('\n', ' / ')}${message.fileName ? `［${message.fileName}］` : ''}`
    })
    .join('\n')
}

const names = [...new Set(demoPeople.map((one) => one.name)), demoNewcomer.name].join('|')
const person: ParameterKind<string> = { pattern: new RegExp(`(?:第.支部的)?(?:${names})`), read: (name = '') => name }
const room: ParameterKind<string> = { pattern: /第一支部群|太极拳群/, read: (topic = '') => topic }
const words: ParameterKind<string> = {
  pattern: /“((?:[^“”]|“[^“”]*”)*)”/,
  read: (text = '') => text.replaceAll('\\n', '\n'),
}
const moment: ParameterKind<string> = { pattern: /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/, read: (text = '') => text }

/** Kinds of words in steps: `{person}`, `{room}`, `{words}` in “…”, `{moment}` as 2026-11-23 09:00. */
export const parameters = { person, room, words, moment } as const
