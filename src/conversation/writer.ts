/**
 * Which of two people that share a phone is writing: they say so (我是王秀英, 我是老伴), or are asked once where it matters;
 * then it is remembered while the talk goes on (rule 18).
 */
import type { PersonId, Speaker } from '../feature.ts'
import { readChoice } from '../language/choice/read-choice.ts'
import { normaliseText } from '../language/read-value.ts'
import type { Option } from '../language/reading.ts'
import { askEngine } from './ask-in-passing.ts'
import { findFocus } from './focus.ts'
import { rememberWriter } from './queries.ts'
import { noteAnswer, type Question } from './questions.ts'
import { type Book, type Decided, ENGINE, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** The engine's question who writes. */
const WRITER = 'writer'

/** What waits while it is asked. */
interface PendingWriter {
  readonly text: string
}

/** Whether it must be asked before anything can be done for one of them. */
export const isWriterUnknown = ({ speaker, chat }: Talk): boolean =>
  chat.kind === 'private' && speaker.person === undefined && speaker.sharing.length > 1

/** Asks who writes, and keeps the words until it is known. */
export function askWriter(talk: Talk, text: string): Decided {
  const { sharing } = talk.speaker
  const options: readonly Option[] = sharing.map(({ id, name }, index) => ({
    number: index + 1,
    value: String(id),
    label: name,
    words: [name],
  }))
  const names = sharing.map(({ name }) => name)
  const payload: PendingWriter = { text }
  // The same question is not put a third time (rule 10).
  if (talk.previous === ASKED_AGAIN)
    return { feature: ENGINE, as: 'writer-unknown', outcome: { handOver: { why: wording.whyWriterUnknown() } } }
  const again = talk.previous === ASKED
  const question = again ? wording.askWriterAgain(names) : wording.askWriter(names)
  const as = again ? ASKED_AGAIN : ASKED
  return { feature: ENGINE, as, outcome: askEngine(talk, WRITER, question, payload, options) }
}

const ASKED = 'who-writes'
const ASKED_AGAIN = 'who-writes-again'

/** What is known by this message: the talk as it goes on, perhaps with the words that waited, or all there is to say. */
export type Settled = { readonly talk: Talk } | { readonly decided: Decided }

export async function settleWriter(book: Book, talk: Talk): Promise<Settled> {
  const { speaker, tx, chat, now } = talk
  if (speaker.sharing.length < 2) return { talk }
  const asked = talk.focus.kind === 'one' && isWriterQuestion(talk.focus.question) ? talk.focus.question : undefined
  const text = normaliseText(talk.row.text)
  const chosen = asked === undefined ? undefined : readChoice(text, asked.options)
  const introduced = readIntroduction(text, speaker)
  const answered = asked === undefined ? undefined : whoIs(text, speaker.sharing)
  const writer = chosen?.exact ? Number(chosen.value) : (introduced?.person ?? answered)
  if (writer === undefined) return { talk: await goOn(talk) }
  await rememberWriter(tx, chat.id, writer, now)
  if (asked !== undefined) await noteAnswer(tx, asked.id, true, now)
  const { id: chatId, kind, account_id: accountId } = chat
  const known = await book.ports.identify(tx, {
    chatId,
    kind,
    accountId,
    senderPlatformId: talk.row.sender_platform_id,
    now,
  })
  const words = introduced?.rest || (asked?.payload as PendingWriter | undefined)?.text || ''
  if (words === '') {
    const reply = { text: wording.writerKnown(known.person?.address ?? '') }
    return { decided: { feature: ENGINE, as: WRITER, outcome: { reply } } }
  }
  return { talk: withQuestions({ ...talk, speaker: known, row: { ...talk.row, text: words, quote: null } }) }
}

/** Nobody new: what was asked about the writer is passed over, and whoever was known stays so. */
async function goOn(talk: Talk): Promise<Talk> {
  const { person } = talk.speaker
  if (person !== undefined) await rememberWriter(talk.tx, talk.chat.id, person.id, talk.now)
  return withQuestions(talk)
}

const isWriterQuestion = ({ feature, answer }: Question): boolean => feature === ENGINE && answer === WRITER

/** The questions that are the writer's to answer; of the other one's only where that one is named (老伴不去). */
function withQuestions(talk: Talk): Talk {
  const { row, speaker, now } = talk
  const open = talk.questions.filter((one) => !isWriterQuestion(one))
  const other =
    speaker.person === undefined
      ? spokenOf(row.text, speaker.sharing)
      : otherNamed(row.text, speaker, speaker.person.id)
  const whose = other ?? speaker.person?.id
  const own = open.filter(({ personId }) => personId === null || whose === undefined || personId === whose)
  const questions = own.length > 0 ? own : open
  return { ...talk, questions, focus: findFocus(questions, { text: row.text, quoted: row.quote?.text, now }) }
}

const SPOUSE = '(?:我|俺|他|她)?(?:家)?(?:的)?(?:老伴儿?|爱人|老头子?|老婆子?|老太太|那口子|媳妇儿?|老公)'
/** 老伴不去, 我爱人去; but 和老伴去 speaks of both. */
const OF_SPOUSE = new RegExp(`^${SPOUSE}(?:也|说|就|要|想|可以)*(?:不|没|去|来|参|报)`)

function otherNamed(text: string, { sharing }: Speaker, writer: PersonId): PersonId | undefined {
  const words = normaliseText(text)
  if (/[和跟与]|都/.test(words)) return undefined
  const others = sharing.filter(({ id }) => id !== writer)
  const [only, ...more] = others
  return (
    others.find(({ name }) => words.includes(name))?.id ??
    (only !== undefined && more.length === 0 && OF_SPOUSE.test(words) ? only.id : undefined)
  )
}

type Sharing = Speaker['sharing']

const HE = '(?:老头子?|老爷子|老公|老汉|丈夫|当家的|孩子他?爸)'
const SHE = '(?:老太婆|老太太|老婆子?|老婆儿|媳妇儿?|妻子|孩子他?妈)'
const SAID_OF = '(?:也|说|就|要|想|可以|腿疼|病了|有事|今天|那天|，)*(?:不|没|去|来|参|报)'
const OF_HIM = new RegExp(`^(?:我|俺)?(?:家)?(?:的)?${HE}${SAID_OF}`)
const OF_HER = new RegExp(`^(?:我|俺)?(?:家)?(?:的)?${SHE}${SAID_OF}`)

const onlyOf = (sharing: Sharing, isIt: (one: Sharing[number]) => boolean): PersonId | undefined => {
  const [only, ...others] = sharing.filter(isIt)
  return others.length === 0 ? only?.id : undefined
}

/** Of which of the two something is said while it is not known who writes: 老头子不去了, 孙淑珍去. */
function spokenOf(text: string, sharing: Sharing): PersonId | undefined {
  const words = normaliseText(text)
  if (sharing.length < 2 || /[和跟与]|都|俩/.test(words)) return undefined
  if (OF_HIM.test(words)) return onlyOf(sharing, ({ sex }) => sex === 'male')
  if (OF_HER.test(words)) return onlyOf(sharing, ({ sex }) => sex === 'female')
  return onlyOf(sharing, ({ name }) => words.startsWith(name))
}

const ANSWER = /^(?:我|俺)?(?:就?是)?(?<who>.{1,6}?)(?:本人)?[啊呀呢吧嘛。！~ ]*$/
const TITLED = /^[老小]?(?<surname>.)(?:老师|师傅|工|同志|大爷|大妈|大姐|阿姨|总|主任)?$/
const MALE = new RegExp(`^(?:${HE}|男的|男同志)$`)
const FEMALE = new RegExp(`^(?:${SHE}|女的|女同志)$`)

/** Which of the two somebody says they are: 淑珍, 老孙, 孙老师, 老太婆. */
function whoIs(text: string, sharing: Sharing): PersonId | undefined {
  const who = ANSWER.exec(text)?.groups?.['who'] ?? ''
  if (MALE.test(who)) return onlyOf(sharing, ({ sex }) => sex === 'male')
  if (FEMALE.test(who)) return onlyOf(sharing, ({ sex }) => sex === 'female')
  const surname = TITLED.exec(who)?.groups?.['surname']
  return (
    onlyOf(sharing, ({ name }) => name === who || (who.length > 1 && name.slice(1) === who)) ??
    onlyOf(sharing, ({ name }) => surname !== undefined && name.startsWith(surname))
  )
}

const INTRODUCES =
  /^(?:换人了?|换我了?)?[，。、 ]*(?:[我俺]是|[我俺]叫|这是|是我，?|[我俺](?=老[^伴头太公婆爷汉]))(?<who>[^，。；！,!\s]{1,8}?)(?:本人)?(?:[，。；！,!\s]+(?<rest>.*))?$/s

/** 我是王秀英，我去: who says so, and what else was said. A relation (我是王秀英的女儿) introduces nobody of the two. */
function readIntroduction(
  text: string,
  speaker: Speaker,
): { readonly person: PersonId; readonly rest: string } | undefined {
  const found = INTRODUCES.exec(text)?.groups
  if (found === undefined) return undefined
  const who = found['who'] ?? ''
  const { sharing, person } = speaker
  const byName = sharing.find(({ name }) => name === who)
  const [only, ...more] = sharing.filter(({ id }) => id !== person?.id)
  const bySpouse = person !== undefined && more.length === 0 && new RegExp(`^${SPOUSE}$`).test(who) ? only : undefined
  const meant = byName?.id ?? bySpouse?.id ?? whoIs(who, sharing)
  return meant === undefined ? undefined : { person: meant, rest: found['rest'] ?? '' }
}
