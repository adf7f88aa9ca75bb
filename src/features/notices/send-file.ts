/**
 * A picture, a file, a link or a text that staff send, and then 发给第一支部: it goes out as a notice, after a line of words. A link
 * goes as its address, in the words, where rule 30 holds it until staff have said 照发.
 */

import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type Command, command, type KeptFile, type Outcome, type Turn } from '../../feature.ts'
import { isPicture, MOST_SENT_BYTES, newestFile, newestLink } from '../../files/public.ts'
import { takeApart } from '../../language/apart.ts'
import { audienceUnknown, countAudience, resolveRecipients, sayAudience } from '../people/public.ts'
import { type Begun, beginDraft } from './begin-draft.ts'
import type { NoticeSettings } from './draft.ts'
import * as queries from './queries.ts'
import { readSentOn, SAYS_FOR_WHOM, SENDS_ON } from './read-sent-on.ts'
import { findRooms, postToRooms } from './rooms.ts'
import { askWhatItIs } from './spoken.ts'
import { CHANGES_PLAN, GATHERS, SIGNS_UP, TELLS_SOMETHING } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long a file or link is remembered, in milliseconds. */
const PATIENCE = HOUR
/** How the message before was handled, where it was a file or a link, or words about it that were not understood. */
const FILE_CAME = 'notices.file'
const FILE_JUST_SENT = new Set([FILE_CAME, 'notices.file:unknown'])
const LINK_JUST_SENT = new Set(['notices.file:link', 'notices.file:link-unknown'])

/** How the message before was handled, where it was a text of which nobody knew what to do with it. */
const FORWARDED = /^miss|^notices\.file:text-unknown$/
/** Where it was taken for something of the writer's own, and nothing was done: a nearly right command, a cry, a greeting. */
const MISHEARD =
  /^(?:near|distress|worried|unwell|lonely|greeting|thanks|noted|death-told|sensitive|trouble|conversation\.self|care\.death:unknown)$/
/** Where it was taken for the plan of an activity, and was asked about. */
const PLANNED = 'activities.publish:asked'
/** Shorter words are no text for many, in characters; and shorter ones no text at all, where something was heard in them. */
const SHORTEST = 8
const SHORTEST_MISHEARD = 16

/** What a notice is made of. */
type Content = Pick<Begun, 'text' | 'file'>

export function createFileNotice(settings: NoticeSettings): Command {
  return command({
    id: 'notices.file',
    needs: 'notice.send',
    says: ['[怎么|我要](发图片|发文件|发照片|群发图片|群发文件)[通知]', '怎么把(图片|文件|照片)发给大家'],
    slots: {},
    ask: {},
    examples: ['怎么发图片', '发图片通知', '怎么把文件发给大家'],
    help: '发图片、文件、链接：先把它发给我，再说发给谁',
    run: async () => ({ reply: { text: wording.howToSendFile() }, as: 'how' }),
    async hears(turn) {
      const { file, act, words } = turn
      if (file === undefined) {
        const link = act.text === '' ? readLink(words) : undefined
        return link && { reply: { text: wording.linkForWhom(link.title) }, as: 'link' }
      }
      if (file.size > MOST_SENT_BYTES)
        return { reply: { text: wording.fileTooLarge(MOST_SENT_BYTES / 2 ** 20) }, as: 'too-large' }
      // On the page it comes with words in one go.
      const { whom, text = '' } = readSentOn(words) ?? {}
      return whom === undefined
        ? { reply: { text: wording.fileForWhom(isPicture(file)) } }
        : begin(turn, withFile(file, text), whom, settings, 'unknown')
    },
    claimsAnswers: true,
    async claims(turn) {
      const { whom, text = '' } = readSentOn(turn.words) ?? {}
      if (whom === undefined) return undefined
      const quoted = await quotedOfTheirs(turn)
      if (quoted !== undefined) return text === '' ? beginQuoted(turn, quoted, whom, settings) : undefined
      const previous = turn.previous ?? ''
      const since = new Date(turn.now.getTime() - PATIENCE)
      if (LINK_JUST_SENT.has(previous)) {
        const link = readLink((await newestLink(turn.db, turn.chat.id, since)) ?? '')
        return link && begin(turn, withLink(link, text), whom, settings, 'link-unknown')
      }
      if ((FORWARDED.test(previous) || MISHEARD.test(previous)) && text === '')
        return beginForwarded(turn, whom, settings)
      if (previous === PLANNED) return text === '' ? beginPlanned(turn, whom, settings) : undefined
      const file = FILE_JUST_SENT.has(previous) ? await newestFile(turn.db, turn.chat.id, since) : undefined
      return file && begin(turn, withFile(file, text || (await saidWithFile(turn))), whom, settings, 'unknown')
    },
  })
}

/** The words that came with the file, or were to go with it to somebody who is not on the roster. */
async function saidWithFile(turn: Turn<unknown>): Promise<string> {
  for (const { text, as } of await before(turn)) {
    if (!FILE_JUST_SENT.has(as)) break
    const own = takeApart(text).own.trim()
    const said = readSentOn(own)?.text ?? (as === FILE_CAME && TELLS_SOMETHING.test(own) ? own : '')
    if (said !== '' || as === FILE_CAME) return said
  }
  return ''
}

/** A text that was forwarded without a word of what to do with it, and then 发给第一支部. */
async function beginForwarded(
  turn: Turn<unknown>,
  whom: string,
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  const said = (await before(turn)).find(({ as }) => as !== 'notices.file:text-unknown')
  const text = textOf(said)
  return text === undefined ? undefined : begin(turn, { text }, whom, settings, 'text-unknown')
}

/** What somebody wrote, where it may be a text for many. */
function textOf(said: Said | undefined): string | undefined {
  const isMisheard = MISHEARD.test(said?.as ?? '')
  const text = ownText(said)
  if (text.length < (isMisheard ? SHORTEST_MISHEARD : SHORTEST) || SAYS_FOR_WHOM.test(text)) return undefined
  return isMisheard && ASKS.test(text) ? undefined : text
}

/** 发给第一支部, said of what is quoted: that goes, whatever came last. What was a command of theirs is no text. */
async function beginQuoted(
  turn: Turn,
  quoted: Said,
  whom: string,
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  // Said again without the quotation, it is of what came last.
  const as = 'quoted-unknown'
  const link = LINK_JUST_SENT.has(quoted.as) ? readLink(quoted.text) : undefined
  if (link !== undefined) return begin(turn, withLink(link, ''), whom, settings, as)
  if (quoted.as === PLANNED) return beginOfPlan(turn, ownText(quoted), whom, settings)
  const text = FORWARDED.test(quoted.as) || MISHEARD.test(quoted.as) ? textOf(quoted) : undefined
  return text === undefined ? undefined : begin(turn, { text }, whom, settings, as)
}

/** Of what they wrote here the one that is quoted, whole; without an `as` where it may be one of several. */
async function quotedOfTheirs({ db, chat, inboxId, quoted = '' }: Turn<unknown>): Promise<Said | undefined> {
  const beginning = quoted.trim().replace(/(?:…|\.{3})+$/, '')
  if (beginning.length < SHORTEST) return undefined
  const said = await queries.wordsBeginning(db, { chat: chat.id, inbox: inboxId, beginning })
  const [newest] = said
  const isOne = new Set(said.map(({ text }) => text)).size === 1
  return said.find(({ text }) => text === beginning) ?? (isOne ? newest : newest && { ...newest, as: '' })
}

/** Rather asked of the bot: 帮我看看第一支部80岁以上的都有哪些人. */
const ASKS = /[？?吗呢]$|^(?:请?帮我|帮忙|请?查|看一?[看下]|我[想要])|哪些人|多少人/

/** The same of a text that was taken for a plan. */
async function beginPlanned(turn: Turn, whom: string, settings: NoticeSettings): Promise<Outcome | undefined> {
  const [asked, earlier] = await before(turn)
  return earlier?.as === PLANNED ? undefined : beginOfPlan(turn, ownText(asked), whom, settings)
}

/** What may be a plan is asked about, and 通知第一支部 is whom it invites. */
async function beginOfPlan(
  turn: Turn,
  text: string,
  whom: string,
  settings: NoticeSettings,
): Promise<Outcome | undefined> {
  if (text.length < SHORTEST || !SENDS_ON.test(turn.act.text)) return undefined
  if (SIGNS_UP.test(text) || SAYS_FOR_WHOM.test(text)) return undefined
  if (!GATHERS.test(text) || CHANGES_PLAN.test(text)) return begin(turn, { text }, whom, settings, 'unknown')
  return askWhatItIs(turn, { whom, text }, wording.invites(text, whom))
}

type Said = Awaited<ReturnType<typeof queries.wordsBefore>>[number]

const before = ({ db, chat, inboxId, now }: Turn<unknown>) =>
  queries.wordsBefore(db, { chat: chat.id, inbox: inboxId, since: new Date(now.getTime() - PATIENCE) })

const ownText = (said: Said | undefined): string => takeApart(said?.text ?? '').own.trim()

interface Link {
  readonly title: string
  readonly url: string
}

/** Title and address, a line each; without a title the address says it. */
function readLink(words: string): Link | undefined {
  const { title, url } = /^(?:(?<title>[^\n]+)\n)?(?<url>https?:\/\/\S+)$/.exec(words.trim())?.groups ?? {}
  return url === undefined ? undefined : { title: title ?? '', url }
}

const withLink = ({ title, url }: Link, text: string): Content => ({
  text: `${text.trim() === '' ? wording.readArticle(title) : text}\n${url}`,
})

function withFile(file: Pick<KeptFile, 'id' | 'name' | 'mediaType'>, text: string): Content {
  const name = file.name === '' ? wording.namelessFile(isPicture(file)) : file.name
  return { text: text.trim() === '' ? wording.seeBelow(isPicture(file), name) : text, file: { id: file.id, name } }
}

/** `as`: how it is noted when it is not clear whom it is for. */
async function begin(
  turn: Turn<unknown>,
  content: Content,
  whom: string,
  settings: NoticeSettings,
  as: string,
): Promise<Outcome> {
  const { db, now, office, scope } = turn
  const unknown = (told: string): Outcome => ({ reply: { text: told }, as })
  if (/群里?$/.test(whom)) {
    const found = await findRooms(turn, whom)
    return 'told' in found ? unknown(found.told) : postToRooms(turn, found.rooms, content, settings)
  }
  const read = await resolveRecipients(db, whom, scope, dayOf(now, office.zone))
  if ('unknown' in read) return unknown(audienceUnknown(read))
  const people = await countAudience(db, read.audience)
  if (people === 0) return unknown(wording.nobodyThere(sayAudience(read.audience)))
  return beginDraft(turn, { ...content, whom, audience: read.audience, people, why: null, corrects: null }, settings)
}
