/** 开通 12345678: in an office where no administrator can be reached, the one whom the settings name begins with a code. */
import { dayOf } from '../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn, type Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Who is to be administrator (name or 编号), and the code that was shown at the start of the program. */
export interface Beginning {
  readonly administrator: string
  readonly code: string
}

const HOUR = 3_600_000
/** Wrong codes within an hour, from one chat and from all. */
const TRIES = { chat: 5, all: 30 }

const ID = 'identity.begin'

/** Whether nobody who could let others in can be reached by chat on this day. */
export async function lacksAdministrator(db: Tx, today: string): Promise<boolean> {
  return (await queries.reachableAdministrators(db, today)).length === 0
}

/** What is to be done where no administrator can be reached, for the terminal and the page. */
export function howToBegin(beginning: Beginning | undefined): string {
  return beginning === undefined
    ? wording.nameAdministrator()
    : wording.howToBegin(beginning.administrator, beginning.code)
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
      if (beginning === undefined || turn.chat.kind === 'room' || !(await lacksAdministrator(turn.db, today))) {
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

/** On the roster where they are not yet, administrator, and surely behind this chat. */
async function begin(turn: Turn<unknown>, administrator: string, today: string): Promise<Outcome> {
  const { db, now, chat } = turn
  const [found, ...others] = await queries.findNamedOrNumbered(db, administrator)
  if (others.length > 0) return { reply: { text: wording.severalCalled(administrator, others.length + 1) } }
  const fresh = { name: administrator, former_unit: null, phone: null, unit_id: null, kind: 'staff' } as const
  const personId = found?.id ?? (await queries.insertPerson(db, fresh))
  for (const one of await queries.boundTo(db, chat.id)) {
    if (one.personId !== personId) await queries.unbind(db, one, { now, refused: false })
  }
  await queries.appointAdministrator(db, personId, today)
  await queries.bind(db, { chatId: chat.id, personId, confirmed: true, by: null, now })
  await queries.noteDeed(db, now, personId, ID)
  return { reply: { text: wording.begun(found?.name ?? administrator) }, as: 'begun' }
}
