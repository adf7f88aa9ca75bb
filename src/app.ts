/** Puts the parts together. Used by the program, the scenarios and the console. */

import type { App, AppParts } from './app-parts.ts'
import { dayOf } from './base/calendar.ts'
import { errorText } from './base/errors.ts'
import { USUAL } from './base/usual.ts'
import { NO_CHAT } from './chat/no-chat.ts'
import { createContacts } from './contacts/contacts.ts'
import { firstWords } from './contacts/first-words.ts'
import { FRIEND_PACE } from './contacts/friends.ts'
import { blotOldRequests } from './contacts/queries.ts'
import { createConversation, ownFeatures } from './conversation/conversation.ts'
import { createFetching, mayBeRoster } from './conversation/fetch-files.ts'
import { findQuestions, moveQuestions, openQuestion, openQuestions } from './conversation/questions.ts'
import { createRetention } from './conversation/retention.ts'
import { askStillWanted, mergeRights, whatIsMissing } from './declared.ts'
import { createDeskFeature } from './desk/codes.ts'
import { createDesk } from './desk/desk.ts'
import type { Forecasting } from './feature.ts'
import { wantsCode } from './features/identity/first-administrator.ts'
import { introduce } from './features/identity/introduce.ts'
import { askAboutRoom } from './features/identity/rooms.ts'
import { besidesWho } from './features/identity/stranger-words.ts'
import { createPeoplePorts } from './features/people/ports.ts'
import { remarksToSet } from './features/people/public.ts'
import { filesFeature } from './files/clear-old.ts'
import { createIntake } from './journal/intake.ts'
import { sayInstant } from './language/say.ts'
import { createLineWatch } from './line/line-watch.ts'
import { listenTo } from './listen-to.ts'
import { sentBy } from './outbox/forecast.ts'
import { createOfferAgain } from './outbox/offer-again.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import { createPost } from './outbox/post.ts'
import {
  blotOldMessages,
  endMessagesTo,
  forgetMessages,
  releaseHeld,
  resumePushes,
  rewordWaiting,
  stoppedAccounts,
} from './outbox/queries.ts'
import { createResumeDue, RESUME_JOB } from './outbox/resume-due.ts'
import { nextOpening, STAFF_HOURS } from './outbox/window.ts'
import { createSchedule } from './schedule/schedule.ts'
import { createSettling } from './settle.ts'
import { inTransaction, isDatabaseFault, isRefused } from './store/retry.ts'

const TURNS_AT_ONCE = 4
const DEFAULT_FILES = { mostBytes: 10 * 2 ** 20, keepDays: 90 }

export function createApp(parts: AppParts): App {
  const { db, chat, log, office } = parts
  const now = () => parts.clock.now()
  const files = parts.files ?? DEFAULT_FILES
  const hasChat = chat.puppet !== NO_CHAT
  const [own, help] = ownFeatures(parts.features, {
    stoppedAccounts: async (tx) => (await stoppedAccounts(tx)).map(({ id }) => id),
    async resumePushes(tx, accounts, at) {
      await resumePushes(tx, accounts, at)
      if (at !== undefined) await schedule.wake(tx, [RESUME_JOB], at)
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

  const fetching = createFetching({
    db,
    log,
    now,
    account: chat.account,
    online: () => chat.state() === 'online',
    mayBeRoster: (row) => db.transaction().execute((tx) => mayBeRoster({ tx, ports, row, now: now() })),
    mostBytes: files.mostBytes,
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

  const settling = createSettling({
    now,
    watchLine: watch.settle,
    keepContacts: contacts.settle,
    fetchFile: fetching.fetchOne,
    takeTurn: conversation.turn,
    runJobs,
    deliver: () => outbox?.deliverOne() ?? Promise.resolve({ step: 'away' }),
  })

  const { listen, code } = listenTo(chat, {
    log,
    now,
    intake,
    watch,
    contacts,
    outbox: () => outbox,
    settling,
    turned() {
      posted()
      stirFiles()
    },
    onCode: parts.onCode,
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
        stillWanted: (tx, messages, at) => askStillWanted(features, tx, messages, { now: at, office: workingOffice }),
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
    code,
  }
}
