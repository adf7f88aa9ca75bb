/**
 * Takes apart what the writer says from what the chat puts around it: quoted and forwarded text, mentions. What is not
 * the writer's own words is blanked out in place, so that positions stay.
 */

/** A message taken apart; `own` has the length of the message. */
export interface Parts {
  readonly own: string
  /** The quoted or forwarded text, when there is one. */
  readonly quoted?: string
  /** Names mentioned with @, without the sign. */
  readonly mentions: readonly string[]
}

/** 「name：text」, a ruler, the reply. The ruler is 6 or more dashes with or without spaces. */
const QUOTE = /^\s*「([^\n]{0,64}?[：:][\s\S]*?)」\s*\n\s*(?:[-—－–]\s?){6,}\s*\n?/
/** A quotation that some clients write without the ruler: only when the reply stands on a line of its own. */
const BARE_QUOTE = /^\s*「([^「」\n]{1,64}[：:][^「」]*)」\s*\n/
const FORWARDED = /^\s*(?:\[?转发\]?|【转发】|转发消息|转[：:])\s*/
/** On a phone U+2005 ends a mention; on a computer a space does, or the end of the message. 别@我 mentions nobody. */
const MENTION = /@(?!我(?:$|[\s了]))([^\s@\u2005]{1,32})(?:[\u2005\s]|$)/g

const blank = (text: string) => ' '.repeat(text.length)

/** Takes a message apart. Never fails; a broken quotation stays the writer's own words. */
export function takeApart(text: string): Parts {
  if (!text.includes('「') && !text.includes('@') && !text.includes('转')) return { own: text, mentions: [] }
  const quote = QUOTE.exec(text) ?? BARE_QUOTE.exec(text)
  const rest = quote ? blank(quote[0]) + text.slice(quote[0].length) : text
  const mentions: string[] = []
  const own = rest.replace(MENTION, (all, name: string) => {
    mentions.push(name)
    return blank(all)
  })
  const quoted = quote?.[1] ?? (FORWARDED.test(own) ? own.trim() : undefined)
  return { own, mentions, ...(quoted === undefined ? {} : { quoted }) }
}
