/** What comes back after a greeting: one warm word at most, never a menu; what weighs on somebody goes to staff. */
import { HOUR } from '../../base/spans.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { withoutFaces } from '../../language/faces.ts'
import * as queries from './queries.ts'
import { KIND, KINDLY_MEANT, SAD, WANTS } from './vocabulary.ts'
import * as wording from './wording.ts'

const ID = 'greetings.answered'
/** So long after a greeting a picture or a 谢谢 is about it, in milliseconds. */
const AFTERGLOW = 36 * HOUR
/** Longer than thanks ever are, of whoever is moved. */
const LONGEST = 200

export const answered = command({
  id: ID,
  needs: 'greetings.answer',
  says: ['(谢谢|感谢)[你们|您|大家|办公室|组织|领导|同志们](的(祝福|问候)|祝福|记得我|还记得我|惦记)[了]'],
  slots: {},
  ask: {},
  examples: ['谢谢你们的祝福', '感谢组织惦记', '谢谢大家记得我'],
  run: async (turn) => answer(turn),
  async hears(turn) {
    const last = await queries.lastSaid(turn.db, turn.chat.id, new Date(turn.now.getTime() - AFTERGLOW))
    const follows = last?.feature === 'greetings' && turn.previous?.startsWith(ID) === true
    return (last?.kind === 'greeting' || follows) && isAnswer(turn) ? answer(turn) : undefined
  },
})

/** Thanks, a wish in return, a face, a picture, a voice; whatever else is said goes the way of any message. */
function isAnswer({ act, file }: Turn<unknown>): boolean {
  if (file !== undefined) return /^(?:image|audio|video)\//.test(file.mediaType)
  // [强] right after a wish is for the wish, whatever else was asked before it.
  if (withoutFaces(act.text).trim() === '' || SAD.test(act.text)) return true
  const wants = WANTS.test(act.text.replace(KINDLY_MEANT, ''))
  if (act.commands.some(({ exact }) => exact) || wants || act.text.length > LONGEST) return false
  const { reply } = act.reply
  return ['thanks', 'received', 'greeting'].includes(reply) || (reply === 'other' && KIND.test(act.text))
}

function answer({ act, file, previous, inboxId }: Turn<unknown>): Outcome {
  if (SAD.test(act.text))
    return { reply: { text: wording.sadAnswer() }, handOver: { why: wording.whySad() }, as: 'sad' }
  const reply = previous?.startsWith(ID) ? {} : { reply: { text: wording.thanks(inboxId) } }
  // Nobody knows what a voice says; whoever can listen should.
  const isVoice = act.text === '' && (file === undefined || file.mediaType.startsWith('audio/'))
  return isVoice ? { ...reply, handOver: { why: wording.whyVoice(), silently: true } } : reply
}
