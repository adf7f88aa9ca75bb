/** @mentions in a text: who is called, and what the words are without them. Pure. */
import { literal } from '../base/literal.ts'

export interface MentionNames {
  /** The bot's own names in this chat. */
  readonly self: readonly string[]
  /** Names of others that were mentioned, where the platform says who. */
  readonly others: readonly string[]
}

export interface WithoutMentions {
  readonly text: string
  readonly callsSelf: boolean
  readonly callsEverybody: boolean
}

/** What WeChat puts behind a mention on a phone: a space a quarter of an em wide. */
export const MENTION_END = '\u2005'

type Piece = { readonly words: string } | { readonly name: string }

/** The names that stand for everybody; they are never a mention of the bot (docs/rules.md, rule 12). */
const EVERYBODY: readonly string[] = ['所有人', 'all', 'All', 'everyone']

/**
 * Takes the mentions out of `text`. The bot and everybody go wherever they stand. Others go where they are only spoken
 * to, at the start of a message that does not call the bot or behind its end; elsewhere the name stays, because
 * `我和@李四 都去` is about 李四.
 */
export function takeMentions(text: string, names: MentionNames): WithoutMentions {
  const pieces = cutAtMentions(text, names)
  const called = pieces.flatMap((piece) => ('name' in piece ? [piece.name] : []))
  const callsSelf = called.some((name) => names.self.includes(name))
  const isNobody = (name: string) => names.self.includes(name) || EVERYBODY.includes(name)
  const told = pieces.filter((piece) => 'words' in piece || !isNobody(piece.name))
  const first = callsSelf ? 0 : told.findIndex(hasWords)
  const last = told.findLastIndex(hasWords)
  const end = endsApart(told[last]) ? last + 1 : told.length
  const kept = last < 0 ? [] : told.slice(Math.max(first, 0), end)
  const words = kept.map((piece) => ('words' in piece ? piece.words : piece.name)).join('')
  return { text: words.trim(), callsSelf, callsEverybody: called.some((name) => EVERYBODY.includes(name)) }
}

const hasWords = (piece: Piece): boolean => 'words' in piece && piece.words.trim() !== ''
/** Names behind these words are not part of the sentence. */
const endsApart = (piece: Piece | undefined): boolean =>
  piece !== undefined && 'words' in piece && /\s$/.test(piece.words)

function cutAtMentions(text: string, names: MentionNames): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(mentionPattern(names))) {
    if (match.index > from) pieces.push({ words: text.slice(from, match.index) })
    pieces.push({ name: match[0].slice(1).replace(/\s$/, '') })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ words: text.slice(from) })
  return pieces
}

/**
 * A mention ends with U+2005 on phones and with a space on PCs (docs/rules.md). In turn: a known name; any name before
 * U+2005; the bot's name typed by hand, with nothing behind it; any word before a space, when nothing stands before it
 * (an address such as a@b.cn is none).
 */
function mentionPattern({ self, others }: MentionNames): RegExp {
  const known = oneOf([...self, ...others, ...EVERYBODY])
  const end = '(?:[\u2005 ]|(?=\\s)|$)'
  const forms = [
    `@${known}${end}`,
    '@[^@\u2005\\n]{1,40}\u2005',
    `[@＠]${oneOf(self)}[\u2005 ]?`,
    `(?<=^|\\s)@[^@\\s]{1,40}${end}`,
  ]
  return new RegExp(forms.join('|'), 'g')
}

/** A pattern for any of `names`, longest first, because one may begin another; nothing matches where there are none. */
function oneOf(names: readonly string[]): string {
  const real = names.filter((name) => name !== '').toSorted((one, two) => two.length - one.length)
  return real.length > 0 ? `(?:${real.map(literal).join('|')})` : '(?!)'
}
