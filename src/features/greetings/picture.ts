/** 这张图配元旦祝福, 这张照片配给陈德福的生日祝福: a picture that staff have just sent goes out after a greeting. */
import { HOUR } from '../../base/spans.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { describeFile, isPicture, MOST_SENT_BYTES, markUsed, newestFile } from '../../files/public.ts'
import { findByName, notFound } from '../people/public.ts'
import { festivalNamed } from './festivals.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long a picture is remembered, in milliseconds. */
const PATIENCE = HOUR

export const addPicture = command({
  id: 'greetings.picture',
  needs: 'greetings.set',
  says: ['[请][用|把|将]这张(图|图片|照片)(配给|配上|配在|放到|加到|配){what}(祝福|问候)[里|上]'],
  slots: { what: { kind: 'words' } },
  ask: {},
  examples: ['这张图配元旦祝福', '把这张照片配给陈德福的生日祝福'],
  help: '发祝福带图：先把图片发给我，再说：这张图配元旦祝福',
  async run(turn) {
    const { db, now, chat, slots } = turn
    const file = await newestFile(db, chat.id, new Date(now.getTime() - PATIENCE))
    const about = file && (await describeFile(db, file.id))
    if (file === undefined || about === undefined) return { reply: { text: wording.sendPictureFirst() } }
    if (!isPicture(about) || about.size > MOST_SENT_BYTES)
      return { reply: { text: wording.noPicture(MOST_SENT_BYTES / 2 ** 20) } }
    await markUsed(db, [file.id], now)
    return choose(turn, slots.what ?? '', { id: file.id, name: file.name === '' ? wording.pictureName() : file.name })
  },
})

export const dropPicture = command({
  id: 'greetings.drop-picture',
  needs: 'greetings.set',
  says: ['(取消|去掉|不要){what}(祝福|问候)[里|上]的(配图|图片|图|照片)'],
  slots: { what: { kind: 'words' } },
  ask: {},
  examples: ['取消元旦祝福的配图', '去掉陈德福的生日祝福的照片'],
  run: (turn) => choose(turn, turn.slots.what ?? '', null),
})

/** A festival's picture stays until it is taken away; a birthday's is for the next one. */
async function choose(turn: Turn<unknown>, what: string, picture: queries.Picture | null): Promise<Outcome> {
  const { db, now, scope, speaker } = turn
  const name = /^(?:给|在|到)?(?<name>.+?)的?(?:下一个)?生日$/.exec(what.replace(/的$/, ''))?.groups?.['name']
  if (name === undefined) {
    const festival = festivalNamed(what)
    if (festival === undefined) return { reply: { text: wording.noFestival() } }
    await queries.setFestival(db, festival.name, { file_id: picture?.id ?? null, file_name: picture?.name ?? null })
    return { reply: { text: wording.pictureSet(festival.name, picture !== null) } }
  }
  const [only, ...others] = await findByName(db, name, scope)
  const by = speaker.person?.id
  if (only === undefined || by === undefined) return { reply: { text: notFound(name) } }
  if (others.length > 0) return { reply: { text: wording.severalNamed(name) } }
  await queries.keepOwn(db, { person: only.id, by, now, picture })
  return { reply: { text: wording.pictureSet(`${name}下一个生日`, picture !== null) } }
}
