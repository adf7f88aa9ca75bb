/** Choices by less than their words: the last character (要油 for 食用油), the place (最后一个), the sound (大迷). */
import type { Option } from '../reading.ts'
import { soundDistance } from '../sounds.ts'

/** Options that are answered in words of their own, not by what they are called in short. */
const ANSWERS: ReadonlySet<string> = new Set(['yes', 'no', 'maybe', 'received', 'cancel'])
/** What ends many words and names nothing. */
const NO_NAME = /[的了吧吗呢人天号点日月年午晚早去来不好行领取时处会家里上下前后间次元送到要一二三四五六七八九十\d]/

const WANTS =
  '(?:我|俺|咱|就|那|还是|给我|给俺|帮我|请|也)*(?:(?:想)?要|来|换成?|改成?|选|挑|弄|整|领|拿|留|报)?(?:个|一|点|袋|桶|箱|瓶|份|样|种|提|件|盒|壶|两|斤|那)*'
const PARTICLES = '(?:吧|呗|啊|呀|了|的|哈|哦|呢|嘞|啦|就行|就好|谢谢|[。，！~ ])*'

const WANTED = new RegExp(`^${WANTS}(?<name>[一-龥])${PARTICLES}$`)

/** The option whose last character alone is named, where no other option has it. */
export function byLastCharacter(text: string, options: readonly Option[], labelOf: LabelOf): Option | undefined {
  const name = WANTED.exec(text)?.groups?.['name']
  if (name === undefined) return undefined
  const named = options.filter((option) => {
    const label = labelOf(option)
    const last = label.slice(-1)
    const isOwn = options.every((other) => other === option || !labelOf(other).includes(last))
    return last === name && isOwn && /^[一-龥]{2,5}$/.test(label) && !ANSWERS.has(option.value) && !NO_NAME.test(last)
  })
  return named.length === 1 ? named[0] : undefined
}

type LabelOf = (option: Option) => string

const CHOOSES = '^(?:我|俺|嗯|就|那|还是)*(?:要|选|想要|挑)?'
const THING = '(?:那|一|的|面)*(?:个|样|种|项|条|款|天|场|批|班|次)'
const FIRST = new RegExp(`${CHOOSES}(?:头|最前|最上|打头)${THING}${PARTICLES}$`)
const LAST = new RegExp(`${CHOOSES}(?:最后|末尾?|最下|末了)${THING}${PARTICLES}$`)
const MIDDLE = new RegExp(`${CHOOSES}(?:中间|当间儿?|当中)${THING}${PARTICLES}$`)

/** The first, the last or the middle one of three or more; of two, 头一个 may be who comes first. */
export function byPlace(text: string, options: readonly Option[]): Option | undefined {
  const offered = options.filter(({ number }) => number > 0)
  if (offered.length < 3) return undefined
  if (FIRST.test(text)) return offered[0]
  if (LAST.test(text)) return offered.at(-1)
  return MIDDLE.test(text) && offered.length % 2 === 1 ? offered[(offered.length - 1) / 2] : undefined
}

/** How far a word may be from what it sounds like. */
const FARTHEST = 0.6

/** The only option that a word of the same length sounds like, with a character right. */
export function bySound(text: string, options: readonly Option[], labelOf: LabelOf): Option | undefined {
  const heard = options.filter((option) => {
    const label = labelOf(option)
    const hasRight = [...label].some((char, i) => text.charAt(i) === char)
    return (
      !ANSWERS.has(option.value) &&
      label.length === text.length &&
      hasRight &&
      (soundDistance(text, label) ?? 1) <= FARTHEST
    )
  })
  return heard.length === 1 ? heard[0] : undefined
}
