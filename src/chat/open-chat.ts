/** Chooses the platform by name: the rehearsal's own phone network, or any puppet that npm has. */
import { join } from 'node:path'
import type { Puppet, PuppetOptions } from 'wechaty-puppet'
import { EXIT, errorText, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { openAnnounced } from './announced.ts'
import type { Chat } from './chat.ts'
import type { LinedPuppet } from './lifeline.ts'
import { silenceWechaty } from './load-wechaty.ts'
import type { Network } from './local/network.ts'
import { PuppetLocal } from './local/puppet.ts'
import { createNoChat, NO_CHAT } from './no-chat.ts'
import type { RemoteWaits } from './remote/remote-puppet.ts'
import type { Waits } from './session.ts'
import { createWechatyChat } from './wechaty-chat.ts'

export interface OpenChatOptions {
  /** `local`, `none`, or the name of an npm package: `wechaty-puppet-service`, `wechaty-puppet-wechat4u` … */
  readonly puppet: string
  /** Handed to the puppet as it is: token, endpoint … */
  readonly options?: PuppetOptions
  readonly account: string
  readonly log: Log
  readonly now: () => Date
  /** The phones that `local` speaks to. */
  readonly network?: Network
  readonly waits?: Partial<Waits>
  /** Folder for the ids of messages and friend requests that are announced and not safe yet; absent: they end with the process. */
  readonly announcedIn?: string
  /** How long the line to a puppet service may take. */
  readonly lineWaits?: Partial<RemoteWaits>
}

type PuppetClass = new (options?: PuppetOptions) => Puppet

/** The name of the embedded platform. */
const LOCAL = 'local'
/** A puppet in another process, over a line of our own. */
const SERVICE = 'wechaty-puppet-service'

/** Makes the chat, not started yet. Throws a UserError when there is no such puppet. */
export async function openChat(wanted: OpenChatOptions): Promise<Chat> {
  const { account, log, now, waits, announcedIn } = wanted
  if (wanted.puppet === NO_CHAT) return createNoChat(account)
  const open = await findOpener(wanted)
  const idsIn = (name: string) =>
    openAnnounced(announcedIn && join(announcedIn, name), (error) => {
      log.error({ account, error: errorText(error) }, 'what is announced could not be noted')
    })
  const name = encodeURIComponent(account)
  // No account's name holds a plus sign when it is written like this.
  const announced = { messages: idsIn(name), requests: idsIn(`${name}+friends`) }
  return createWechatyChat({
    account,
    log,
    now,
    announced,
    puppet: { name: wanted.puppet, open },
    ...(waits && { waits }),
  })
}

function findOpener(wanted: OpenChatOptions): (() => LinedPuppet) | Promise<() => LinedPuppet> {
  if (wanted.puppet === LOCAL) return localPuppet(wanted.network)
  if (wanted.puppet === SERVICE) return remotePuppet(wanted)
  return npmPuppet(wanted.puppet, wanted.options)
}

/** Loaded only where it is wanted: it brings gRPC along. */
async function remotePuppet({ options, log, lineWaits }: OpenChatOptions): Promise<() => LinedPuppet> {
  silenceWechaty()
  const { createRemotePuppet } = await import('./remote/remote-puppet.ts')
  return () => createRemotePuppet({ service: { ...options }, log, ...(lineWaits && { waits: lineWaits }) })
}

function localPuppet(network: Network | undefined): () => Puppet {
  if (!network) throw new Error('the local puppet needs a phone network')
  return () => new PuppetLocal(network)
}

async function npmPuppet(name: string, options: PuppetOptions = {}): Promise<() => Puppet> {
  const found = findPuppet(await importPackage(name))
  if (!found) throw unusable(name, '这个包装上了，但里面没有 wechaty 的 puppet，请换一个。')
  return () => new found({ ...options })
}

async function importPackage(name: string): Promise<unknown> {
  // A path would run any file on the machine; only packages are meant.
  if (!/^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i.test(name))
    throw unusable(name, '这不是一个 npm 包的名字，请检查 WECHATY_PUPPET。')
  silenceWechaty()
  try {
    return await import(name)
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
    if (isMissing && cause.message.includes(`'${name}'`)) throw unusable(name, `请先安装：npm install ${name}`, cause)
    throw unusable(name, '它已安装，但加载时出错，请重新安装或换一个版本。', cause)
  }
}

/** The default export, also where a CommonJS package is wrapped once more, or the first export named `Puppet…`. */
function findPuppet(exported: unknown): PuppetClass | undefined {
  if (typeof exported !== 'object' || exported === null) return undefined
  const candidates = Object.entries(exported).filter(([key]) => key === 'default' || key.startsWith('Puppet'))
  const found = candidates.map(([, value]) => value).find(isPuppetClass)
  return found ?? ('default' in exported ? findPuppet(exported.default) : undefined)
}

/** Told by what it can do, because the package may bring a wechaty-puppet of its own. */
function isPuppetClass(value: unknown): value is PuppetClass {
  return typeof value === 'function' && typeof value.prototype?.messageSendText === 'function'
}

function unusable(name: string, remedy: string, cause?: unknown): UserError {
  return new UserError('puppet-unusable', `聊天平台 ${name} 用不了。${remedy}`, EXIT.chatFailed, {
    cause,
  })
}
