/** 建议：……; 我提个建议; 匿名建议：……: it is kept, thanked for and brought to the staff, who answer under its number. */
import { command, mayDo, type Outcome, type Turn } from '../../feature.ts'
import { sensitiveTopic } from '../../language/sensitive.ts'
import { findComplainedOf } from '../requests/public.ts'
import * as queries from './queries.ts'
import { fieldOf, isNameless, readSuggestion, type Suggested } from './rules.ts'
import * as wording from './wording.ts'

export const suggest = command({
  id: 'suggestions.suggest',
  needs: 'suggestion.make',
  says: [
    '[我][要|想]提[个|一个|点|条|一条](建议|意见)',
    '[我]有[个|一个|点|条|一条](建议|意见)',
    '[提]建议',
    '建言献策',
  ],
  slots: { text: { kind: 'words', marks: [] } },
  ask: { text: wording.askText },
  examples: ['我提个建议', '我有个意见', '建议', '建言献策'],
  help: '提建议：回“建议：……”；不留名：回“匿名建议：……”',
  forOneself: true,
  run: (turn) => take(turn, { text: turn.slots.text, anonymous: isNameless(turn.slots.text) }),
  async hears(turn) {
    const found = turn.file === undefined ? readSuggestion(turn.words) : undefined
    if (found?.text !== '') return found && take(turn, found)
    // 我有个建议 匿名 行不: the words are still to come, and no name with them.
    return found.anonymous ? askNameless() : undefined
  },
})

/** Announced without a name, so that what is said next has none either. */
export const suggestNameless = command({
  id: 'suggestions.suggest-nameless',
  needs: 'suggestion.make',
  says: ['[我][要|想|有][提][个|一个|点|条|一条]匿名[的](建议|意见)'],
  slots: { text: { kind: 'words', marks: [] } },
  ask: { text: wording.askTextNameless },
  examples: ['匿名建议', '提个匿名建议', '我想提个匿名意见'],
  forOneself: true,
  run: (turn) => take(turn, { text: turn.slots.text, anonymous: true }),
})

const askNameless = (): Outcome => ({
  ask: { slot: 'text', text: wording.askTextNameless, of: { command: 'suggestions.suggest-nameless', slots: {} } },
})

/** Staff are told as of any request; without a name the chat is all that the answer goes by. */
async function take(turn: Turn<unknown>, { text, anonymous }: Suggested): Promise<Outcome> {
  const { db, now, inboxId, speaker } = turn
  if (mayDo(speaker, 'suggestion.handle') && speaker.isElder !== true) return { reply: { text: wording.byStaff() } }
  const field = fieldOf(text)
  // What one of the staff alone is to read stands in no list.
  const isForOne = sensitiveTopic(text) !== undefined || (await findComplainedOf(db, turn, text)) !== undefined
  const kept = isForOne ? wording.FOR_ONE : text
  await queries.keep(db, { inbox_id: inboxId, at: now, text: kept, field, anonymous })
  return {
    reply: { text: wording.thanks(anonymous) },
    handOver: { why: wording.why(field), ...(anonymous && { sender: wording.SOMEBODY, anonymous: true as const }) },
    as: anonymous ? 'anonymous' : 'made',
  }
}
