/**
 * Loaded ahead of the real program (`node --import`), of which nothing is changed: of the sends of its local platform one
 * in five goes wrong, in all the ways in which sends do. QWY_SEED decides which; `HANGS`: the first of them never returns,
 * delivered or lost. Who talks with the bot in the test (`SPARED`) is spared, so that the test can talk.
 */
import { PuppetLocal } from '../../src/chat/local/puppet.ts'
import { refusal, type SendTrouble } from '../../src/chat/local/trouble.ts'
import { openChance } from './draw.ts'

const ONE_IN = 5
const TROUBLES: readonly SendTrouble[] = [
  ...(['refused', 'broken', 'offline', 'refused', 'broken', 'no-such-chat', 'too-often'] as const).map(
    (failure) => ({ what: 'fail', failure }) as const,
  ),
  { what: 'cut', delivered: true },
  { what: 'cut', delivered: true },
  { what: 'cut', delivered: false },
]

const chance = openChance('platform')
const hangs = process.env['HANGS']
let hang: SendTrouble | undefined = hangs === undefined ? undefined : { what: 'hang', delivered: hangs === 'delivered' }

function draw(chat: string): SendTrouble | undefined {
  if (chat === process.env['SPARED'] || chance.below(ONE_IN) > 0) return undefined
  const drawn = hang ?? chance.pick(TROUBLES)
  hang = undefined
  return drawn
}

async function spoil(chat: string, send: () => Promise<string>): Promise<string> {
  const trouble = draw(chat)
  if (trouble?.what === 'fail') throw refusal(trouble.failure)
  const sent = trouble === undefined || trouble.delivered ? await send() : ''
  if (trouble === undefined) return sent
  if (trouble.what === 'hang') return new Promise(() => {})
  throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

const { messageSendText, messageSendFile } = PuppetLocal.prototype
PuppetLocal.prototype.messageSendText = function (chat, text, mentions) {
  return spoil(chat, () => messageSendText.call(this, chat, text, mentions))
}
PuppetLocal.prototype.messageSendFile = function (chat, file) {
  return spoil(chat, () => messageSendFile.call(this, chat, file))
}
