/** 待核实名单: who waits for a call of staff; asked for at any time, and brought to them every working morning. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Job, type Occasion, type Saying, type Tx } from '../../feature.ts'
import { noteShown, phoneList, staffOn } from '../people/public.ts'
import { NEEDS } from './ask.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** More nicknames than this are no help. */
const STRANGERS = 20

export const toConfirm = command({
  id: 'identity.to-confirm',
  needs: NEEDS,
  says: [
    '待核实[的][名单|人|同志]',
    '(还有谁|谁|哪些人)[还]没[有]核实[的]',
    '新朋友[名单]',
    '(没|还没|没有)(绑定|对上)的[微信|人|名单]',
  ],
  slots: {},
  ask: {},
  examples: ['待核实名单', '还有谁没核实', '新朋友名单', '还没对上的微信'],
  help: '待核实名单：哪些微信要打电话核实',
  async run({ db, now, office, chat }) {
    const list = await listOf(db, now, office.zone)
    if (list !== undefined) await noteShown(db, { chat: chat.id }, list.shows, now)
    return { reply: { text: list?.text ?? wording.toConfirm([], [], [], []) } }
  },
})

/** `undefined`: nobody waits. */
async function listOf(db: Tx, now: Date, zone: string): Promise<Required<Pick<Saying, 'text' | 'shows'>> | undefined> {
  const claims = await queries.findProvisional(db)
  const newcomers = await queries.newcomersWaiting(db)
  const elders = newcomers.flatMap(({ elder_id }) => elder_id ?? [])
  const ids = [...new Set([...claims.map(({ personId }) => personId), ...elders])]
  const known = new Map((await phoneList(db, ids, dayOf(now, zone))).map((one) => [one.id, one]))
  const registering = new Set(newcomers.map(({ chat_id }) => chat_id))
  const chats = await queries.findChats(db, { unbound: true, limit: STRANGERS })
  const strangers = chats.filter(({ id, words }) => words !== null && !registering.has(id))
  if (claims.length + newcomers.length + strangers.length === 0) return undefined
  const text = wording.toConfirm(
    claims.map(({ personId, name, chatName }) => ({
      name,
      nickname: chatName,
      unit: known.get(personId)?.unit ?? null,
      phone: known.get(personId)?.phone ?? null,
    })),
    newcomers.flatMap(({ name, relation, elder_id }) => {
      const elder = known.get(elder_id ?? 0)
      return elder === undefined ? [] : [{ name, elder: elder.name, relation: relation ?? '家属', phone: elder.phone }]
    }),
    newcomers
      .filter(({ elder_id }) => elder_id === null)
      .map(({ name, former_unit, phone }) => ({ name, formerUnit: former_unit, phone })),
    strangers.map(({ name }) => name),
  )
  return { text, shows: { how: 'check', people: [...known.keys()] } }
}

/** Before the calls of the morning begin. */
export const remindToConfirm: Job = {
  id: 'identity.to-confirm',
  cron: '30 8 * * 1-5',
  lateBy: 8 * 60,
  title: wording.toConfirmTitle,
  async run({ db, due, now, office }: Occasion) {
    const list = await listOf(db, now, office.zone)
    const day = dayOf(due, office.zone)
    const staff = list === undefined ? [] : await staffOn(db, day)
    const messages = staff.map(({ id }) => ({
      to: { person: id },
      kind: 'staff' as const,
      ...(list ?? { text: '' }),
      once: `to-confirm:${day}:staff ${id}`,
    }))
    return { messages, again: false }
  },
  async missed({ db, now, office }) {
    return (await listOf(db, now, office.zone)) === undefined ? undefined : wording.missedToConfirm()
  },
}
