/** 给王秀英的生日祝福：……: what one of the staff writes for the next birthday of one person. */
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, type KnownPerson, namesakeOptions, notFound } from '../people/public.ts'
import { marksOf } from './marks.ts'
import * as queries from './queries.ts'
import { inauspiciousIn } from './vocabulary.ts'
import * as wording from './wording.ts'

const MOST = 80
const PATIENCE = DAY
const WHO = 'own-words-whom'

export const ownWords = command({
  id: 'greetings.own-words',
  needs: 'greetings.set',
  unmistakable: true,
  says: [
    '给{name}[的|写|发|送](生日祝福|祝寿词|生日贺词|生日的话)[:|，]{words}',
    '取消[给]{name}的(生日祝福|祝寿词|生日贺词)',
  ],
  slots: { name: { kind: 'name' }, words: { kind: 'words' } },
  ask: {},
  examples: ['给王秀英的生日祝福：祝您福如东海', '取消王秀英的生日祝福'],
  help: '给王秀英的生日祝福：祝您……（只用在下一个生日）',
  run: (turn) => keep(turn),
  // What is wished holds words of all kinds: 多去散散步.
  claims: hearWish,
  hears: hearWish,
})

/** The words may be several sentences, so they are read from the whole message. */
const SAID =
  /^(?:给|(?<drop>取消)给?)(?<name>[^，。:]{2,8}?)(?:的|写|发|送)?(?:个|条|句)?(?:生日祝福|祝寿词|生日贺词|生日的话)(?:(?:[:，]|(?=祝|愿))(?<words>.*))?$/s

async function hearWish(turn: Turn<unknown>): Promise<Outcome | undefined> {
  return turn.file === undefined && SAID.test(turn.act.text.trim()) ? keep(turn) : undefined
}

interface Wish {
  readonly name: string
  /** Null: take back what was written. */
  readonly words: string | null
}

async function keep(turn: Turn<unknown>): Promise<Outcome> {
  const { drop, name, words = '' } = SAID.exec(turn.act.text.trim())?.groups ?? {}
  if (name === undefined) return { reply: { text: wording.whoseWords() } }
  const wish: Wish = { name: name.replace(/同志$/, ''), words: drop === undefined ? words.trim() : null }
  if (wish.words === '') return { reply: { text: wording.goesByItself(wish.name) } }
  // The name may hold what a wish may not: 陈孝先.
  const bad = wish.words === null ? undefined : inauspiciousIn(wish.words.replaceAll(wish.name, ''))
  if (bad !== undefined) return { reply: { text: wording.ownUnfit(bad) } }
  if ((wish.words?.length ?? 0) > MOST) return { reply: { text: wording.ownTooLong(MOST) } }
  const found = await findByName(turn.db, wish.name, turn.scope)
  const [only, ...others] = found
  if (only === undefined) return { reply: { text: notFound(wish.name) } }
  return others.length === 0 ? keepFor(turn, only, wish) : askWho(turn, found, wish)
}

function askWho(turn: Turn<unknown>, found: readonly KnownPerson[], wish: Wish): Outcome {
  const question = { answer: WHO, payload: wish, title: '', options: namesakeOptions(found) }
  return { reply: { text: chooseNamesake(found), expects: expectFrom(turn, question, PATIENCE) } }
}

export const whoseOwnWords: AwaitedAnswer = {
  id: WHO,
  needs: 'greetings.set',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const wish = payload as Wish
    const found = await findByName(turn.db, wish.name, turn.scope)
    const chosen = found.find(({ id }) => String(id) === choice?.value)
    return chosen && keepFor(turn, chosen, wish)
  },
}

async function keepFor(
  turn: Turn<unknown>,
  { id, name }: { id: PersonId; name: string },
  { words }: Wish,
): Promise<Outcome> {
  const { db, now, speaker } = turn
  if (words === null) {
    const dropped = await queries.dropOwnWords(db, id)
    return { reply: { text: dropped ? wording.ownDropped(name) : wording.noOwn(name) } }
  }
  const by = speaker.person?.id
  if (by === undefined) return { reply: { text: wording.whoseWords() } }
  await queries.keepOwn(db, { person: id, words, by, now })
  const marks = (await marksOf(turn, [id]))(id)
  return { reply: { text: wording.ownKept(name, words, marks) } }
}
