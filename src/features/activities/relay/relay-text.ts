/** 发起接龙: a text to begin a native one with, for whoever leads a room of those who are asked; a bot cannot begin one. */
import type { AwaitedAnswer, Outcome, Turn } from '../../../feature.ts'
import { askWhichActivity } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import { concerning } from '../invited-within.ts'
import { findActivity, findOpen } from '../queries.ts'
import * as wording from './wording.ts'

export async function giveText(turn: Turn<unknown>): Promise<Outcome> {
  const open = await concerning(turn, await findOpen(turn.db, turn.now))
  const [only, ...others] = open
  if (only === undefined) return { reply: { text: wording.noActivity() } }
  if (others.length > 0) return askWhichActivity(turn, open, { answer: 'which-relay-text', payload: {} })
  return { reply: { text: wording.toPaste(inWords(only, turn.office.zone)) } }
}

export const whichText: AwaitedAnswer = {
  id: 'which-relay-text',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const activity = choice && (await findActivity(turn.db, Number(choice.value)))
    return activity && { reply: { text: wording.toPaste(inWords(activity, turn.office.zone)) } }
  },
}
