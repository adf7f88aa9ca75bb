/** Who fetches something, however it is called: 我自取 for 本人来领, 叫外孙女跑一趟 for 家属代领, 送一下吧 for 送上门. */
import type { Option } from '../reading.ts'
import { RELATION } from '../reply/who.ts'

/** A kind of option: what it is called, and how it is chosen. */
interface Kind {
  readonly label: RegExp
  readonly said: RegExp
  readonly family?: true
}

const END = '(?:吧|呗|啊|呀|了|的|哈|哦|呢|嘞|好了|得了|就行|就好|谢谢|算了|[。！~ ])*$'
const LEAD = '^(?:那|就|还是|要不|干脆|反正|这[次回]|都|可以|能|会|得|要|选)*'
const FETCH = '(?:领|取|拿|提|搬)'

const SELF: Kind = {
  label: /本人|自己|自取|自领|自提|亲自/,
  said: new RegExp(
    `${LEAD}(?:(?:我|俺|咱)?(?:本人|自己|自个儿?|亲自|自(?=[取领提]))(?:可以|能|会|就|过)*(?:去|来|到|跑一?趟)?${FETCH}?(?:一下|走|回来)*|(?:我|俺|咱)(?:可以|能|会|就|过)*[去来]${FETCH})${END}`,
  ),
}
const FAMILY: Kind = {
  label: /家属|家人|子女|儿女|亲属|孩子|代[领取]|他人/,
  said: new RegExp(
    `${LEAD}(?:让|叫|请|由|托|喊|派|麻烦)?(?:我|俺|咱)?(?:们)?(?:家)?(?:里)?(?:的)?(?:${RELATION}|家里?人|孩子们?|子女|儿女|小辈)(?:(?:可以|能|会|就)*(?:[去来]|帮(?:我|俺)?|替(?:我|俺)?|代(?:我|俺)?|给(?:我|俺)|捎|跑|下班|顺道|顺路|顺便)+(?:劳|${FETCH}|办|回来|回家|一?趟|一下)*|${FETCH})${END}|^代[领取]${END}`,
  ),
  family: true,
}
const DELIVERED: Kind = {
  label: /送|上门|快递|邮寄/,
  said: new RegExp(
    `${LEAD}(?:请|麻烦|劳驾|辛苦|你们|您|最好|帮我|帮忙|给(?:我|俺)?)*(?:送|寄)(?:一下|一?趟|过来|来|上门|上来|上楼|到|家里?|给(?:我|俺)|我家|楼上|去)*${END}`,
  ),
}

const KINDS: readonly Kind[] = [SELF, FAMILY, DELIVERED]

/** The only option of the kind that a clause names, and whether somebody of the family is to fetch it. */
export function byKind(text: string, options: readonly Option[]): { option: Option; family: boolean } | undefined {
  const kind = KINDS.find(({ said }) => said.test(text))
  const [option, ...others] = kind ? options.filter(({ label }) => kindOf(label) === kind) : []
  return option && others.length === 0 ? { option, family: kind?.family === true } : undefined
}

/** 本人或家属领 is of no kind. */
function kindOf(label: string): Kind | undefined {
  const kinds = KINDS.filter((kind) => kind.label.test(label))
  return kinds.length === 1 ? kinds[0] : undefined
}
