/** Cuts a message into clauses: the stretches between marks, and at the words that turn a sentence round. */

/** A clause with its place in the normalised text; `but` when a word of contrast leads it. */
export interface Clause {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly but: boolean
}

const MARKS = '，。！？；\n…~'
const BUT = /^(?:但是?|不过|可是|可惜|只是|就是|然而|无奈|结果|没想到|怎奈)/
/** A word of contrast in running speech begins a clause of its own. */
const TURN =
  /(?=但是|但(?=我|俺|还是|仍|也|一定|是)|(?<![喘受通越赶得看说瞒拗吃挺熬])不过(?![气来去了关])|(?<!不去|不来|不参加)(?<!只)可惜|(?<=[去来加行]了)(?=(?:就|只)(?:剩|有)?(?:下)?我|剩我)|(?<=(?:不去|不来|不参加|我去|我来|我参加)了?)(?=(?:我|俺|咱|老伴|老头|老太|爱人|儿子|女儿|他|她)(?:们)?(?:也|都|还|自己|能|要|想|肯定|一定|可以)*(?:不|没)?(?:能|想|要)?(?:去|来|参加))|(?<=(?<!干)吗)(?=[我俺咱他她老腿不没要想能带])|(?<=.{3}(?<!让|叫|请|替|帮|给|和|跟|带|说|是|着|以为|哪|怎么|除了|问|放心|舍得|同意|准|许|拦)(?<!(?:要是|如果|万一|除非|只要|不管|无论|即使|就算|哪怕|下雨|天冷|的话|为啥|为什么|谁说|光|但|没有?(?:车|人|伴)|昨天|前天|去年|前年|那[次天回]|以前|刚才|上(?:个)?(?:月|周|次|回|星期|礼拜)).{0,12}))(?=(?:我|俺)(?:可|还是|还|肯定|一定)?(?:不(?:能|想|爱|愿意?|会)?)?(?:去|来|参加)(?:了|的|吧|啊|不了|不成)*$)|可是|只可惜|然后|另外|对了|还有就是)/

/** The clauses of a normalised text, empty ones left out. A question mark stays with its clause. */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const push = (to: number) => {
    for (const piece of turns(text, from, to)) clauses.push(piece)
  }
  for (let i = 0; i <= text.length; i++) {
    const char = text.charAt(i)
    if (i < text.length && !isMark(text, i)) continue
    const to = char === '？' ? i + 1 : i
    if (to > from) push(to)
    from = i + 1
  }
  return clauses.filter((clause) => clause.text.trim() !== '')
}

function isMark(text: string, i: number): boolean {
  const char = text.charAt(i)
  if (MARKS.includes(char)) return true
  const next = text.charAt(i + 1)
  const before = text.charAt(i - 1)
  if (char === '.') return !/\d/.test(next) && !/\d/.test(before)
  if (char === ':') return !/\d/.test(next) || !/\d/.test(before)
  return char === ' ' && !/[\da-z]/.test(before) && !/[\d]/.test(next)
}

function turns(text: string, from: number, to: number): Clause[] {
  const whole = text.slice(from, to)
  let at = from
  return whole.split(TURN).map((piece) => {
    const clause = { text: piece.trim(), from: at, to: at + piece.length, but: BUT.test(piece.trim()) }
    at += piece.length
    return clause
  })
}
