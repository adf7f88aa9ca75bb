/**
 * One gRPC connection to a puppet service: a channel of its own, and the stream of events on it. The client that comes
 * with wechaty-puppet-service shares its channel with the one before, takes a refused stream for an open one, and loses
 * what comes before it listens; so only its settings are used.
 */
import { grpc, puppet } from 'wechaty-grpc'
import type { payloads } from 'wechaty-puppet'
import type { PuppetService } from 'wechaty-puppet-service'
import { LATE, within } from '../patience.ts'

/** Where the service is, and what it asks for. */
export type RemoteSettings = Pick<
  PuppetService['grpcManager'],
  'caCert' | 'disableTls' | 'endpoint' | 'serverName' | 'token'
>

export type RemoteEvent = puppet.EventResponse

export interface Connection {
  readonly client: puppet.PuppetClient
  /** Aborted, with the reason, when nothing more will be heard on it. */
  readonly lost: AbortSignal
  /** Lets go of it; the puppet stays as it is. */
  close(): void
}

/** How long a service may take, in milliseconds. */
export interface ConnectWaits {
  /** Until the first event, which every good service sends at once. */
  readonly openMs: number
  /** To answer a question that needs no platform. */
  readonly answerMs: number
  /** Between the first event and the word that the puppet is logged in, or wants to be; a running one says so at once. */
  readonly standMs: number
  /** To start the puppet where it is not running. */
  readonly startMs: number
}

/** Makes a client. Nothing is connected before something is asked of it. */
export function createClient(settings: RemoteSettings): puppet.PuppetClient {
  return new puppet.PuppetClient(settings.endpoint, credentialsOf(settings), {
    'grpc.ssl_target_name_override': settings.serverName,
    'grpc.default_authority': settings.token.token,
    // Else a new client would get the old one's connection, broken as it is.
    'grpc.use_local_subchannel_pool': 1,
    'grpc.max_reconnect_backoff_ms': 1000,
  })
}

function credentialsOf({ disableTls, caCert, token }: RemoteSettings): grpc.ChannelCredentials {
  if (disableTls) return grpc.credentials.createInsecure()
  const sayToken = grpc.credentials.createFromMetadataGenerator((_, done) => {
    const metadata = new grpc.Metadata()
    metadata.add('authorization', `Wechaty ${token.token}`)
    done(null, metadata)
  })
  return grpc.credentials.combineChannelCredentials(grpc.credentials.createSsl(caCert), sayToken)
}

/** What a puppet that runs says first on a new stream. */
const SIGNS_OF_LIFE: ReadonlySet<number> = new Set([
  puppet.EventType.EVENT_TYPE_LOGIN,
  puppet.EventType.EVENT_TYPE_SCAN,
  puppet.EventType.EVENT_TYPE_MESSAGE,
])

/**
 * Opens the stream, and has the puppet started where it is not running: every start of a running one would leave
 * listeners behind in its process. Every event goes to `onEvent`, from
 * the very first. Rejects with the service's error, or `no answer` after the waits; the client is closed then.
 */
export async function openConnection(
  client: puppet.PuppetClient,
  onEvent: (event: RemoteEvent) => void,
  waits: ConnectWaits,
): Promise<Connection> {
  const losing = new AbortController()
  const stream = client.event(new puppet.EventRequest())
  const living = Promise.withResolvers<void>()
  const opened = new Promise<void>((resolve, reject) => {
    stream.on('data', (event: RemoteEvent) => {
      resolve()
      if (SIGNS_OF_LIFE.has(event.getType())) living.resolve()
      if (!losing.signal.aborted) onEvent(event)
    })
    const lose = (error: unknown) => {
      losing.abort(error)
      reject(error)
    }
    stream.on('error', lose)
    stream.on('end', () => lose(new Error('the event stream has ended')))
  })
  const close = () => {
    losing.abort(new Error('closed'))
    stream.cancel()
    client.close()
  }
  try {
    // A service that says nothing at first is asked whether it is there at all.
    if ((await within(waits.openMs, opened)) === LATE) await knock(client, 'knock', waits.answerMs)
    if ((await within(waits.standMs, living.promise, losing.signal)) === LATE) await startPuppet(client, waits.startMs)
    losing.signal.throwIfAborted()
    return { client, lost: losing.signal, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Asks for a `dong` on the stream; resolves when the service has taken the question. Rejects as gRPC does. */
export function knock(client: puppet.PuppetClient, data: string, ms: number): Promise<unknown> {
  const request = new puppet.DingRequest()
  request.setData(data)
  return answered(ms, (options, done) => client.ding(request, new grpc.Metadata(), options, done))
}

function startPuppet(client: puppet.PuppetClient, ms: number): Promise<unknown> {
  return answered(ms, (options, done) => client.start(new puppet.StartRequest(), new grpc.Metadata(), options, done))
}

/**
 * Stops the puppet: the only way to end a stream whose other end is gone, as long as the service takes it for alive.
 * Some platforms log the account out by that. Rejects as gRPC does.
 */
export function stopPuppet(client: puppet.PuppetClient, ms: number): Promise<unknown> {
  return answered(ms, (options, done) => client.stop(new puppet.StopRequest(), new grpc.Metadata(), options, done))
}

/** Where a location message points to; whatever the service leaves out is empty. Rejects as gRPC does. */
export async function fetchLocation(client: puppet.PuppetClient, messageId: string): Promise<payloads.Location> {
  const request = new puppet.MessageLocationRequest()
  request.setId(messageId)
  const response = await new Promise<puppet.MessageLocationResponse>((resolve, reject) =>
    client.messageLocation(request, (error: grpc.ServiceError | null, found: puppet.MessageLocationResponse) =>
      error ? reject(error) : resolve(found),
    ),
  )
  const {
    name = '',
    address = '',
    latitude = 0,
    longitude = 0,
    accuracy = 0,
  } = response.getLocation()?.toObject() ?? {}
  return { name, address, latitude, longitude, accuracy }
}

/** Whether the service refused a stream because it has one already. */
export const isRefused = (error: unknown): boolean => codeOf(error) === grpc.status.ALREADY_EXISTS

/** Whether nobody was there, which may pass; everything else is a matter of settings. */
export const isAway = (error: unknown): boolean => {
  const code = codeOf(error)
  return code !== grpc.status.UNAUTHENTICATED && code !== grpc.status.UNIMPLEMENTED
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

type Ask = (options: grpc.CallOptions, done: (error: grpc.ServiceError | null) => void) => unknown

/**
 * The time runs in two halves: when this process itself stood still, the answer lies there already as the first half
 * ends, and is read before the second does.
 */
async function answered(ms: number, ask: Ask): Promise<void> {
  const answer = new Promise<void>((resolve, reject) =>
    ask({}, (error) => {
      if (error) reject(error)
      else resolve()
    }),
  )
  if ((await within(ms / 2, answer)) !== LATE) return
  if ((await within(ms / 2, answer)) === LATE) throw new Error('no answer')
}
