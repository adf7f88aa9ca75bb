/** Puts the parts together: the only file that knows all of them. Used by the program, the scenarios and the console. */
import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { dayOf } from './base/calendar.ts'
import type { Clock } from './base/clock.ts'
import { errorText } from './base/errors.ts'
import type { Ids } from './base/ids.ts'
import type { Log } from './base/log.ts'
import { USUAL } from './base/usual.ts'
import type { Chat, LineState } from './chat/chat.ts'
import { NO_CHAT } from './chat/no-chat.ts'
import { createContacts } from './contacts/contacts.ts'
import { FRIEND_PACE, type FriendPace } from './contacts/friends.ts'
import { blotOldRequests } from './contacts/queries.ts'
import { createConversation, ownFeatures } from './conversation/conversation.ts'
import { createFetching, mostBytesOf } from './conversation/fetch-files.ts'
import { findQuestions, moveQuestions, openQuestion, openQuestions } from './conversation/questions.ts'
import { withoutSecrets } from './conversation/record.ts'
import { createRetention, type Keep } from './conversation/retention.ts'
import { askStillWanted, mergeRights, whatIsMissing } from './declared.ts'
import { createDeskFeature } from './desk/codes.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import type { Feature, Forecasting, Office, Page } from './feature.ts'
import { type Beginning, wantsCode } from './features/identity/first-administrator.ts'
import { introduce } from './features/identity/introduce.ts'
import { askAboutRoom } from './features/identity/rooms.ts'
import { besidesWho } from './features/identity/stranger-words.ts'
import { createPeoplePorts } from './features/people/ports.ts'
import { remarksToSet } from './features/people/public.ts'
import { filesFeature } from './files/clear-old.ts'
import { createIntake } from './journal/intake.ts'
import type { Journal } from './journal/journal.ts'
import { sayInstant } from './language/say.ts'
import type { Alert } from './line/alert.ts'
import { createLineWatch } from './line/line-watch.ts'
import { sentBy } from './outbox/forecast.ts'
import { createOfferAgain } from './outbox/offer-again.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { Pace } from './outbox/pace.ts'
import { createPost } from './outbox/post.ts'
import {
  blotOldMessages,
  endMessagesTo,
  forgetMessages,
  releaseHeld,
  resumePushes,
  rewordWaiting,
} from './outbox/queries.ts'
import { createResumeDue, RESUME_JOB } from './outbox/resume-due.ts'
import { nextOpening, type SendingWindow, STAFF_HOURS } from './outbox/window.ts'
import { createSchedule } from './schedule/schedule.ts'
import { createSettling } from './settle.ts'
import { inTransaction, isDatabaseFault, isRefused } from './store/retry.ts'

export interface AppParts {
  readonly db: Kysely<Schema>
  /** PGlite: no other process can be at work, so whatever an earlier one left in hand is free at once. */
  readonly soleProcess: boolean
  /** The data folder's name, where only this process has it open: what its earlier ones left in hand is free at once. */
  readonly folder?: string
  /** How old a process must be to try a message again that two have died over, in milliseconds. */
  readonly calmAfter?: number
  readonly chat: Chat
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly office: Office
  readonly features: readonly Feature[]
  readonly pace: Pace
  /** For how long words are kept; absent: the usual spans. */
  readonly keep?: Keep
  /** How fast people who ask to be friends are let in; absent: as a careful person would. */
  readonly friendPace?: FriendPace
  readonly window: SendingWindow
  /** What is taken of the files that people send, and how long a file stays that nothing uses; 10 MB and 90 days. */
  readonly files?: { readonly mostBytes: number; readonly keepDays: number }
  /** What came in is safe there while the database is away; scenarios have none. The opener closes it. */
  readonly journal?: Journal
  /** Tells somebody outside the chat platform when that has failed. */
  readonly alert?: Alert
  /** A code to log in with is there. */
  readonly onCode?: (code: string) => void
  /** What staff should see to before they rely on the program, a sentence each; told as it gets ready. */
  readonly onMissing?: (words: string) => void
  /** So many messages of one person in ten minutes are answered; absent: however many. */
  readonly talkLimit?: number | undefined
}

export interface App {
  readonly pages: readonly Page[]
  /** Prepares tables and account; nothing is received or sent yet. */
  prepare(): Promise<void>
  /** Listens, answers, ticks and sends until `stop`. */
  start(): Promise<void>
  /** Listens and records only; the rest happens in `settle`. For scenarios, whose time stands still. */
  listen(): Promise<void>
  /** Stops taking in, finishes the turn, the job and the send in hand. */
  stop(): Promise<void>
  /** Does everything that can be done at the present moment of the clock; returns when something waits next, if it does. */
  settle(): Promise<Date | undefined>
  /** The first moment in (now, `until`] at which a job falls due. */
  nextJob(until: Date): Promise<Date | undefined>
  /** What staff see and do on the page. */
  readonly desk: Desk
  /** Calls `listener` whenever something has changed that a page may show; the returned function ends that. */
  subscribe(listener: () => void): () => void
  line(): LineState
  /** Whether an administrator is to begin with a code: nobody can act, or `beginning` wants it anew. */
  wantsCode(beginning: Beginning | undefined): Promise<boolean>
  /** The code to log in with, while one is wanted. */
  code(): string | undefined
}

const TURNS_AT_ONCE = 4
const DEFAULT_FILES = { mostBytes: 10 * 2 ** 20, keepDays: 90 }

export function createApp(parts: AppParts): App {
  const { db, chat, log, office } = parts
  const now = () => parts.clock.now()
  const files = parts.files ?? DEFAULT_FILES
  const hasChat = chat.puppet !== NO_CHAT
  const [own, help] = ownFeatures(parts.features, {
    async resumePushes(tx, at) {
      const isStopped = await resumePushes(tx, at)
      if (isStopped && at !== undefined) await schedule.wake(tx, [RESUME_JOB], at)
      return isStopped
    },
  })
  const engine = {
    ...own,
    jobs: [
      createRetention(parts.keep ?? USUAL.keepDays, [
        blotOldMessages,
        blotOldRequests,
        ...parts.features.flatMap(({ blotOld }) => blotOld ?? []),
      ]),
      createOfferAgain({ reach: (tx, wanted) => ports.reach(tx, wanted), openQuestions, moveQuestions }),
      createResumeDue((tx, matter) => ports.toStaff(tx, matter)),
    ],
  }
  const features = [
    engine,
    help,
    filesFeature(parts.features, files.keepDays),
    createDeskFeature(hasChat),
    ...parts.features,
  ]
  const ports = createPeoplePorts(mergeRights(features), office, parts.clock)
  const post = createPost(ports, openQuestions, office)
  const lineage = parts.folder === undefined ? '' : `${parts.folder}/`
  const worker = `${lineage}${parts.ids()}`
  const heirTo = parts.soleProcess ? '' : parts.folder && lineage
  let outbox: Outbox | undefined
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const pokeOutbox = () => {
    outbox?.poke()
    settling.stir('delivery')
  }
  const posted = () => {
    pokeOutbox()
    changed()
  }
  const workingOffice = {
    ...office,
    nextSending: (moment: Date) => nextOpening(moment, parts.window, office.zone),
    sentBy: (from: Date, count: number, how?: Forecasting) => sentBy(from, count, { ...parts, zone: office.zone }, how),
  }

  const schedule = createSchedule({
    db,
    log,
    office: workingOffice,
    now,
    jobs: features.flatMap((feature) => (feature.jobs ?? []).map((job) => ({ feature: feature.id, job }))),
    toStaff: ports.toStaff,
    post,
    open: openQuestion,
    sayMoment: (moment) => sayInstant(moment, office.zone),
    isDatabaseFault,
    posted,
    isTalking: () => started && conversation.quiet.isTalking(),
    untilQuiet: async () => (started ? conversation.quiet.untilQuiet() : undefined),
  })
  const runJobs = () =>
    schedule.runDue().catch((error: unknown) => log.error({ error: errorText(error) }, 'schedule run failed'))

  const conversation = createConversation({
    db,
    log,
    office: workingOffice,
    now,
    features,
    ports,
    strangers: { feature: 'identity', greet: introduce, besidesWho },
    largestFile: files.mostBytes,
    talkLimit: parts.talkLimit,
    post,
    wake: schedule.wake,
    transact: (work) => inTransaction(db, work),
    process: { id: worker, heirTo, calmAfter: parts.calmAfter, now },
    endMessages: endMessagesTo,
    rewordMessages: rewordWaiting,
    releaseMessages: releaseHeld,
    forgetMessages,
    isDatabaseFault,
    atOnce: parts.soleProcess ? 1 : TURNS_AT_ONCE,
    turned(left) {
      if (left.posted) outbox?.poke()
      changed()
      contacts.stir()
      // Also what was posted before may go now, or may not.
      settling.stir('contacts', 'jobs', 'delivery')
      // Whoever moves the clock by hand calls them; the schedule's own look finds what falls due.
      if (left.woke && started) void runJobs()
    },
  })
  let started = false
  let code: string | undefined

  const fetching = createFetching({
    db,
    log,
    now,
    account: chat.account,
    online: () => chat.state() === 'online',
    mostBytes: (row) => db.transaction().execute((tx) => mostBytesOf({ tx, ports, row, now: now() }, files.mostBytes)),
    fetch: (platformMessageId, mostBytes) => chat.fetchFile(platformMessageId, mostBytes),
    isDatabaseFault,
    fetched() {
      settling.stir('turns')
      conversation.poke()
    },
  })

  const watch = createLineWatch({
    db,
    log,
    account: chat.account,
    office: office.name,
    now,
    sayMoment: (moment) => sayInstant(moment, office.zone),
    toStaff: ports.toStaff,
    reach: ports.reach,
    post,
    mayTell: (moment) => nextOpening(moment, STAFF_HOURS, office.zone) <= moment,
    posted,
    alert: parts.alert ?? (async () => true),
  })

  const contacts = createContacts({
    db,
    log,
    account: chat.account,
    now,
    pace: parts.friendPace ?? FRIEND_PACE,
    online: () => chat.state() === 'online',
    directory: () => chat.directory(),
    setAlias: chat.setAlias,
    acceptFriend: chat.acceptFriend,
    isRefused,
    remarks: remarksToSet,
    async greet(words) {
      await conversation.take([{ heard: firstWords(chat.account, words), receivedAt: words.at }])
      settling.stir('turns')
    },
    askAboutRoom: async (tx, room) => {
      await post(tx, 'identity', await askAboutRoom(tx, room, { now: now(), zone: office.zone }), now())
    },
    toStaff: ports.toStaff,
    post,
    posted: pokeOutbox,
  })

  const stirFiles = () => {
    fetching.poke()
    settling.stir('files')
  }

  const intake = createIntake({
    journal: parts.journal,
    // PGlite never flushes to the disk, so the journal always does.
    keeps: parts.soleProcess,
    // Ids may have changed with a login: nothing is taken in before it is known again whose they are.
    async record(arrivals, replayed) {
      await contacts.ready()
      await conversation.take(arrivals, replayed)
      settling.stir('turns')
      if (arrivals.some(({ heard }) => heard.file !== undefined)) stirFiles()
    },
    isRefused,
    isAway: isDatabaseFault,
    async tellRefused(arrival) {
      await conversation.tellRefused(arrival)
      posted()
    },
    log,
  })

  const listen = () => {
    intake.start()
    return chat.start({
      onMessage: (heard) => intake.take({ heard: withoutSecrets(heard), receivedAt: now() }),
      onState(state, since) {
        log.info({ account: chat.account, state }, 'line state')
        if (state !== 'logged-out') code = undefined
        watch.turn(state, since)
        if (state === 'online') contacts.loggedIn()
        else contacts.loggedOut()
        settling.stir('line', 'contacts')
        posted()
        stirFiles()
      },
      onEcho(echo) {
        outbox?.hearEcho(echo)
        settling.stir('delivery')
      },
      async onFriendRequest(request) {
        await contacts.hearRequest(request)
        settling.stir('contacts')
      },
      onUnreadRequest(requestId) {
        void contacts.hearUnread(requestId)
      },
      onScan(wanted) {
        log.warn({ account: chat.account }, 'scan the code to log in')
        if (code !== wanted) parts.onCode?.(wanted)
        code = wanted
      },
    })
  }

  const settling = createSettling({
    now,
    watchLine: watch.settle,
    keepContacts: contacts.settle,
    fetchFile: fetching.fetchOne,
    takeTurn: conversation.turn,
    runJobs,
    deliver: () => outbox?.deliverOne() ?? Promise.resolve({ step: 'away' }),
  })

  const pages = features.flatMap((feature) => feature.pages ?? [])
  const desk = createDesk({
    db,
    now,
    office: workingOffice,
    ports,
    pages,
    take: intake.take,
    async hurry() {
      while (!started && (await conversation.turn()));
    },
    async openOptions(tx, chatId, person) {
      const [newest] = await findQuestions(tx, chatId, { own: [person], helped: [] }, now())
      return newest?.answered === false ? newest.options : []
    },
  })

  return {
    pages,
    async prepare() {
      await desk.prepare()
      outbox = await createOutbox({
        db,
        log,
        now,
        zone: office.zone,
        window: parts.window,
        pace: parts.pace,
        account: chat.account,
        puppet: chat.puppet,
        owner: worker,
        heirTo,
        online: () => chat.state() === 'online' && contacts.isReady(),
        ports,
        post,
        moveQuestions,
        stillWanted: (tx, messages, at) => askStillWanted(features, tx, messages, { now: at, office }),
        send: chat.send,
        isDatabaseFault,
        changed,
      })
      await schedule.prepare()
      const missing = await db.transaction().execute((tx) => whatIsMissing(features, tx, { now: now(), office }))
      for (const words of missing) parts.onMissing?.(words)
    },
    listen,
    async start() {
      started = true
      conversation.start()
      fetching.start()
      outbox?.start()
      schedule.start()
      watch.start()
      contacts.start()
      await listen()
    },
    async stop() {
      const fetched = fetching.stop()
      await conversation.stop()
      await schedule.stop()
      // Together: whoever waits for a platform that does not answer is let go by the chat's own stop.
      await Promise.all([contacts.stop(), outbox?.stop(), chat.stop()])
      await fetched
      await intake.stop()
      await watch.stop()
    },
    settle: settling.settle,
    nextJob: schedule.nextDue,
    desk,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    line: () => chat.state(),
    wantsCode: (beginning) => db.transaction().execute((tx) => wantsCode(tx, dayOf(now(), office.zone), beginning)),
    code: () => code,
  }
}

/** What somebody wrote when they asked to be a friend, as the message it would have been. */
function firstWords(account: string, words: { id: string; platformId: string; name: string; text: string; at: Date }) {
  const sender = { platformId: words.platformId, name: words.name, alias: '', roomAlias: '' }
  const kind = { kind: 'text', text: words.text, mentionsSelf: false, sentAt: words.at } as const
  return { account, platformMessageId: words.id, sender, ...kind }
}
