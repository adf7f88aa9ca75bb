/**
 * A puppet service in a process of its own: the real server of wechaty-puppet-service, serving the local puppet on an
 * invented network that a file keeps. Arguments: endpoint, file of the network. Does what `Order`s say over IPC.
 */
import { randomUUID } from 'node:crypto'
import { PuppetServer } from 'wechaty-puppet-service'
import { demoContacts } from '../../../db/demo/seed.ts'
import { systemClock } from '../../../src/base/clock.ts'
import { silenceWechaty } from '../../../src/chat/load-wechaty.ts'
import { createNetwork, type Message } from '../../../src/chat/local/network.ts'
import { PuppetLocal } from '../../../src/chat/local/puppet.ts'
import { TOKEN } from './token.ts'

export type Order =
  | { readonly do: 'say'; readonly from: string; readonly kind?: 'location'; readonly texts: readonly string[] }
  | { readonly do: 'offline' | 'online' }
  | { readonly do: 'look' }

export interface Look {
  readonly ledger: readonly Message[]
  /** How often the remote account was logged in, and out. */
  readonly logins: number
  readonly logouts: number
}

silenceWechaty()
const [endpoint = '', file = ''] = process.argv.slice(2)
const network = createNetwork({ now: () => systemClock.now(), ids: () => randomUUID(), file })
for (const contact of [{ id: 'zhang', name: '张三' }, ...demoContacts().contacts]) network.addContact(contact)
const puppet = new PuppetLocal(network)
let logins = 0
let logouts = 0
puppet.on('login', () => {
  logins += 1
})
puppet.on('logout', () => {
  logouts += 1
})
const tls = process.env['WITH_TLS'] === undefined ? { disable: true } : {}
const server = new PuppetServer({ endpoint, puppet, token: TOKEN, tls })
await server.start()

function obey(order: Order): Look | undefined {
  if (order.do === 'say') {
    const { from, kind = 'text', texts } = order
    for (const text of texts) network.say(from, { bot: true }, { kind, text })
  }
  if (order.do === 'offline') network.line.goOffline()
  if (order.do === 'online') network.line.goOnline()
  return order.do === 'look' ? { ledger: network.ledger(), logins, logouts } : undefined
}

process.on('message', ({ id, order }: { id: number; order: Order }) => process.send?.({ id, answer: obey(order) }))
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: true })
