/** Words of time as they are misheard and mistyped: 名天, 星其三, 下舞三点. Always as many characters as were written. */

/** What makes a guess safe: the words that usually stand after a day. */
const AFTER_DAY = '(?=$|[ ，。！？\\d]|上午|下午|中午|早|晚|凌晨|[一二三四五六七八九十]+点|我|去|来|见|开|能|有|要|可)'
const BEFORE_CLOCK = '(?= ?(?:[\\d一二两三四五六七八九十]{1,3}[点时:]|[，。]|$))'

const MISSPELT: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<![有出姓报著第点题署])名天${AFTER_DAY}`, 'g'), '明天'],
  [new RegExp(`[明名](?:添|田|填|夭)${AFTER_DAY}`, 'g'), '明天'],
  [new RegExp(`今(?:添|田|填)${AFTER_DAY}`, 'g'), '今天'],
  [new RegExp(`(?:厚天|后(?:添|田|填)|候天)${AFTER_DAY}`, 'g'), '后天'],
  // 明朝上午, in 江浙.
  [/(?<=[今明后])朝(?=[上下中早晚夜]|第)/g, '天'],
  [/(?:星|兴|新)(?:其|朝|奇|棋|斯|企)(?=[一二三四五六日天1-6])/g, '星期'],
  [/(?:札|扎|礼|里)(?:拜|白|败)(?=[一二三四五六日天1-6])/g, '礼拜'],
  // 拜二 is said for 礼拜二.
  [new RegExp(`(?<![礼崇朝跪叩参祭团结回])拜(?=[一二三四五六日1-6]${AFTER_DAY})`, 'g'), '周'],
  [/(?<=[上下这本])(?:洲|州|舟)(?=[一二三四五六日天])/g, '周'],
  [/(?<=星期|礼拜)[山伞散](?![区地水])/g, '三'],
  [/(?<=星期|礼拜)[舞武]/g, '五'],
  [/(?<=星期|礼拜)[流留]/g, '六'],
  [/(?<=[上下])各(?=月|星期|礼拜)/g, '个'],
  [/(?<=\d月\d{1,2})[曰好](?=$|[ ，。(]|上午|下午|早|晚|中午|周|星期)/g, '号'],
  [/(?<=[上下]午|早上|晚上|中午|傍晚|[今明后]天|[周拜期][一二三四五六日天])俩(?=点)/g, '两'],
  // 拾贰月叁日, as on a receipt
  [/(?<![收捡])拾(?=[一二三四五六七八九]?[月日号])/g, '十'],
  // 今儿黑了, 明黑里, 今黑儿: by night, as it is said in the north.
  [/(?<=[今明昨]儿?)黑儿?(?![了里家间夜天板白色人客车木芝龙米豆的户云社名])/g, '晚上'],
  [/(?<=[今明昨后](?:儿个?|天|日|个)?)(?:黑[了里家间夜天]|下黑|黑晌)/g, '晚上'],
  [new RegExp(`上(?:五|舞|武|无|吾)${BEFORE_CLOCK}`, 'g'), '上午'],
  [new RegExp(`下(?:五|舞|武|无|吾)${BEFORE_CLOCK}`, 'g'), '下午'],
  [new RegExp(`早(?:尚|伤|商)${BEFORE_CLOCK}`, 'g'), '早上'],
  [new RegExp(`[晚完](?:尚|伤|商)${BEFORE_CLOCK}`, 'g'), '晚上'],
]
/** Most texts hold none of these and are not looked at again. */
const SUSPECT = /[拜名添田填夭厚候其朝奇棋斯企札扎白败洲州舟山伞散舞武流留各曰好五无吾尚伤商黑俩拾]/

/** The text with misspelt words of time put right, character for character. */
export function mendTimeWords(text: string): string {
  if (!SUSPECT.test(text)) return text
  return MISSPELT.reduce((mended, [pattern, word]) => mended.replace(pattern, word), text)
}
