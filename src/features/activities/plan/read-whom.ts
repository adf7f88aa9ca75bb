/** 只请80岁以上的, 加上太极拳协会, 别请吴玉梅: changes of an audience. */

import { AUDIENCE_LIKE } from '../vocabulary.ts'
import { bareValue, NOTHING, type Sheet, take, WORDS } from './change-sheet.ts'

const NARROWING =
  /(?:只请|只要|只限|仅限|限|请)?(?<words>(?:[\d一二三四五六七八九十]{1,3}岁(?:及?以上)|(?:不含|不要|不请|除了?)(?:异地|外地|境外)|(?:只要|只限|仅限)?住?在?本市(?:居住)?|(?:异地|外地)(?:除外|不请)))的?(?:老?同志们?|人)?/

/** 只请80岁以上的 narrows whoever is asked, unless somebody is named with it. */
export function readNarrowing(sheet: Sheet): void {
  if (new RegExp(AUDIENCE_LIKE).test(sheet.text)) return
  take(sheet, NARROWING, ({ words = '' }) => {
    sheet.found.audience = { words: words.replace(/^(?:不要|不请)/, '不含'), how: 'only' }
    return NOTHING
  })
}

const WITHOUT = new RegExp(
  `(?<=^|[ ，。；])(?:把|那)?(?<whom>${WORDS}{2,12}?)(?:就|都|也)?(?:不请|不用请|不要请|别请|去掉|不要)了?吧?(?=$|[ ，。；])|(?:去掉|删掉|删去|划掉|拿掉|除掉|别请|不请|不要请|不用请|别叫|不叫|别通知|不通知)(?<words>${WORDS}{1,20})`,
)

/** Whom a plan leaves out, beside those whom it names: 请第一支部，别请吴玉梅. `all`: the words that say so. */
export function readLeftOut(text: string): { readonly all: string; readonly words: string } | undefined {
  const found = WITHOUT.exec(text)
  const { whom, words = whom ?? '' } = found?.groups ?? {}
  return found === null || /名额|人数|限/.test(words) ? undefined : { all: found[0], words: bareNames(words) }
}

const bareNames = (words: string): string => words.replace(/(?:了|吧|的|老?同志们?)+$/, '')

/** 别请吴玉梅, 第二支部不请了; 去掉名额限制 is about seats. */
export function readWithout(sheet: Sheet): void {
  take(sheet, WITHOUT, ({ whom, words = whom ?? '' }) => {
    if (/名额|人数|限/.test(words)) sheet.found.seats = null
    else sheet.found.audience = { words: bareNames(words), how: 'without' }
    return NOTHING
  })
}

const NOT_ALL =
  /(?:别|不要|不用|先不|不)(?:再)?(?:发|请|通知|叫)(?:给)?(?:全体|全部|所有人|大家|那么多人?)(?:人|同志)?了?/

/** 别发全体，只发二支部: whoever is meant is named beside it. */
export function readNotAll(sheet: Sheet): void {
  take(sheet, NOT_ALL, () => NOTHING)
}

const ALSO =
  '(?<also>(?:再|还|也|另外|顺便)*(?:还有|加上|加|叫上|带上|算上|补上|增加|添上|连)|(?:再|还|也|多)(?:要)?(?=请|通知|叫|发给))?(?:都|把)?'
const AUDIENCE = new RegExp(`${ALSO}${AUDIENCE_LIKE}(?<too>也(?:请|要|参加|来|去|算))?`)
const ALSO_WORDS = new RegExp(
  `(?:把)?(?<whom>(?![\\d半])${WORDS}{2,8}?)也(?:请|叫|带|算|通知)上?(?=$|[ ，。；])|(?:再加上|加上|再请|再加|叫上|也请|还请|还要请)(?<words>(?![\\d半])${WORDS}{2,12})`,
)

/** 加上太极拳协会 asks more people, 请第二支部 asks others instead. */
export function readAudience(sheet: Sheet): void {
  const { found } = sheet
  if (found.audience !== undefined) return
  take(sheet, AUDIENCE, ({ also, value = '' }, all) => {
    found.audience = { words: value, how: also !== undefined || /也/.test(all) ? 'also' : 'instead' }
    return NOTHING
  })
  if (found.audience !== undefined) return
  take(sheet, ALSO_WORDS, ({ whom, words = whom ?? '' }) => {
    found.audience = { words: bareValue(words), how: 'also' }
    return NOTHING
  })
}
