/** How satisfied somebody is, where the options are degrees of it: 凑合 for 一般, 差得很 for 很不满意. Pure. */

/** Labels by their degree; the first that fits. */
const LABELS: readonly (readonly [RegExp, number])[] = [
  [/^(?:很|非常|十分|极|特别)(?:不满意|差|不好)$/, -2],
  [/^(?:不太|不够|不怎么)(?:满意|好)$/, -0.7],
  [/^(?:不满意|差|较差|不好|不行)$/, -1],
  [/^(?:很|非常|十分|特别)(?:满意|好)$/, 2],
  [/^(?:基本|比较|较|还算)(?:满意|好)$|^(?:还可以|还行|较好)$/, 0.5],
  [/^(?:满意|好|不错)$/, 1],
  [/^(?:一般|一般般|中等|中|尚可|过得去)$/, 0],
]

/** What is said, the first that fits in a clause. */
const SAID: readonly (readonly [RegExp, number])[] = [
  [
    /(?:不能说|不是|说不上|谈不上|也?不算)(?:不|特别|很|太)?(?:满意|好|坏|差)[^。]*(?:谈不上|说不上|也不(?:能说|是|算))/,
    0,
  ],
  [/没(?:有)?(?:啥|什么)?(?:不满意|不好|意见|说的|得说|得挑|挑的)|挑不出/, 1.3],
  [/时好时[坏差]|不好不坏|不咸不淡|不好也不坏/, 0],
  [/凑合|马马虎虎|马虎|过得去|说得过去|将就|一般|差不多|就那样|那么回事|中不溜|平平/, 0],
  [/还(?:行|可以|好|算|中|成)|基本(?:上)?满意|大体满意|比较满意|勉强/, 0.4],
  [
    /(?:非常|很|十分|特别|极其|太|相当|完全|老)不(?:满意|好|行|像话)|差得很|差极了|差远了|(?:太|很|真|非常|极)(?:差|孬|次)|糟透|一塌糊涂|一点(?:儿)?(?:也|都)?不(?:满意|好)|差劲透/,
    -2,
  ],
  [
    /不(?:太|咋|大|怎么|够|很|是很|是太|是特别|算|甚)(?:满意|好|行|样|地)|不咋(?:样|地|的)|不怎么样|没(?:有)?多(?:满意|好)|谈不上满意/,
    -0.9,
  ],
  [/不满意|不好(?!意思|说|讲|评)|(?<!还)不行|不中|差劲|有点差|失望|不像话|气人/, -1],
  [
    /(?:非常|很|十分|特别|太|相当|最|顶|极其|忒|可)(?:的)?(?:满意|好|棒|到位|周到|不错)|满意(?:得很|极了|惨了)|好得很|好极了|巴适得|没得说|没说的|没话说|顶呱呱|一百个满意/,
    2,
  ],
  [/满意(?!度)|(?:挺|蛮|都|真|怪)好|巴适|不错|可以|要得|很行|周到|好着(?:呢|哩)|^好$|点赞/, 1],
]
const IRONY = /不能说不|呵呵|哼|才怪|能砸|满意个/
/** 好是好，就是远 */
const YES_BUT = /(?<word>好|行|满意|可以|不错)是\k<word>/
/** 上次不满意，这次还没去 */
const PAST = /上[次回]|以前|去年|过去/
const TURNS = /，(?:就是|只是)|但是?|不过|可是?(?!以)/

const degreeOf = (text: string, table: typeof LABELS): number | undefined =>
  table.find(([form]) => form.test(text))?.[1]

/** The place of the degree that is said; `undecided`: good and bad at once; undefined: nothing of the kind is asked or said. */
export function byDegree(text: string, labels: readonly string[]): number | 'undecided' | undefined {
  const degrees = labels.map((label) => degreeOf(label, LABELS))
  const known = degrees.flatMap((degree) => degree ?? [])
  if (known.length < 2 || !known.some((one) => one > 0) || !known.some((one) => one <= 0)) return undefined
  if (YES_BUT.test(text)) return 'undecided'
  const whole = degreeOf(text, SAID.slice(0, 2))
  const said =
    whole === undefined
      ? text
          .split(/[，。！；、 ]+/)
          .filter((clause) => !PAST.test(clause))
          .flatMap((clause) => degreeOf(clause, SAID) ?? [])
      : [whole]
  const [first] = said
  if (first === undefined) return PAST.test(text) ? 'undecided' : undefined
  const isTorn = said.some((one) => one > 0.3) && said.some((one) => one < 0)
  if ((whole === undefined && IRONY.test(text)) || isTorn || TURNS.test(text)) return 'undecided'
  // 谈不上满意，也就一般吧: of degrees that do not contradict each other the last is meant.
  return nearest(said.at(-1) ?? first, degrees)
}

/** The only label of the nearest degree. */
function nearest(said: number, degrees: readonly (number | undefined)[]): number | 'undecided' {
  const apart = degrees.map((degree) => (degree === undefined ? Number.POSITIVE_INFINITY : Math.abs(degree - said)))
  const least = Math.min(...apart)
  const [only, ...others] = apart.flatMap((one, index) => (one === least ? [index] : []))
  return only === undefined || others.length > 0 || least > 1.2 ? 'undecided' : only
}
