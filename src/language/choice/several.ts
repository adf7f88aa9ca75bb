/**
 * Which options somebody takes where several may be taken: 1 3, 一三, 1到3, 前两个, 除了2都要, 大米和油, 不要3了，再加个2. What is not sure
 * is asked back. Pure.
 */
import type { Option, Several } from '../reading.ts'
import { ANY_MARK, indexOfMark, MARK, markOf, namesOf, withMarks } from './names.ts'
import { onlyPlaces, placesAsMarks, runsAsMarks } from './several-places.ts'
import { usual } from './usual-words.ts'
import { isOfOthers, isReasonOnly, TO_GOOD, TO_WANT } from './wishes.ts'

const RUN = `(?:${MARK})+`
/** Between two that are named together. */
const JOINS = new RegExp(
  `(?<=${MARK})(?:[、+/&. ]|和|跟|与|及|以及|还有|加上?|外加|再加|再加上|同|另加|的|那个|这个)+(?:[去学打唱下吃做看喝练读坐])?(?=${MARK})`,
  'g',
)
/** 一袋大米，油一桶 */
const ONE_EACH = new RegExp(
  `(?<=${MARK})[一1](?:个|袋|桶|箱|瓶|份|盒|壶)|[一1](?:个|袋|桶|箱|瓶|份|盒|壶|样|项)(?=${MARK})`,
  'g',
)
const THINGS = '(?:个|样|项|种|天|场|次|门|班|处|条|款)'
const CLAUSES = new RegExp(
  `[，。；！？、 \\n]+|但是?|不过|可是|然后|(?<=${MARK})(?=(?:我|俺|就|可)?(?:不要|不选|别选|要|选)[^${MARK.slice(1, -1)}，。]{0,3}${MARK})|(?<=${MARK}(?:也|都)(?:不要|要|不选|选|不行|行|可以)了?)(?=[^，。]{0,4}${MARK})`,
)
/** 1 3，不对，2 3: what stands before it no longer counts. */
const TURN =
  /不对+|错了|(?:写|打|说|选|按|点|发)错了?|等等|等一?下|改主意了?|重新选|(?<=^|[，。！ ])不(?=[，。！ ])|(?<=[，。！ ])算了(?=[，。！ ]|还是)/g
const TURNED = '\u0001'

const TAKE = '(?:要|选|报|参加|来|去|订|领|学|吃|想要|想学|想去|需要|喜欢|爱吃|勾)'
const ALL_WORDS = `(?:(?:哪|什么|啥)些?${THINGS}?都|全部?|都|全都|统统|通通|每${THINGS}|${THINGS}${THINGS}|所有的?)`
const CAN =
  '(?:要|选|行|可以|成|好|中|参加|报名?|去|来|爱吃?|喜欢|想去|想学|想要|想吃|能[来去]|有空|有时间|方便|需要|订|领|勾|算|感兴趣|学)'
const ALL = new RegExp(
  `^(?:我|俺|那|就|这|我们|嗯|好)*(?<count>[两二三四五六七八九俩2-9])?${THINGS}?(?:我|俺)?(?:${ALL_WORDS})+(?:我|俺|的|给我|给俺)*(?:都|全)*(?:${CAN}(?:上|下)?)(?:[一1][份个样])?(?:了|吧|的|啊|呗|呀|哈|谢谢|[~ ])*$`,
)
const REST = /其[他它余]|别的|剩下|余下|另外(?:的|几)/
const REST_TAKEN = new RegExp(`(?:${REST.source}).{0,4}(?:都|全)?${CAN}|(?:${REST.source}).{0,4}(?:都|全)`)
const REST_REFUSED = new RegExp(`(?:${REST.source}).{0,4}(?:不|没|免|算了)`)
const ALL_BUT = new RegExp(
  `(?:除了?|除开|除去|只要不是?|去掉|不算)(?<but>${RUN})(?:这|那|几|两|个|样|项|以外|之外|外|不要|我不要|别|，)*(?:${REST.source})?(?:的|几|样|个|项)*(?:我|俺)?(?:(?:都|全)(?!不)|就)${CAN}?`,
)
const NONE = new RegExp(
  `^(?:我|俺)?(?:(?:${ALL_WORDS})|(?:哪|一|啥|什么)${THINGS}?(?:也|都))(?:不|没)(?:要|选|需要|想要?|参加|去|爱吃?|喜欢|报|感兴趣|学)?(?:了|的|啊|吧|呢|兴趣)*$`,
)
const OPEN = new RegExp(
  `或者?|要么|要不(?!要)|${MARK}(?:，)?还是(?:${TAKE})?${MARK}|哪|随便|再说|看看|不一定|说不定|考虑|商量|可能|也许|如果|要是|的话|多少|什么|啥|怎么|能不能|[吗？]|呢$|任意|二选一|其中`,
)
const SWAP = new RegExp(
  `^(?:我|把|将|给我|帮我|那个|想)*(?<from>${RUN})(?:那个|的|不要了?|，)*(?:换成?|改成?|改为|换为|改选)(?:个|一个)?(?<to>${RUN})(?:吧|了|的|呗|啊|谢谢)*$`,
)
const MORE = new RegExp(
  `^(?:我|俺|那|就|给我|帮我|请|麻烦|另外|想)*(?:再|还|又|也)*(?:(?:加|添|补|增加)(?:上|选|个|一${THINGS}|一下)*|(?<=[再还又也])(?:想)?(?:${TAKE})+(?:上|个|一个)*|(?<=[再还又也])(?:有|算上|带上))(?<more>${RUN})(?:也|都)?(?:${TAKE})?(?:吧|了|的|呗|啊|上|谢谢)*$|^(?:我|俺|把|给我|另外|那|还有)*(?<too>${RUN})(?:也|再)(?:给我)?(?:${TAKE}|加|添|补|算|带)(?:一份|上|进去)*(?:吧|了|的|呗|啊)*$`,
)
const REFUSED = new RegExp(
  `(?:不(?!错)|没(?!问题)|别|甭|莫|免|去掉|减去?|划掉|取消|删掉?|删去|拿掉|退掉?)[^${MARK.slice(1, -1)}，]{0,4}(?<before>${RUN})|(?<behind>${RUN})(?:那?${THINGS}|的|我|俺|也|就|可|都|实在|真|先|给我|[吃喝用学打看听])*(?:不(?!错)|没(?!问题)|别|免了|甭|算了|去掉|取消|划掉|删|拿掉|退)`,
)
/** Behind what is taken: 1和3都要, 大米油两样. */
const TOGETHER = `(?:这|那)?(?:[两二三四五六七八九俩几2-9])?${THINGS}?(?:我|俺)?(?:(?:都|全|各|就|也)*想?(?:${CAN})?|(?:都|全)(?![不没])[一-龥]{1,2})(?:[一1][份个样袋桶]|一)?`
const WANTED = new RegExp(
  `^${TO_WANT}(?:把|将|只|光|单|就|都|全|改选|是|应该是?|${TAKE})*(?<run>${RUN})(?:打勾|勾上|够|两个|${TOGETHER})${TO_GOOD}$`,
)

/** `undecided`: it must be asked; undefined: it holds nothing that only stands where several may be taken. */
export function severalAmong(
  text: string,
  options: readonly Option[],
  wordsOf: (option: Option) => readonly string[],
): Several | 'undecided' | undefined {
  const words = options.map(wordsOf)
  const labels = words.map(([label = '']) => label)
  const plain = onlyPlaces(text, labels)
  if (plain !== undefined) return plain === 'undecided' ? plain : only(plain)
  const runs = runsAsMarks(usual(text).replace(WEEKDAYS, eachWeekday), labels.length)
  const placed = placesAsMarks(withMarks(runs, namesOf(words), text.length <= LONGEST_SHORT), labels)
  if (placed === 'undecided') return placed
  const marked = placed.replace(SPAN, between).replace(ONE_EACH, '').replace(JOINS, '').replace(TURN, `，${TURNED}，`)
  return wholeOf(marked, labels) ?? byClauses(marked, labels)
}

/** One character names an option in few words only. */
const LONGEST_SHORT = 16

/** 周一三五, 周二、四 */
const WEEKDAYS = /周(?<first>[一二三四五六日])(?<more>(?:[、和跟]?[一二三四五六日])+)(?![月点次个号周样])/g
const eachWeekday = (_all: string, first: string, more: string): string =>
  [first, ...more.replace(/[、和跟]/g, '')].map((day) => `周${day}`).join('、')

/** 周一到周三 */
const SPAN = new RegExp(`(${MARK})(?:到|至|-|~)(${MARK})`, 'g')
function between(all: string, first: string, last: string): string {
  const [from, to] = [indexOfMark(first), indexOfMark(last)]
  return from < to ? Array.from({ length: to - from + 1 }, (_, at) => markOf(from + at)).join('') : all
}

const placesIn = (marks: string): readonly number[] =>
  [...new Set(marks.match(ANY_MARK))].map((mark) => indexOfMark(mark) + 1)

/** 都不要 is offered itself: none of it stands beside others. */
const EXCLUDES = /^(?:以上)?(?:都|全)?(?:不|没|无)|^其他?$/
const takeable = (labels: readonly string[]): readonly number[] =>
  labels.flatMap((label, index) => (EXCLUDES.test(label) ? [] : [index + 1]))

const only = (numbers: readonly number[], without: readonly number[] = []): Several => ({
  numbers: [...new Set(numbers)].toSorted((one, other) => one - other),
  without,
  isMore: false,
})

/** What the sentence as a whole says of all of them. */
function wholeOf(marked: string, labels: readonly string[]): Several | 'undecided' | undefined {
  const all = takeable(labels)
  const but = ALL_BUT.exec(marked)?.groups?.['but']
  const left = marked.replace(ALL_BUT, '')
  if (but !== undefined && left.search(ANY_MARK) < 0)
    return only(
      all.filter((place) => !placesIn(but).includes(place)),
      placesIn(but),
    )
  if (marked.search(ANY_MARK) >= 0) return undefined
  const clauses = marked.split(/[，。！ ]+/).filter((clause) => clause !== '')
  for (const clause of clauses) {
    const taken = ALL.exec(clause)?.groups
    if (taken !== undefined) return countsAll(taken['count'], all.length) ? only(all) : 'undecided'
    if (NONE.test(clause) && all.length === labels.length) return only([])
  }
  return undefined
}

const COUNTS = '零一二三四五六七八九'
const countsAll = (said: string | undefined, all: number): boolean =>
  said === undefined || (/\d/.test(said) ? Number(said) : /[两俩]/.test(said) ? 2 : COUNTS.indexOf(said)) === all

type Said =
  | { readonly how: 'set' | 'more' | 'drop' | 'ask' | 'reason'; readonly places: readonly number[] }
  | { readonly how: 'swap'; readonly places: readonly number[]; readonly from: readonly number[] }
  | { readonly how: 'turn' | 'nothing' | 'rest' }

function byClauses(marked: string, labels: readonly string[]): Several | 'undecided' | undefined {
  const clauses = marked.split(CLAUSES).filter((clause) => clause !== undefined && clause !== '')
  const said = clauses.map(saidIn)
  if (said.some(({ how }) => how === 'ask')) return isOneOnly(marked, said) ? undefined : 'undecided'
  const state = { taken: new Set<number>(), gone: new Set<number>(), isMore: false, isFresh: true, rest: false }
  for (const one of said) apply(state, one)
  const { taken, gone, isMore, rest } = state
  if (rest) {
    for (const one of said) if (one.how === 'reason') for (const place of one.places) gone.add(place)
    if (gone.size === 0) return 'undecided'
    return only(
      takeable(labels).filter((place) => !gone.has(place)),
      [...gone],
    )
  }
  if (taken.size === 0 && gone.size === 0) return undefined
  // 大米也要，油也要 names both of them.
  const areBoth = said.filter(({ how }) => how === 'more').length > 1 && said.every(({ how }) => how === 'more')
  return { ...only([...taken], [...gone]), isMore: isMore && !areBoth }
}

/** One alone is read by the rules for one. */
const isOneOnly = (marked: string, said: readonly Said[]): boolean =>
  new Set(marked.match(ANY_MARK)).size < 2 &&
  said.every(({ how }) => how === 'ask' || how === 'reason' || how === 'nothing')

interface State {
  taken: Set<number>
  gone: Set<number>
  isMore: boolean
  /** Nothing has been taken yet, or what was no longer counts. */
  isFresh: boolean
  rest: boolean
}

function apply(state: State, said: Said): void {
  if (said.how === 'turn') state.isFresh = true
  if (said.how === 'rest') state.rest = true
  if (!('places' in said) || said.how === 'reason' || said.how === 'ask') return
  const isFirst = state.taken.size === 0
  if (said.how === 'set' && state.isFresh) state.taken.clear()
  if ((said.how === 'more' || said.how === 'swap') && isFirst) state.isMore = true
  if (said.how === 'set') state.isFresh = false
  const gone = said.how === 'drop' ? said.places : said.how === 'swap' ? said.from : []
  for (const place of gone) {
    state.taken.delete(place)
    state.gone.add(place)
  }
  if (said.how === 'drop') return
  for (const place of said.places) {
    state.taken.add(place)
    state.gone.delete(place)
  }
}

function saidIn(clause: string): Said {
  if (clause === TURNED) return { how: 'turn' }
  if (clause.search(ANY_MARK) < 0) {
    if (REST_REFUSED.test(clause)) return { how: 'nothing' }
    return { how: REST_TAKEN.test(clause) ? 'rest' : 'nothing' }
  }
  const swap = SWAP.exec(clause)?.groups
  if (swap !== undefined) return { how: 'swap', places: placesIn(swap['to'] ?? ''), from: placesIn(swap['from'] ?? '') }
  if (OPEN.test(clause) || isOfOthers(clause)) return { how: 'ask', places: placesIn(clause) }
  const more = MORE.exec(clause)?.groups
  if (more !== undefined) return { how: 'more', places: placesIn(more['more'] ?? more['too'] ?? '') }
  const refused = REFUSED.exec(clause)?.groups
  if (refused !== undefined) return dropped(clause, refused['before'] ?? refused['behind'] ?? '')
  const wanted = WANTED.exec(clause)?.groups?.['run']
  if (wanted !== undefined) return { how: 'set', places: placesIn(wanted) }
  return isReasonOnly(clause) ? { how: 'reason', places: placesIn(clause) } : { how: 'ask', places: placesIn(clause) }
}

/** 不要 behind one of several that are named apart says it of that one alone. */
const dropped = (clause: string, run: string): Said =>
  placesIn(clause).length === placesIn(run).length
    ? { how: 'drop', places: placesIn(run) }
    : { how: 'ask', places: placesIn(clause) }

/** Where several may be taken, one that is read by the rules for one is all that is taken. */
export const oneOf = (number: number): Several => only([number])
