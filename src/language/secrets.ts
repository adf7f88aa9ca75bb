/** Numbers that nobody should write to a bot: papers, bank cards, codes. Found and blotted out; pure. */

/** What stands in place of such a number; its kind is kept, so that staff know what to warn of. */
const BLOTS = { paper: '［证件号已遮住］', card: '［卡号已遮住］', code: '［验证码已遮住］' } as const

const MONTH_AND_DAY = String.raw`(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])`
const AROUND = (inner: string) => new RegExp(String.raw`(?<![\dXx])${inner}(?![\dXx])`, 'dg')

/**
 * Papers: 18 digits with a day of birth, in groups or not, the last may be X; formerly 15. Cards: 16 to 19 digits in one
 * run or in fours, and any grouping that begins with 62. Telephones, dates and lists of them never look so.
 */
const PAPERS = [
  AROUND(String.raw`\d{6}[ -]?(?:19|20)\d{2}[ -]?${MONTH_AND_DAY}[ -]?\d{3}[\dXx]`),
  AROUND(String.raw`\d{17}[Xx]`),
  AROUND(String.raw`\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}`),
]
/** A card of this country: in a run, or in fours. */
const OWN_CARD = AROUND(String.raw`62(?:\d{14,17}|\d{2}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)`)
const CARDS = [
  AROUND(String.raw`62(?:[ -]?\d){14,17}`),
  AROUND(String.raw`\d{16,19}`),
  AROUND(String.raw`\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?`),
]
const SENT_ONCE = '(?:验证码|校验码|动态码|短信码|登录码|确认码|取款码)'
const NAMED = `(?:${SENT_ONCE}|动态密码|密码|口令)`
const GAP = String.raw`[^\d，。；！？\n]`
/** No year, sum or house, and no number that everybody may ring: 96110, 12333, 95588. */
const CODE = String.raw`(?<code>\d{4,8})(?![\d年月日号元块点室房栋-])`
const NO_HOTLINE = String.raw`(?!(?:12|95|96)\d{3}(?!\d))`
const CODES = [
  new RegExp(`${NAMED}${GAP}{0,6}${CODE}`, 'dg'),
  // 验证码来了，是483921
  new RegExp(`${SENT_ONCE}${GAP}{0,6}[，,]就?是?${NO_HOTLINE}${CODE}`, 'dg'),
  // 483921是您的登录验证码
  new RegExp(String.raw`(?<![\d-])${CODE}(?:${GAP}{0,4}|${GAP}{0,3}是${GAP}{0,8})${NAMED}`, 'dg'),
]

/** The text with every such number blotted out; the same text again when it is done twice. */
export function blotSecrets(text: string): string {
  const papers = blot(text, PAPERS, BLOTS.paper)
  return blot(blot(papers, CARDS, BLOTS.card), CODES, BLOTS.code)
}

/** The name of a file or of somebody without the number of a paper or card. Other long numbers in it are the telephone's own. */
export const blotName = (name: string): string => blot(blot(name, PAPERS, BLOTS.paper), [OWN_CARD], BLOTS.card)

/**
 * Looked for in files, of which all would go: today's paper and a card of this country, whose form nothing else has, and what
 * may be a card of another and whose last figure is right. What a PDF shows may run together: there only that counts at all.
 */
const MAYBE_CARD = String.raw`\d{3}(?:\d{12,15}|(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)`
const IN_FILES = new RegExp(
  String.raw`(?<![\dXx])(?:(?<paper>\d{6}[ -]?(?:19|20)\d{2}[ -]?${MONTH_AND_DAY}[ -]?\d{3}[\dXx]|\d{17}[Xx])|(?<card>[34569]${MAYBE_CARD}))(?![\dXx])`,
  'g',
)
export const holdsNumber = (text: string): boolean =>
  numbersIn(text).some(({ paper, card }) => paper !== undefined || card?.startsWith('62') || isRightCard(card ?? ''))
export const holdsRightNumber = (text: string): boolean =>
  numbersIn(text).some(({ paper, card }) => (paper === undefined ? isRightCard(card ?? '') : isRightPaper(paper)))

function numbersIn(
  text: string,
): readonly { readonly paper?: string | undefined; readonly card?: string | undefined }[] {
  const bare = (number: string | undefined) => number?.replace(/[ -]/g, '')
  const found = (/[０-９]/.test(text) ? plain(text) : text).matchAll(IN_FILES)
  return [...found].map(({ groups }) => ({ paper: bare(groups?.['paper']), card: bare(groups?.['card']) }))
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const isRightPaper = (number: string): boolean =>
  number.length === 18 &&
  '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0) % 11] ===
    number.slice(-1).toUpperCase()

/** As all cards are reckoned: every second figure from behind counts twice. */
const isRightCard = (number: string): boolean =>
  [...number].toReversed().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0) %
    10 ===
  0

/** 要不要把身份证发给你: such a thing is offered; what is brought along (身份证要带吗) or came is none. */
const OFFERS =
  /(?:身份证|银行卡号?|卡号|存折|密码|验证码)(?:号码?|照片|正反面|拍照)*[^，。]{0,3}(?:发|拍|传|报|告诉)(?:给|到)?(?:你|您)(?!们?(?:办公室|单位)?(?:的|那))/
export const offersSecret = (text: string): boolean => OFFERS.test(text) && !/了没|收到|人家|骗/.test(text)

/** Whether something was blotted out of a text. */
export function wasBlotted(text: string): boolean {
  return Object.values(BLOTS).some((words) => text.includes(words))
}

function blot(text: string, patterns: readonly RegExp[], words: string): string {
  let blotted = text
  for (const pattern of patterns) blotted = blotOne(blotted, pattern, words)
  return blotted
}

function blotOne(text: string, pattern: RegExp, words: string): string {
  let out = ''
  let at = 0
  for (const match of plain(text).matchAll(pattern)) {
    const [from, to] = match.indices?.groups?.['code'] ?? match.indices?.[0] ?? [0, 0]
    out += text.slice(at, from) + words
    at = to
  }
  return out + text.slice(at)
}

/** As speech is often written down: 一一零一零一. */
const SPOKEN = '零一二三四五六七八九'

/** Full-width digits and blanks, and digits as they are spoken, as plain ones, character for character. */
function plain(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[〇○零一二三四五六七八九幺]{4,}/g, (digits) =>
      [...digits].map((digit) => (digit === '幺' ? 1 : Math.max(SPOKEN.indexOf(digit), 0))).join(''),
    )
    .replace(/[\u3000－·]/g, ' ')
}
