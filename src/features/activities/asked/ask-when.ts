/** 太极拳几点, 茶话会在哪儿, 明天还练不练: when and where what they are asked to is held, and whether it still is. */
import { dayOf } from '../../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { partsOf } from '../../../language/reply/matters.ts'
import { inWords } from '../in-words.ts'
import * as wording from '../wording.ts'
import { findMine, type Known } from './my-activities.ts'

const WHEN_OR_WHERE = /几点|什么时[候间]|啥时[候间]?|哪[天儿里]|几号|[周星期]+几|在哪|到哪|什么地[方点]|啥地方|地[点址]/
/** 还练不练, 还办不; 我打不了 says that somebody cannot. */
const STILL =
  /(?<verb>[办练开搞上打跳排]|举行)不\k<verb>[了呢啊呀]?[？?]?$|还(?:[办练开搞上打跳排]|举行)[吗么不没][？?]?$/
/** 是几号来着，在哪儿开; 到底几点啊我忘了: nothing else is named, so it is what they are asked to. 几点了 asks the clock. */
const OF_IT =
  /^(?!.*几点了)(?:请问|那|这|个|活动|到底|是|在|到|去|咱们?|我们?|又|都|究竟|几点|什么时[候间]|啥时[候间]?|几号|哪[天儿里]?|[周星期]+几|什么地[方点]|啥地方|地[点址]|集合|开始|举行|举办|[开办]|来着|啊|呀|呢|哪|的|我?忘了|记不住了?|记不得了?|[，？? ])+$/
/** Longer words ask more. */
const LONGEST = 22
/** So many dates of one matter are told at once. */
const MOST = 2

/** Whether a text asks if something is still held. */
export const asksStill = (text: string): boolean => text.length <= LONGEST && STILL.test(text)

export const askWhen = command({
  id: 'activities.when',
  needs: 'activity.answer',
  says: ['{activity}(几点|几号|哪天|什么时候|啥时候|在哪|在哪儿|在哪里)[办|开|开始|集合|练|上]'],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['重阳茶话会几点', '太极拳在哪儿练', '书法课什么时候上'],
  mayPass: true,
  run: tell,
  hears: async (turn) => (turn.file === undefined ? tell(turn) : undefined),
})

/** `undefined`: nothing of theirs is named, or something else is asked. */
async function tell(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text, when } = turn.act
  const isInDoubt = asksStill(text)
  if (text.length > LONGEST || !(isInDoubt || WHEN_OR_WHERE.test(text))) return undefined
  const named = meant(await findMine(turn, () => true), text, (isInDoubt && when.length > 0) || OF_IT.test(text))
  const [first] = named
  if (first === undefined) return undefined
  const day = when.find(({ superseded, start }) => !superseded && start?.day !== undefined)?.start?.day
  const onDay = named.filter(({ starts_at }) => dayOf(starts_at, turn.office.zone) === day)
  const those = onDay.length > 0 ? onDay : named
  const wavering = isInDoubt ? those.find(({ off_at }) => off_at !== null) : undefined
  if (wavering !== undefined) return { reply: { text: wording.mayBeOff(wavering.title, turn.office.phone) } }
  const shown = those.slice(0, MOST).map((one) => inWords(one, turn.office.zone))
  if (day !== undefined && onDay.length === 0)
    return { reply: { text: wording.notThatDay(first.title, shown.slice(0, 1)) } }
  return { reply: { text: isInDoubt ? wording.goesOn(shown) : wording.whenAndWhere(shown) } }
}

/** What is named by its title or a part of it; with `anyway`, the only matter that there is. */
function meant(mine: readonly Known[], text: string, anyway: boolean): readonly Known[] {
  const named = mine.filter(({ title }) => partsOf(title).some((part) => text.includes(part)))
  const isOne = new Set(mine.map(({ title }) => title)).size === 1
  return named.length > 0 || !anyway || !isOne ? named : mine
}
