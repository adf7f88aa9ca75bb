/** 别祝退休纪念日了, 陈德福不要纪念日祝福: whoever wants to hear nothing of the years since they retired or joined the party. */
import { command, type Outcome, scopeFor, type Turn } from '../../feature.ts'
import { greetAgain, wantsNoGreeting } from '../privacy/public.ts'
import * as queries from './queries.ts'
import { NOTHING } from './read-wish.ts'
import { DAYS_WISH } from './vocabulary.ts'
import { ofNamed } from './whose-wish.ts'
import * as wording from './wording.ts'

const WISH = '[退休|入党](纪念日|周年)[的](祝福|问候)'
const NO = '(别|不要|不用)'

export const daysWish = command({
  id: 'greetings.days-wish',
  needs: 'greetings.answer',
  says: [
    `[以后]${NO}[再](给我发|发)${WISH}[了]`,
    `[我][以后]${NO}${WISH}[了]`,
    `(继续|照常|恢复)[给我]发${WISH}[吧]`,
    `还是给我发${WISH}吧`,
    `我还(要|想要|想收)${WISH}`,
  ],
  slots: {},
  ask: {},
  examples: ['不要退休纪念日的祝福', '别再给我发入党纪念日祝福了', '还是给我发纪念日祝福吧'],
  forOneself: true,
  run: (turn) => wish(turn),
  // 别祝退休纪念日了: of staff it is said for the whole office.
  async claims(turn) {
    const isMeant = turn.speaker.person !== undefined && DAYS_WISH.test(turn.act.text.replace(/[。！!]+$/, ''))
    return isMeant && scopeFor(turn.speaker, 'greetings.set') === undefined ? wish(turn) : undefined
  },
})

async function wish({ db, now, act, speaker }: Turn<unknown>): Promise<Outcome> {
  const person = speaker.person?.id
  if (person === undefined) return {}
  const onDays = isWanted(act.text)
  const isBack = onDays && (await greetAgain(db, person, now))
  const before = isBack ? NOTHING : await queries.wishOf(db, person)
  await queries.setWish(db, person, { ...before, onDays, by: null, now })
  return { reply: { text: wording.daysWish(onDays) } }
}

const isWanted = (words: string): boolean => !/别|不|甭/.test(words)

export const enterDaysWish = command({
  id: 'greetings.days-wish-of',
  needs: 'greetings.set',
  says: [
    `{name}${NO}${WISH}[了]`,
    `[以后]${NO}[再]给{name}发${WISH}[了]`,
    `[以后]${NO}[再]祝{name}[的](退休|入党)(纪念日|周年)[了]`,
    `(恢复|继续|照常)给{name}发${WISH}`,
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['陈德福不要纪念日祝福', '别给陈德福发退休纪念日祝福', '恢复给陈德福发纪念日祝福'],
  help: '陈德福不要纪念日祝福；恢复给陈德福发纪念日祝福',
  run: (turn) =>
    ofNamed(turn, async ({ id, name }) => {
      const { db, act, now, speaker } = turn
      const onDays = isWanted(act.text.replace(name, ''))
      // What somebody has said for themselves, staff do not take back.
      if (onDays && (await wantsNoGreeting(db, id))) return { reply: { text: wording.wantsNone(name) } }
      const before = await queries.wishOf(db, id)
      await queries.setWish(db, id, { ...before, onDays, by: speaker.person?.id ?? null, now })
      return { reply: { text: wording.daysWishOf(name, onDays) } }
    }),
})
