/** 生日可以在群里祝贺, 别在群里祝我生日: in a room only whoever has agreed is congratulated (rule 13). */
import { command } from '../../feature.ts'
import { findByName, notFound } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const wishInRoom = command({
  id: 'greetings.in-room',
  needs: 'greetings.answer',
  says: [
    '[我|我的|以后我]生日(可以|愿意|同意)在群里(祝贺|祝福|说|热闹热闹)[一下]',
    '(可以|愿意|同意)在群里祝[我]生日',
    '(别|不要|不用)在群里[祝|说|提]我[的]生日[了]',
    '[我|我的|以后我]生日(别|不要|不用)在群里(祝贺|祝福|说|提)[了]',
  ],
  slots: {},
  ask: {},
  examples: ['我生日可以在群里祝贺', '同意在群里祝生日', '别在群里祝我生日了', '我的生日不要在群里说'],
  forOneself: true,
  async run({ db, now, act, speaker }) {
    if (speaker.person === undefined) return {}
    const inRoom = !/别|不/.test(act.text)
    await queries.setRoomWish(db, speaker.person.id, { inRoom, by: null, now })
    return { reply: { text: wording.roomWish(inRoom) } }
  },
})

export const enterRoomWish = command({
  id: 'greetings.in-room-of',
  needs: 'greetings.set',
  says: ['{name}(同意|愿意|不同意|不愿意)[在]群里(祝|过|说)[他|她]生日'],
  slots: { name: { kind: 'words' } },
  ask: {},
  examples: ['陈德福同意在群里祝生日', '陈德福不愿意群里说她生日'],
  async run({ db, now, act, scope, slots, speaker }) {
    const name = (slots.name ?? '').replace(/同志$/, '')
    const [only, ...others] = await findByName(db, name, scope)
    if (only === undefined) return { reply: { text: notFound(name) } }
    if (others.length > 0) return { reply: { text: wording.severalNamed(name) } }
    const inRoom = !/不/.test(act.text)
    await queries.setRoomWish(db, only.id, { inRoom, by: speaker.person?.id ?? null, now })
    return { reply: { text: wording.roomWishOf(name, inRoom) } }
  },
})
