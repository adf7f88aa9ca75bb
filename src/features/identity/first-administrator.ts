/** 开通 12345678: in an office where no administrator can be reached, the one whom the settings name begins with a code. */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type Command, command, type Message, type Outcome, type PersonId, type Turn, type Tx } from '../../feature.ts'
import { addPerson } from '../people/public.ts'
import { actingAdministrators, administratorsOn, appoint } from '../roles/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Who is to be administrator (name or 编号), and the code that was shown at the start of the program. */
export interface Beginning {
  readonly administrator: string
  readonly code: string
  /** Begin although another administrator can act: who has the machine may make one at any time. */
  readonly anew: boolean
}

/** Wrong codes within an hour, from one chat and from all. */
const TRIES = { chat: 5, all: 30 }

const ID = 'identity.begin'

/**
 * Whether a code is wanted on this day: nobody can act who could let others in, or the settings want it anew and whom they
 * name cannot act yet.
 */
export async function wantsCode(db: Tx, today: string, beginning: Beginning | undefined): Promise<boolean> {
  const acting = await actingAdministrators(db, today)
  if (acting.length === 0) return true
  if (beginning?.anew !== true) return false
  const named = await queries.findNamedOrNumbered(db, beginning.administrator)
  return !named.some(({ id }) => acting.includes(id))
}

/** What is to be done where a code is wanted, for the terminal and the page. */
export function howToBegin(beginning: Beginning | undefined): string {
  return beginning === undefined
    ? wording.nameAdministrator()
    : wording.howToBegin(beginning.administrator, beginning.code, beginning.anew)
}

/** Without a setting the sentence is known all the same, and nothing can be begun. */
export function createBegin(beginning: Beginning | undefined): Command {
  return command({
    id: ID,
    needs: 'identity.begin',
    says: ['开通{code}', '[我的]开通码[是|:]{code}'],
    slots: { code: { kind: 'words' } },
    ask: {},
    examples: ['开通 12345678', '开通码是12345678'],
    async run(turn) {
      const today = dayOf(turn.now, turn.office.zone)
      if (beginning === undefined || turn.chat.kind === 'room' || !(await wantsCode(turn.db, today, beginning))) {
        return { reply: { text: wording.codeNotWanted() } }
      }
      if (await isTriedTooOften(turn)) return { reply: { text: wording.tooManyTries() }, as: 'too-often' }
      const code = (turn.slots.code ?? '').replace(/\D/g, '')
      return code === beginning.code ? begin(turn, beginning.administrator, today) : wrong()
    },
  })
}

const wrong = (): Outcome => ({ reply: { text: wording.codeIsWrong() }, as: 'wrong' })

async function isTriedTooOften({ db, now, chat }: Turn<unknown>): Promise<boolean> {
  const since = new Date(now.getTime() - HOUR)
  const here = await queries.countHandled(db, `${ID}:wrong`, since, chat.id)
  const all = await queries.countHandled(db, `${ID}:wrong`, since)
  return here >= TRIES.chat || all >= TRIES.all
}

/**
 * Where there is no chat account, whoever has the machine is believed to be whom the settings name: on the roster where they
 * are not yet, and administrator. Undefined: several bear the name.
 */
export async function beginWithoutChat(
  db: Tx,
  administrator: string,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<PersonId | undefined> {
  const [found, ...others] = await queries.findNamedOrNumbered(db, administrator)
  if (others.length > 0) return undefined
  const fresh = { name: administrator, kind: 'staff' } as const
  const person = found?.id ?? (await addPerson(db, fresh, { by: null, at: now }))
  if ((await administratorsOn(db, today)).includes(person)) return person
  await appoint(db, { person, post: 'administrator', unit: null, club: null, from: today, until: null })
  await queries.noteDeed(db, now, person, ID)
  return person
}

/** On the roster where they are not yet, administrator, and surely behind this chat. */
async function begin(turn: Turn<unknown>, administrator: string, today: string): Promise<Outcome> {
  const { db, now, chat } = turn
  const [found, ...others] = await queries.findNamedOrNumbered(db, administrator)
  if (others.length > 0) return { reply: { text: wording.severalCalled(administrator, others.length + 1) } }
  const fresh = { name: administrator, kind: 'staff' } as const
  const personId = found?.id ?? (await addPerson(db, fresh, { by: null, at: now }))
  const before = await administratorsOn(db, today)
  const sharers = (await queries.boundTo(db, chat.id)).filter((one) => one.personId !== personId)
  for (const one of sharers) await queries.unbind(db, one, { now, refused: false })
  await appoint(db, { person: personId, post: 'administrator', unit: null, club: null, from: today, until: null })
  await queries.bind(db, { chatId: chat.id, personId, confirmed: true, by: null, now })
  await queries.noteDeed(db, now, personId, ID)
  const name = found?.name ?? administrator
  const messages = before
    .filter((id) => id !== personId)
    .map((id): Message => {
      const once = `begun:inbox ${turn.inboxId}:administrator ${id}`
      return { to: { person: id }, kind: 'urgent', text: wording.begunAnew(name), once }
    })
  const text = wording.begun(
    name,
    sharers.map((one) => one.name),
  )
  return { reply: { text }, messages, as: 'begun' }
}
