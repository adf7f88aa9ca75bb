/** What is asked of somebody, in the words around the name. Pure. */

/** Whom else of the family one can ring; where and by which number they are reached; birthday and age. */
export type AskedOf = 'family' | 'where' | 'birthday'

const SIGNS: readonly (readonly [AskedOf, RegExp])[] = [
  [
    'family',
    /家里[^，。]{0,4}(?:有谁|还有|能联系|谁)|家属|家里人|亲属|紧急联系人|(?:老伴|爱人|配偶|儿女|子女|儿子|女儿|闺女)[^，。]{0,3}(?:叫|是谁|谁|电话|名字|联系)|还能(?:找|联系)谁/,
  ],
  [
    'where',
    /电话|手机|号码|联系方式|住(?:在)?(?:哪|什么)|家在哪|[地住]址|门牌|联络员|(?:几|哪个|哪一个|什么)(?:个)?支部|哪个?小?组/,
  ],
  [
    'birthday',
    /生日|(?:阴历|阳历|农历|公历|旧历)(?:的)?还是|(?:哪|几几|什么)年[出]?生|出生|多大|几岁|多少岁|高寿|岁数|[五六七八九]十(?:岁)?了?[吗没]|[5-9]\d岁?了?[吗没]|满[五六七八九]十/,
  ],
]
/** It asks, or names nothing but what is looked for. */
const ASKS = /[吗呢？?没]$|[阴阳农公]历的?还是|谁|几|啥|咋|哪|多少|什么|是不是|有没有|[了]没|来着/
const BARE =
  /^(?:请|帮我?|麻烦|给我?|你|查|看|找|问|一下|下|同志|师傅|老师|家里?|的|他|她|生日|是|阴历|阳历|农历|公历|还是|哪年|电话|手机号?|号码|联系方式|[地住]址|家属|[，,。 ])+$/
/** Something is to be done, or was; or it is of an activity, a notice, an illness. */
const NO_QUESTION =
  /[改换错加删记]|登记|应该|打不通|没接(?!.*谁)|报名|[去来]不[去来]|参加|回了|回没|收到|通知|签到|祝福|走访|慰问|[住出]院|[去过]世|走了|办|发(?!票)|提醒|认证|值班|替|代|我/
const LONGEST = 26

/** Nothing: it asks something else, or asks nothing. `rest` is the text without the name. */
export function readAskedOf(rest: string): readonly AskedOf[] {
  const isAsked = ASKS.test(rest.trim()) || BARE.test(rest)
  if (rest.length > LONGEST || !isAsked || NO_QUESTION.test(rest)) return []
  return SIGNS.flatMap(([asked, sign]) => (sign.test(rest) ? [asked] : []))
}
