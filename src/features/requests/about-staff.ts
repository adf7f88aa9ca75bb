/** Whether words complain of somebody of the office, and of whom: whoever is meant must not be the one who reads them. Pure. */
import type { PersonId } from '../../feature.ts'
import { calledBy } from '../people/public.ts'

/** How somebody treats one. */
const TREATS_BADLY =
  '态度[^，。！？]{0,4}(?:不好|不行|差|恶劣|坏|凶|横|冷|蛮|有问题)|(?:骂|吼|训斥|刁难|为难|欺负|瞧不起|看不起)|(?:太|很|真|特别|好)凶|凶得|不耐烦|难听|甩脸|吃拿卡要|(?:收|要|拿)了?(?:我|俺|人家?)?的?[^，。！？]{0,4}(?:红包|好处|礼)|不讲理|推我|打(?:我|人)(?!电话|手机)'
/** And how somebody works, where it is said by name. */
const WORKS_BADLY =
  '不理(?:我|俺|人|睬)|不接电话|不回(?:话|信|我)|糊弄|忽悠|推诿|推来推去|踢皮球|不负责|不像话|不干事|不办事|不作为|拖着不办|乱收|气人|(?:弄|搞)丢|收了?(?:我|俺)的?[^，。！？]{0,4}钱'

/** 我要投诉…, 对…有意见, with the name behind it; 告诉王芳 and 反映给王芳 charge nobody. */
const CHARGES = /(?:投诉|举报|检举|控告|告发|告状|告(?!诉|知|别|状)|反映(?!给|到)|批评)[^，。！？；：:\s]{0,8}$/
const AGAINST = /[对跟和给][^，。！？；\s]{0,4}$/
const DISPLEASED = /^[^，。！？；]{0,8}(?:意见|不满)/
/** 小王我儿子骂我 is told to her, and not of her. */
const MISBEHAVES = new RegExp(
  `^(?!\\s?(?:我|俺))(?:同志|那个?人|这个?人)?(?:\\s|[^，。！？；\\s]{0,12}?)(?:${TREATS_BADLY}|${WORKS_BADLY})`,
)
/** 小王，我要投诉你. */
const TOLD_TO_THEIR_FACE = /^[，,！!\s]?(?:我|俺)(?:就|也|今天)?要?(?:投诉|举报|告)(?:你|您)(?!们)/
const PRAISES = /感谢|谢谢|表扬|夸/

/** 你们办公室的人态度太差: of the office, and nobody is named. */
const OF_THE_OFFICE = new RegExp(
  `(?:你们|办公室|退休办|工作人员|办事员|接电话的)[^，。！？；]{0,12}?(?:${TREATS_BADLY})`,
)
const OF_ANOTHER_PLACE =
  /食堂|医院|卫生所|社区|街道|居委会|物业|银行|社保局|社保中心|医保局|派出所|超市|邻居|楼上|儿子|女儿|儿媳|老伴/

/** Which of the staff words complain of; none of them, where it is said of the office without a name; `undefined`: of nobody there. */
export function complainedOf(
  words: string,
  staff: readonly { readonly id: PersonId; readonly name: string }[],
): readonly PersonId[] | undefined {
  const isPraise = PRAISES.test(words) && !/投诉|举报/.test(words)
  const meant = isPraise ? [] : staff.filter(({ name }) => calledBy(name).some((called) => isCharged(words, called)))
  if (meant.length > 0) return meant.map(({ id }) => id)
  return !isPraise && OF_THE_OFFICE.test(words) && !OF_ANOTHER_PLACE.test(words) ? [] : undefined
}

function isCharged(words: string, called: string): boolean {
  for (let at = words.indexOf(called); at >= 0; at = words.indexOf(called, at + 1)) {
    const before = words.slice(0, at)
    const behind = words.slice(at + called.length)
    if (CHARGES.test(before) || (AGAINST.test(before) && DISPLEASED.test(behind))) return true
    const [does] = MISBEHAVES.exec(behind) ?? []
    if ((does !== undefined && !OF_ANOTHER_PLACE.test(does)) || TOLD_TO_THEIR_FACE.test(behind)) return true
  }
  return false
}

/** Whether it is worth looking who of the staff there are. */
export const mayComplain = (words: string): boolean => SOUNDS_LIKE_IT.test(words)

const SOUNDS_LIKE_IT = new RegExp(
  `投诉|举报|检举|控告|告发|告状|告(?:你|您|她|他|小|老)|反映|批评|意见|不满|${TREATS_BADLY}|${WORKS_BADLY}`,
)
