/** 谁还没签同意书, 同意书谁不同意: how far consent has come, and who is to be rung up instead. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import { resolveAudience, sayAudience } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** More names nobody reads in a chat. */
const MOST = 30

export const consents = command({
  id: 'privacy.consents',
  needs: 'privacy.enter',
  // Without 同意书 it may be about the answers to a notice.
  says: [
    '同意书(怎么样|情况|进度|名单|签了多少|签得怎么样)[了]',
    '{whom}[的]同意书(怎么样|情况|进度|签了多少|签得怎么样)[了]',
    '[还有](谁|哪些人|哪几位)[还](没|没有|不|未)(签|同意|答)同意书',
    '[都有](谁|哪些人|哪几位)(签|同意)了同意书',
    '同意书[还有](谁|哪些人|哪几位)[还](没签|没同意|没答|不同意|签了|同意了)',
    '{whom}[还有](谁|哪些人|哪几位)[还](没|没有|不)签同意书',
    '(谁|哪些人|哪几位)不同意(用微信|收微信|收消息)',
  ],
  slots: { whom: { kind: 'words' } },
  ask: {},
  examples: ['谁还没签同意书', '同意书谁不同意', '同意书情况', '第一支部谁没签同意书', '谁不同意用微信'],
  help: '谁还没签同意书；同意书谁不同意',
  mayPass: true,
  async run({ db, now, office, scope, slots }) {
    const read = await resolveAudience(db, slots.whom ?? wording.EVERYBODY, scope, dayOf(now, office.zone))
    if ('unknown' in read) return undefined
    const found = await queries.consentsOf(db, read.audience)
    return { reply: { text: wording.consents(sayAudience(read.audience), found, MOST) } }
  },
})
