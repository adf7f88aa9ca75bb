/**
 * A puppet that lives in another process, behind wechaty-puppet-service. The package's own puppet is deaf for a minute
 * after one cut, does not notice a half-open line, logs the account out to reconnect, and keeps names in the home folder;
 * here it only packs and unpacks, and the line is ours.
 */
import { Puppet, type payloads } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import type { Log } from '../../base/log.ts'
import type { Lifeline, LinedPuppet } from '../lifeline.ts'
import { LATE, within } from '../patience.ts'
import { errorWords } from '../send-failure.ts'
import {
  type ConnectWaits,
  createClient,
  fetchLocation,
  isAway,
  isRefused,
  knock,
  openConnection,
  stopPuppet,
} from './connection.ts'
import { createWatchedLine, type LineWaits, type OpenLine, type WatchedLine } from './watched-line.ts'

export interface RemoteWaits extends ConnectWaits, LineWaits {
  /**
   * How often a service that has a stream already is asked for another before its puppet is restarted, where the line
   * went silent. Five times as often elsewhere: the stream may be that of another program, and two must not fight.
   */
  readonly refusals: number
}

/** A half-open line is noticed 4 + 8 s after it was last known to be good, at the latest. */
const REMOTE_WAITS: RemoteWaits = {
  probeEveryMs: 4_000,
  answerMs: 8_000,
  openMs: 5_000,
  standMs: 300,
  startMs: 16_000,
  pauses: [0, 20, 100, 300, 1_000],
  refusals: 6,
}

export interface RemoteOptions {
  /** As wechaty-puppet-service takes them: token, endpoint, tls. */
  readonly service: ConstructorParameters<typeof PuppetService>[0]
  readonly log: Log
  readonly waits?: Partial<RemoteWaits>
}

/** Makes the puppet; nothing is connected before its start. Throws when a setting is missing, as the package does. */
export function createRemotePuppet(options: RemoteOptions): LinedPuppet {
  return new PuppetRemote(options)
}

class PuppetRemote extends PuppetService {
  readonly line: Lifeline
  readonly #line: WatchedLine
  readonly #log: Log
  readonly #waits: RemoteWaits
  #refusals = 0
  #restarts = 0
  #wentSilent = false
  #knocks = 0
  /** A service that has answered on the stream once is expected to. */
  #answersOnStream = false

  constructor({ service, log, waits }: RemoteOptions) {
    super(service)
    this.#log = log
    this.#waits = { ...REMOTE_WAITS, ...waits }
    this.#line = createWatchedLine({
      open: () => this.#open(),
      mayPass: isAway,
      onLost: (why, silentMs) => this.#lose(why, silentMs),
      waits: this.#waits,
    })
    this.line = this.#line
  }

  /** Nothing is kept on disk: names would outlive the login that they belong to. */
  protected override hookPayloadStore(): void {}

  /** The manager is kept for its settings and as the place where the package looks for its client. */
  protected override bridgeGrpcEventStream(manager: PuppetService['grpcManager']): void {
    super.bridgeGrpcEventStream(manager)
    Object.assign(manager, { start: async () => {}, stop: async () => {} })
  }

  override async onStart(): Promise<void> {
    await super.onStart()
    await this.#line.begin()
  }

  /** The remote puppet stays as it is: stopping it would log some platforms out. */
  override async onStop(): Promise<void> {
    await this.#line.end()
    await super.onStop()
  }

  /** Called by wechaty's watchdog after a minute of silence; the line looks after itself. */
  override async reset(): Promise<void> {}

  /** The package packs out nothing of a location: it spreads the message instead of reading it. */
  override async messageLocation(messageId: string): Promise<payloads.Location> {
    return fetchLocation(this.grpcManager.client, messageId)
  }

  /** Only tells those who listen: the account is out already when this is called. */
  override logout(reason?: string): Promise<void> {
    return Puppet.prototype.logout.call(this, reason)
  }

  /** Every new stream starts with the login; ids may have changed since the last one. */
  override login(userId: string): void {
    this.__currentUserId = undefined
    super.login(userId)
  }

  async #open(): Promise<OpenLine> {
    const manager = this.grpcManager
    const client = createClient(manager)
    Object.assign(manager, { _client: client })
    const { refusals, answerMs } = this.#waits
    try {
      const patience = refusals * (this.#wentSilent ? 1 : 5) * 2 ** this.#restarts
      if (this.#refusals >= patience) await this.#restart(client)
      const connection = await openConnection(client, (event) => manager.emit('data', event), this.#waits)
      this.#refusals = 0
      return { ...connection, probe: () => this.#probe(client, answerMs) }
    } catch (error) {
      this.#log.warn({ error: errorWords(error) }, 'line to the puppet not open yet')
      this.#refusals = isRefused(error) ? this.#refusals + 1 : 0
      throw error
    }
  }

  /** The service keeps a stream whose other end is gone, and takes no other beside it. */
  async #restart(client: Parameters<typeof stopPuppet>[0]): Promise<void> {
    this.#log.warn({}, 'the puppet service keeps a dead stream, restarting its puppet')
    this.#refusals = 0
    this.#restarts += 1
    await stopPuppet(client, this.#waits.startMs)
  }

  /** Asks, and listens for the answer on the stream, which may be dead while questions are still answered. */
  async #probe(client: Parameters<typeof knock>[0], ms: number): Promise<boolean> {
    this.#knocks += 1
    const data = `knock ${this.#knocks}`
    const heard = Promise.withResolvers<true>()
    const onDong = (dong: payloads.EventDong) => {
      this.#answersOnStream = true
      if (dong.data === data) heard.resolve(true)
    }
    this.on('dong', onDong)
    try {
      await knock(client, data, ms)
      return !this.#answersOnStream || (await within(ms / 2, heard.promise)) !== LATE
    } finally {
      this.off('dong', onDong)
    }
  }

  #lose(why: unknown, silentMs: number): void {
    this.#log.warn({ error: errorWords(why), silentMs: Math.round(silentMs) }, 'line to the puppet lost')
    this.#wentSilent = silentMs > 0
    this.__currentUserId = undefined
  }
}
