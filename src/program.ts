/** The whole program on an open store: the app, its chat and its page; for real or as a rehearsal. */

import { createApp } from './app.ts'
import type { App } from './app-parts.ts'
import { dayOf } from './base/calendar.ts'
import type { Clock } from './base/clock.ts'
import { EXIT, UserError } from './base/errors.ts'
import { type Ids, randomCode } from './base/ids.ts'
import type { Log } from './base/log.ts'
import { NO_CHAT } from './chat/no-chat.ts'
import { openChat } from './chat/open-chat.ts'
import type { Config } from './config.ts'
import { type Console, type StatusView, startConsole } from './console/console.ts'
import { CODE_LASTS, createCodeByHand } from './desk/code-by-hand.ts'
import { makeCode } from './desk/codes.ts'
import { codeOnTerminal } from './desk/wording.ts'
import type { Feature, Office } from './feature.ts'
import { type Beginning, beginWithoutChat, howToBegin } from './features/identity/first-administrator.ts'
import { listFeatures } from './features/index.ts'
import { LARGEST_LIST } from './files/public.ts'
import type { Journal } from './journal/journal.ts'
import { sayInstant } from './language/say.ts'
import { createAlert } from './line/alert.ts'
import { CAREFUL_PACE, type Pace, QUICK_PACE } from './outbox/pace.ts'
import { DEFAULT_WINDOW, nextOpening } from './outbox/window.ts'
import { type OpenRehearsal, openRehearsal } from './rehearsal/open-rehearsal.ts'
import { readStatus, type Safety } from './status.ts'
import type { Store } from './store/open-store.ts'

export interface ProgramParts {
  readonly config: Config
  readonly store: Store
  readonly log: Log
  readonly machine: Clock
  readonly ids: Ids
  /** What comes in is safe there; whoever opened it closes it after the stop. */
  readonly journal?: Journal
  /** How it stands with what keeps the data safe. */
  readonly safety?: () => Promise<Safety>
  /** The name of the data folder that this process alone has open. */
  readonly folder: string
  /** Where the rehearsal keeps what is on the invented phones. */
  readonly phones: string
  /** A folder for the ids of messages that were announced and are not safe yet; absent: they end with the process. */
  readonly announced?: string
  /** A code to log in with is there, to be shown in the terminal. */
  readonly onCode: (code: string) => void
  /** Nobody of the office can be reached by chat yet: what the first administrator has to do, in one sentence. */
  readonly onBeginning: (words: string) => void
  readonly onMissing: (words: string) => void
  /** The page can be looked at. The chat comes a moment later: reading wechaty takes as long as all the rest of a start. */
  readonly onPage: (url: string) => void
}

export interface Program {
  readonly url: string
  stop(): Promise<void>
}

export async function openProgram(parts: ProgramParts): Promise<Program> {
  const { config, store, log, machine, ids } = parts
  const rehearsal =
    config.WECHATY_PUPPET === 'local'
      ? await openRehearsal({
          db: store.db,
          machine,
          ids,
          file: parts.phones,
          nextSending: (moment) => nextOpening(moment, DEFAULT_WINDOW, config.OFFICE_ZONE),
        })
      : undefined
  const clock = rehearsal?.clock ?? machine
  const office = officeOf(config, rehearsal)
  const chat = await openChat({
    puppet: config.WECHATY_PUPPET,
    options: config.WECHATY_PUPPET_OPTIONS ?? {},
    account: config.ACCOUNT ?? rehearsal?.account ?? 'main',
    log,
    now: () => clock.now(),
    ...(rehearsal === undefined ? {} : { network: rehearsal.network }),
    ...(parts.announced === undefined ? {} : { announcedIn: parts.announced }),
  })
  const beginning = beginningOf(config)
  const keepDays = {
    private: config.KEEP_PRIVATE_DAYS,
    room: config.KEEP_ROOM_DAYS,
    requests: config.KEEP_REQUESTS_DAYS,
  }
  const features = listFeatures({
    remindAt: config.REMIND_AT,
    summaryAt: config.SUMMARY_AT,
    showNames: config.SHOW_NAMES === 'yes',
    recall: config.RECALL_SECONDS,
    greetAt: config.GREET_AT,
    keepViews: config.KEEP_VIEWS_DAYS,
    keepTrail: config.KEEP_TRAIL_DAYS,
    keepGone: config.KEEP_GONE_DAYS,
    noticeApproval: config.NOTICE_APPROVAL === 'yes',
    nudges: { most: config.NOTICE_NUDGES, everyHours: config.NOTICE_NUDGE_HOURS },
    running: {
      keepDays,
      files: { mostMegabytes: config.FILE_LIMIT_MB, keepDays: config.FILE_KEEP_DAYS },
      talkLimit: config.TALK_LIMIT,
    },
    ...(beginning && { beginning }),
  })
  const app = createApp({
    db: store.db,
    soleProcess: store.kind === 'pglite',
    folder: parts.folder,
    chat,
    clock,
    ids,
    log,
    office,
    features,
    pace: paceOf(config, rehearsal),
    keep: keepDays,
    window: DEFAULT_WINDOW,
    talkLimit: config.TALK_LIMIT === 0 ? undefined : config.TALK_LIMIT,
    files: { mostBytes: config.FILE_LIMIT_MB * 2 ** 20, keepDays: config.FILE_KEEP_DAYS },
    ...(parts.journal === undefined ? {} : { journal: parts.journal }),
    alert: createAlert(config.ALERT_WEBHOOK, log),
    onCode: parts.onCode,
    onMissing: parts.onMissing,
  })
  await app.prepare()
  const byHand = chat.puppet === NO_CHAT ? codeByHand(parts, clock) : undefined
  const page = await startConsole({
    port: config.PORT,
    host: config.HOST,
    password: config.CONSOLE_PASSWORD,
    title: '勤务员',
    office,
    pages: app.pages,
    desk: byHand === undefined ? app.desk : { ...app.desk, redeem: byHand.thenAnew(app.desk.redeem) },
    hasChat: byHand === undefined,
    now: () => clock.now(),
    subscribe: app.subscribe,
    rehearsal: rehearsal?.pageFor(app),
    // Whoever acts on the page is of the staff.
    mostFileBytes: Math.max(config.FILE_LIMIT_MB * 2 ** 20, LARGEST_LIST),
    status: () => statusOf(parts, { app, clock, beginning, features, office }),
    log,
  })
  parts.onPage(page.url)
  await app.start()
  if (byHand !== undefined) await byHand.start()
  else if (await app.wantsCode(beginning)) parts.onBeginning(howToBegin(beginning))
  return {
    url: page.url,
    async stop() {
      await byHand?.stop()
      await stop(page, app)
    },
  }
}

/** The administrator's code for the page where no chat can bring one. */
function codeByHand({ config, store, log, onBeginning }: ProgramParts, clock: Clock) {
  const name = config.ADMINISTRATOR ?? ''
  return createCodeByHand({
    log,
    show: onBeginning,
    make: (again) =>
      store.db.transaction().execute(async (tx) => {
        const now = clock.now()
        const person = again ?? (await beginWithoutChat(tx, name, { now, today: dayOf(now, config.OFFICE_ZONE) }))
        if (person === undefined) {
          throw new UserError('bad-config', `花名册上叫${name}的不止一位，ADMINISTRATOR 请写编号。`, EXIT.badConfig)
        }
        return { person, words: codeOnTerminal(name, await makeCode(tx, person, { now, minutes: CODE_LASTS })) }
      }),
  })
}

/** The page first, so that nothing new comes in from it. */
async function stop(page: Console, app: App): Promise<void> {
  await page.stop()
  await app.stop()
}

function officeOf(config: Config, rehearsal: OpenRehearsal | undefined): Office {
  return {
    name: config.OFFICE_NAME ?? rehearsal?.office.name ?? '',
    phone: config.OFFICE_PHONE ?? rehearsal?.office.phone ?? '',
    zone: config.OFFICE_ZONE,
  }
}

function paceOf(config: Config, rehearsal: OpenRehearsal | undefined): Pace {
  const pace = rehearsal === undefined ? CAREFUL_PACE : QUICK_PACE
  if (config.PAUSE_SECONDS === undefined) return pace
  const pause = config.PAUSE_SECONDS * 1000
  return { ...pace, pause: [pause, pause * 2] }
}

/** A new code at every start: one that was written down somewhere is worth nothing later. */
function beginningOf({ ADMINISTRATOR, ADMINISTRATOR_ANEW }: Config): Beginning | undefined {
  return ADMINISTRATOR === undefined
    ? undefined
    : { administrator: ADMINISTRATOR, code: randomCode(), anew: ADMINISTRATOR_ANEW === 'yes' }
}

/** What the status is read from. */
interface Running {
  readonly app: App
  readonly clock: Clock
  readonly beginning: Beginning | undefined
  readonly features: readonly Feature[]
  readonly office: Office
}

async function statusOf(
  { store, config, safety }: ProgramParts,
  { app, clock, beginning, features, office }: Running,
): Promise<StatusView> {
  const hasChat = config.WECHATY_PUPPET !== NO_CHAT
  return readStatus(store.db, {
    // A code that is wanted although somebody can act is shown on the machine alone.
    toBegin: hasChat && (await app.wantsCode(undefined)) ? howToBegin(beginning) : undefined,
    line: hasChat ? app.line() : undefined,
    now: clock.now(),
    features,
    office,
    code: app.code(),
    ...(safety === undefined ? {} : { safety: await safety() }),
    sayMoment: (moment) => sayInstant(moment, config.OFFICE_ZONE),
  })
}
