/** 李桂兰头晕不舒服, 张书记不舒服先回去了: what staff tell of somebody else's health is no cry of their own. */
import { normaliseText } from '../language/read-value.ts'
import { feelsUnwell } from '../language/reply/signs/unwell.ts'
import { NO_NAME, SURNAME, TITLE_WORD } from '../language/reply/who.ts'
import { type Book, isAtWork, type Talk } from './talk.ts'

/** Somebody who is only called by title, or whom nobody names. */
const CALLED = new RegExp(
  `(?<![\\p{Script=Han}])(?:(?:刚才?|刚刚|今天|今早|昨[天晚]|听说)*)(?:${NO_NAME}(?:${SURNAME}(?:${TITLE_WORD})|[老小](?!毛病|高血)${SURNAME})|[他她](?!们))|有[个位](?:老同志|老师傅|老人|大爷|大妈|阿姨)`,
  'u',
)
/** 跟我说, 打电话给我: whoever writes has only heard of it. */
const TOLD_ME = /(?:跟|给|和|对|告诉|让|叫|找|问|通知)[我俺咱]们?/g
/** 咱院, 我们支部 is where they work. */
const OUR_PLACE = /[我俺咱]们?(?:院|办公室|单位|厂|支部|这|老年大学)/g
const SELF = /[我俺咱]/

/** The name stands before what is felt: 头晕得厉害，刘志强替班 is said of whoever writes. */
export async function tellsOfAnother({ ports }: Book, talk: Talk): Promise<boolean> {
  const said = normaliseText(talk.row.text)
  if (!isAtWork(talk, said) || SELF.test(said.replace(TOLD_ME, '').replace(OUR_PLACE, ''))) return false
  const named = (await ports.namedIn(talk.tx, said, 'office')).filter((name) => name !== talk.speaker.person?.name)
  const places = [said.search(CALLED), ...named.map((name) => said.indexOf(name))].filter((at) => at >= 0)
  return places.length > 0 && !feelsUnwell(said.slice(0, Math.min(...places)))
}
