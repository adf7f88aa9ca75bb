/** The line between the network and the bot's puppet: what is handed over, when, in which order and how often. */

/** The bot's end of the line. */
export interface LineListener {
  /** A message is there, the bot's own ones (the platform's echo) included. */
  onMessage(messageId: string): void
  /** The account was logged in or out by the platform. After `true`, call `ready()` when messages may come. */
  onLogin(loggedIn: boolean): void
}

export interface LineConnection {
  /**
   * From now on messages come; those that waited come first. Those in `again` were handed over before, and what they say
   * was never asked.
   */
  ready(again?: ReadonlySet<string>): void
  /** Nobody hears the puppet for now: messages wait. The last ones before it are handed over again, as after a crash. */
  pause(): void
  /** The puppet has stopped listening. */
  close(): void
}

/** What a person can do to the line. */
export interface LineSwitches {
  /** The bot's account is logged out; what is said meanwhile waits. */
  goOffline(): void
  goOnline(): void
  /** Messages to the bot wait until `release`. */
  hold(): void
  /** Hands over what waited, in the order in which it was said or the other way round, and stops holding. */
  release(order?: 'in-order' | 'reverse'): void
  /** The next message is handed over `times` times. */
  repeatNext(times: number): void
  isOnline(): boolean
}

/** What the line needs of the ledger. */
export interface Backlog {
  /** Ids of the messages not yet handed over, oldest first. */
  waiting(): ReadonlySet<string>
  markHeard(id: string): void
  /** Lets what was heard last wait once more, and these. */
  hearAgain(ids: ReadonlySet<string>): void
  /** Lets the bot's own message wait like one that was said to it. */
  keep(id: string): void
  markLine(on: boolean): void
}

export interface Line extends LineSwitches {
  connect(listener: LineListener): LineConnection
  /** Something new is waiting. */
  flow(): void
  /** Hands the bot's own message back to it. */
  echo(id: string): void
}

export function createLine(backlog: Backlog): Line {
  let listener: LineListener | undefined
  let isReady = false
  let paused = false
  let online = true
  let holding = false
  let repeats = 1

  const listens = () => (online && isReady ? listener : undefined)

  function hand(id: string): void {
    const times = repeats
    repeats = 1
    backlog.markHeard(id)
    for (let time = 0; time < times; time += 1) listens()?.onMessage(id)
  }

  function flow(order: 'in-order' | 'reverse' = 'in-order'): void {
    if (holding) return
    const waiting = backlog.waiting()
    const ids = order === 'reverse' ? [...waiting].toReversed() : [...waiting]
    // Whoever hears a message may say something at once, which flows from within: nothing is handed over twice.
    for (const id of ids) if (listens() && waiting.has(id)) hand(id)
  }

  function switchTo(on: boolean): void {
    if (online === on) return
    online = on
    isReady = false
    listener?.onLogin(on)
  }

  function connect(next: LineListener): LineConnection {
    // One login an account: the newer one throws the older one out, as the platform does.
    listener?.onLogin(false)
    listener = next
    isReady = false
    backlog.markLine(true)
    return {
      ready(again = new Set()) {
        if (listener !== next || isReady) return
        if (paused || again.size > 0) backlog.hearAgain(again)
        isReady = true
        paused = false
        flow()
      },
      pause() {
        if (listener !== next || !isReady) return
        isReady = false
        paused = true
      },
      close() {
        if (listener !== next) return
        listener = undefined
        isReady = false
        backlog.markLine(false)
      },
    }
  }

  return {
    connect,
    flow: () => flow(),
    echo(id) {
      if (listens()) listener?.onMessage(id)
      else if (online && paused) backlog.keep(id)
    },
    goOffline: () => switchTo(false),
    goOnline: () => switchTo(true),
    hold() {
      holding = true
    },
    release(order) {
      holding = false
      flow(order)
    },
    repeatNext(times) {
      repeats = times
    },
    isOnline: () => online,
  }
}
