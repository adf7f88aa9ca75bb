/** A picture or file that staff send, and then 发给第一支部: it goes out as a notice, after a line of words. */
import { dayOf } from '../../base/calendar.ts'
import { type Command, command, type KeptFile, type Outcome, type Turn } from '../../feature.ts'
import { isPicture, MOST_SENT_BYTES, newestFile } from '../../files/public.ts'
import { takeApart } from '../../language/apart.ts'
import { audienceUnknown, countAudience, resolveAudience, sayAudience } from '../people/public.ts'
import { beginDraft } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import { findRooms, postToRooms } from './rooms.ts'
import { FILE_TO } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long a file is remembered, in milliseconds. */
const PATIENCE = 3_600_000
/** How the message before was handled, where it was a file, or words about it that were not understood. */
const JUST_SENT = new Set(['notices.file', 'notices.file:unknown'])

export function createFileNotice(settings: NoticeSettings): Command {
  return command({
    id: 'notices.file',
    needs: 'notice.send',
    says: ['[怎么|我要](发图片|发文件|发照片|群发图片|群发文件)[通知]', '怎么把(图片|文件|照片)发给大家'],
    slots: {},
    ask: {},
    examples: ['怎么发图片', '发图片通知', '怎么把文件发给大家'],
    help: '发图片、文件：先把它发给我，再说发给谁',
    run: async () => ({ reply: { text: wording.howToSendFile() }, as: 'how' }),
    async hears({ file }) {
      if (file === undefined) return undefined
      if (file.size > MOST_SENT_BYTES)
        return { reply: { text: wording.fileTooLarge(MOST_SENT_BYTES / 2 ** 20) }, as: 'too-large' }
      return { reply: { text: wording.fileForWhom(isPicture(file)) } }
    },
    async claims(turn) {
      const { whom, text = '' } = FILE_TO.exec(takeApart(turn.words).own.trim())?.groups ?? {}
      if (whom === undefined || !JUST_SENT.has(turn.previous ?? '')) return undefined
      const { db, now, chat } = turn
      const file = await newestFile(db, chat.id, new Date(now.getTime() - PATIENCE))
      return file && begin(turn, file, { whom, text }, settings)
    },
  })
}

async function begin(
  turn: Turn<unknown>,
  file: Pick<KeptFile, 'id' | 'name' | 'mediaType'>,
  { whom, text }: { readonly whom: string; readonly text: string },
  settings: NoticeSettings,
): Promise<Outcome> {
  const { db, now, office, scope } = turn
  const name = file.name === '' ? wording.namelessFile(isPicture(file)) : file.name
  const words = text.trim() === '' ? wording.seeBelow(isPicture(file), name) : text
  const more = { text: words, file: { id: file.id, name } }
  const unknown = (told: string): Outcome => ({ reply: { text: told }, as: 'unknown' })
  if (/群里?$/.test(whom)) {
    const found = await findRooms(turn, whom)
    return 'told' in found ? unknown(found.told) : postToRooms(turn, found.rooms, more, settings)
  }
  const read = await resolveAudience(db, whom, scope, dayOf(now, office.zone))
  if ('unknown' in read) return unknown(audienceUnknown(read.unknown))
  const people = await countAudience(db, read.audience)
  if (people === 0) return unknown(wording.nobodyThere(sayAudience(read.audience)))
  return beginDraft(turn, { ...more, whom, audience: read.audience, people, why: null, corrects: null }, settings)
}
