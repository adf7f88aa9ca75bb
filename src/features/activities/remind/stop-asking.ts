/** 别催了: of an activity, nobody who has not answered is asked once more, until staff want it again. */
import { type AwaitedAnswer, command, type Outcome, type Turn } from '../../../feature.ts'
import { askWhichActivity, findOwnNamed } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import { NAMED_ACTIVITY } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { isAsking } from './nudge.ts'

export const stopAsking = command({
  id: 'activities.stop-asking',
  needs: 'activity.publish',
  says: [
    '[那|先|就](别|不用|不要|甭)[再]催[了|大家|他们|人家][了|吧]',
    `${NAMED_ACTIVITY}[先|就](别|不用|不要|甭)[再]催[了|大家|他们|人家][了|吧]`,
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['别催了', '茶话会别催了', '不用再催了'],
  unmistakable: true,
  async run(turn) {
    const { open, named, title } = await findOwnNamed(turn, turn.slots.activity)
    const asked = (title === undefined ? open : named).filter((one) => isAsking(one, turn.now))
    const [only, ...others] = asked
    if (only === undefined) return { reply: { text: wording.nothingToStop() } }
    return others.length > 0
      ? askWhichActivity(turn, asked, { answer: 'which-stop-asking', payload: {} })
      : stopOf(turn, only)
  },
})

export const whichToStopAsking: AwaitedAnswer = {
  id: 'which-stop-asking',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }) {
    const activity = choice && (await queries.findActivity(turn.db, Number(choice.value)))
    return activity && isAsking(activity, turn.now) ? stopOf(turn, activity) : undefined
  },
}

async function stopOf({ db }: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  if (!activity.asks_again) return { reply: { text: wording.alreadyAskedNoMore(activity.title) } }
  await queries.stopAsking(db, activity.id)
  return { reply: { text: wording.askedNoMore(activity.title) }, as: 'asks-no-more' }
}
