/** 祝福署名用王芳, 王秀英的生日祝福由刘志强署名: who signs greetings, all of them or one. */
import { dayOf } from '../../base/calendar.ts'
import { command, type PersonId, type Tx } from '../../feature.ts'
import { findByName, notFound, staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const SIGNED = 'signed'

/** Who signs where nothing else is said; absent: the office alone. */
export async function usualSigner(db: Tx): Promise<string | undefined> {
  const id = Number((await queries.officeCustoms(db)).get(SIGNED) ?? 0)
  return (await queries.signersAmong(db, [id])).get(id)
}

export const signAll = command({
  id: 'greetings.sign',
  needs: 'greetings.set',
  says: ['[生日|节日]祝福[的](署名|落款)(用|写|由|改成|改为|改回){name}'],
  slots: { name: { kind: 'words' } },
  ask: {},
  examples: ['祝福署名用王芳', '祝福的落款改回办公室'],
  help: '祝福署名用王芳；王秀英的生日祝福由王芳署名',
  async run({ db, now, office, slots }) {
    const name = (slots.name ?? '').replace(/同志$/, '')
    if (/办公室|单位|公家/.test(name)) {
      await queries.setCustom(db, SIGNED, '0')
      return { reply: { text: wording.signedByOffice() } }
    }
    const signer = (await staffOn(db, dayOf(now, office.zone))).find((one) => one.name === name)
    if (signer === undefined) return { reply: { text: wording.noSigner(name) } }
    await queries.setCustom(db, SIGNED, String(signer.id))
    return { reply: { text: wording.signedBy(wording.signature(office.name, signer.name)) } }
  },
})

export const signOne = command({
  id: 'greetings.sign-one',
  needs: 'greetings.set',
  says: ['{name}[的|下一个]生日祝福由{signer}(署名|落款)'],
  slots: { name: { kind: 'words' }, signer: { kind: 'words' } },
  ask: {},
  examples: ['陈德福的生日祝福由王芳署名'],
  async run({ db, now, office, scope, slots, speaker }) {
    const [name, as] = [slots.name ?? '', slots.signer ?? '']
    const signer = (await staffOn(db, dayOf(now, office.zone))).find((one) => one.name === as)
    if (signer === undefined) return { reply: { text: wording.noSigner(as) } }
    const [only, ...others] = await findByName(db, name, scope)
    if (only === undefined) return { reply: { text: notFound(name) } }
    if (others.length > 0) return { reply: { text: wording.severalNamed(name) } }
    const by: PersonId = speaker.person?.id ?? signer.id
    await queries.keepOwn(db, { person: only.id, by, now, signedBy: signer.id })
    return { reply: { text: wording.oneSignedBy(name, signer.name) } }
  },
})
