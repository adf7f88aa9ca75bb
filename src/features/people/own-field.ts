/** 我的生日是几号, 我的电话你们记的是多少: one line of one's own record. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const ownField = command({
  id: 'people.own-field',
  needs: 'people.own-record',
  says: [
    '我[的]生日[你们](是|记的是|登记的是|写的是|是在|记成|记在)(几号|哪天|哪一天|几月几号|什么时候|多少|啥时候)[你知道不|你知道吗|你们知道不|你们知道吗]',
    '我(几号|哪天|什么时候)[过]生日',
    '[你们|办公室]记的我[的]生日(是几号|是哪天|对不对)',
    '我[的](电话|手机|手机号|电话号码|手机号码|号码)[你们](是|记的是|登记的是|写的是|留的是|存的是)(多少|什么|几号|哪个)',
    '[你们|办公室](记的|登记的|留的|存的)[是]我[的](电话|手机|手机号|电话号码)[是](多少|什么|哪个)',
    '[你们|办公室](有|留|存)[了]我[的](电话|手机号|电话号码)没有',
    '我[是|在](哪个|哪一个|第几|几)[个](支部|小组|党支部|党小组)[的]',
    '我[的]联络员是(谁|哪个|哪位)',
    '(谁|哪个|哪位)是我[的]联络员',
    '我[今年](多大|多大岁数|多大年纪|几岁|多少岁|六十几|七十几|八十几|九十几)了',
    '我[的]生日[你们](知道|知不知道|记着|记没记|有记)[吗|不|没|没有]',
    '我[的](地址|住址)[你们](是|记的是|登记的是|写的是)(哪|哪里|哪儿|什么|多少)',
  ],
  slots: {},
  ask: {},
  examples: ['我的生日是几号', '我的电话你们记的是多少', '我是哪个支部的', '我的联络员是谁', '我的地址登记的是哪里'],
  forOneself: true,
  async run({ db, now, office, speaker, act }) {
    if (speaker.person === undefined) return {}
    const today = dayOf(now, office.zone)
    const card = await queries.cardOf(db, speaker.person.id, today)
    return { reply: { text: wording.ownField(card, fieldIn(act.text), office, today) } }
  },
})

function fieldIn(text: string): wording.OwnField {
  if (/多大|几岁|多少岁|十几/.test(text)) return 'age'
  if (text.includes('生日')) return 'birthday'
  if (text.includes('联络员')) return 'liaison'
  if (/[地住]址/.test(text)) return 'home'
  return /支部|小组/.test(text) ? 'unit' : 'phone'
}
