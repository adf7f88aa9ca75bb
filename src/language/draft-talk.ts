/** What staff say to a draft that was shown to them: 1 发布 2 修改 3 先不发 in words, and talk that decides nothing. Pure. */
import { readPlainChoice } from './choice/read-choice.ts'
import { isUndecided } from './read-value.ts'
import type { Option } from './reading.ts'

export const PUBLISH_WORDS = ['发', '发吧', '可以发', '可以发布', '确认', '确认发布', '发出去', '没问题发吧'] as const
export const CHANGE_WORDS = ['改', '改一下', '要改', '修改一下', '不对', '我要改'] as const
export const DROP_WORDS = [
  '不发',
  '先不发',
  '先别发',
  '别发',
  '不发了',
  '不办',
  '不办了',
  '先不办',
  '算了',
  '算了不发了',
  '算了不办了',
  '还是不发了',
  '还是不办了',
  '还是算了',
  '取消',
  '删',
  '删了',
  '删掉',
  '不要',
  '不要了',
  '作废',
] as const

const LONGEST_AGREEMENT = 16
const AGREES =
  /^(?:(?:好嘞?|那|行|可以|没问题|没错|嗯|对|是|ok|同意|确定|就这样发?|就这么办|(?:人数|内容|时间)都?对|中|成|没有?了|没改的|不改了|不用改|👌|👍|🆗|✅)[了啊呀的吧呢，]*)+(?:发吧|发出去吧|发布吧|发)?$/iu
const ASKS_WHETHER_SENT =
  /(?<![不别])(?:发|通知)(?:布|出去|下去|出)?(?:了|完|好)(?:吗|么|没有?|不)?$|发没发|(?:是不是|怎么)?还没发|发(?:布|出去)?了?(?:吗|没有?)/
const WAITS =
  /^(?:等等|等一下|等会儿?|先?等等?|稍等.{0,3}|别急|我?再?(?:想想|看看|看一下|问问|问[下一]下?|考虑).{0,6}|(?:等会儿?|等一?下|过会儿?|一会儿?|回头|晚点|待会儿?)再发[吧啊了]?(?:[，。 ].{0,12})?|谢谢.{0,4}|多谢|辛苦.{0,3}|收到|知道了|🙏|🌹)$/u
const THANKS = /，?(?:谢谢|多谢|辛苦).{0,4}$|^(?:谢谢|多谢|辛苦)[您你啊了呀哈]*[，。 ！!]+/

/** Whether words only agree; whoever agrees does it in few words. */
function agrees(words: string): boolean {
  return words.length <= LONGEST_AGREEMENT && AGREES.test(words)
}

/** Words that neither choose nor change, so that the draft stays: an agreement is no 发布. */
export function readDraftTalk(words: string): 'asks-whether-sent' | 'agrees' | 'waits' | undefined {
  if (ASKS_WHETHER_SENT.test(words)) return 'asks-whether-sent'
  if (words === '' || agrees(words.replace(THANKS, ''))) return 'agrees'
  return WAITS.test(words) || isUndecided(words) ? 'waits' : undefined
}

/** Pieces of an answer that add nothing to it. */
const POLITE =
  /^(?:好的?|嗯+|行|谢谢.{0,3}|多谢|辛苦.{0,3}|收到|知道了|麻烦.{0,3}|那|但是?|不过|可是|只是|然后|对了|您好|你好|小王|就|吧|🙏|🌹)$/u

/** A choice, and the words beside it; without either the other is `undefined` or ''. */
export interface Decision {
  readonly choice?: 'publish' | 'change' | 'drop' | string
  readonly words: string
}

/** 1但是地点改成食堂 and 2、改到下午: a digit at the beginning that counts nothing. */
const DIGIT_FIRST =
  /^([123①②③一二三])[、:.]?(?=但|不过|可|只是|把|地点|地方|时间|名额|人数|标题|改|加|去掉|请|然后|[、:.]\D)[、:.]?/
const COUNTS = /(\d) (?=[点号月人日时个楼周天]|支部|小组|分钟)/g

/** Takes a normalised answer apart: 好的，1；1 但是地点改成食堂；地点改成食堂，发布. Two choices are none. */
export function splitDecision(text: string, options: readonly Option[]): Decision {
  const pieces = text
    .replace(COUNTS, '$1')
    .replace(DIGIT_FIRST, '$1 ')
    .split(/[，。；！？\n ]+/)
  const choices: string[] = []
  const words: string[] = []
  for (const piece of pieces.filter((one) => one !== '')) {
    const choice = readPlainChoice(piece, options)
    if (choice?.exact === true) choices.push(choice.value)
    else words.push(piece)
  }
  const telling = words.filter((piece) => !POLITE.test(piece))
  const [only, ...others] = new Set(choices)
  const agreed = only === 'publish' ? telling.filter((piece) => !agrees(piece)) : telling
  if (only === undefined) return { words: (telling.length > 0 ? telling : words).join('，') }
  return others.length > 0 ? { words: telling.join('，') } : { choice: only, words: agreed.join('，') }
}
