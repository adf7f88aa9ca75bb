/** What surveys recognise, besides what every notice does. */

/** 问卷第一支部：1. …… 2. …… */
export const SURVEY_OPENINGS = [
  '[请|麻烦|帮我|给我][发|做][一个|一份|个|份](问卷|调查|调查问卷|问卷调查)[给|发给|问问|问|一下][{whom}]',
] as const
/** 何守田问卷：1，3，没有: what somebody answered on the telephone or on paper. */
export const ENTRY_OPENINGS = ['[来电|电话]{name}[的|答](问卷|答卷)[答|回答|答案|的答案|这样答]'] as const

/** How questions are numbered, each way by itself: 1. 1、 / 一、 / （1） / 第1问 / ①. */
export const NUMBERINGS: readonly RegExp[] = [
  /(?<number>\d{1,2})[ \t]*[.、．](?!\d)/g,
  /(?<number>\d{1,2})[ \t]*[:：]/g,
  /(?<number>\d{1,2})[ \t]*[)）]/g,
  /[(（](?<number>\d{1,2}|[一二三四五六七八九十]{1,2})[)）]/g,
  /(?<number>[一二三四五六七八九十]{1,2})[、．.：:]/g,
  /(?:第(?<number>\d{1,2}|[一二三四五六七八九十]{1,2})[问题个]|问题?(?<other>\d{1,2}))[、.．：:，, ]?/g,
  /(?<number>[①②③④⑤⑥⑦⑧⑨⑩])/g,
]
/** What may stand before a number inside a line. */
export const BEFORE_NUMBER = /(?:^|[\n \t　。；;？?！!）)：:])$/

/** 选项：满意、一般、不满意 */
export const CHOICES_NAMED = /[，,。；;\s]*[(（]?(?:选项|请选|答案|可选)[:：]\s*(?<labels>[^\n（）()]+)[)）]?[。.]?\s*$/
/** （满意/一般/不满意）, behind the question. */
export const CHOICES_IN_BRACKETS = /[(（](?<labels>[^（）()\n]+)[)）][。.？?]?\s*$/
/** 满意、一般、不满意 after the question mark. */
export const CHOICES_BEHIND = /(?<=[？?：:])\s*(?<labels>[^？?\n]+)$/
/** A满意 B一般, on one line or on several. */
export const LETTERED = /(?:^|[\s，,；;？?）)])(?<letter>[A-Ha-h])[.、．:：)） ]*(?=\p{Script=Han}|\d)/gu
/** 1 满意 below the question, or 1满意 2一般 behind it. */
export const NUMBERED_CHOICE = /(?:^|[\s，,；;？?）)])(?<number>[1-9])[.、．:：)） ]*(?=\p{Script=Han})/gu

/** 截止周五, 请在周五下午5点前答完: behind the last question. */
export const UNTIL_BEHIND =
  /(?:(?<=[？?！!。])|[\s，,；;（(])\s*(?:请大?家?|都)?[在于]?(?<until>截止(?:时间|日期)?(?:到|是|为|在|:|：)?[^\s，,。；;？?]{2,14}|[^\s，,。；;？?]{2,14}?[之以]?前(?:请|都)?(?:回复|回|答完|填完|填好|答|填|交)(?:就行|即可)?|[^\s，,。；;？?]{2,14}截止)[)）。！!\s]*$/

/** What only says how to answer. */
export const HINT =
  /[ \t]*[(（](?:请|只|直接)?(?:回|填|写|报|答)?(?:复)?(?:一个|个|几个)?(?:数字|数|字|一句话|几句话|文字|问答|简答)[)）]/g
export const WANTS_NUMBER =
  /[(（](?:请|只|直接)?(?:回|填|写|报|答)?(?:复)?(?:一个|个)?数字?[)）]|(?<!哪)几(?:个|次|人|口|位|回|天|年|岁|份|斤|顿|趟|小时)|多少(?:个|次|人|口|位|回|天|年|岁|份|斤|顿|趟|小时|钱|元)?(?![^？?]*(?:想法|意见))|多大(?:年纪|岁数)/
export const WANTS_WORDS = /[(（](?:请|只|直接)?(?:写|填|回)?(?:几个|一)?(?:字|句话|几句话|文字|问答|简答)[)）]/
/** A question that can only be answered in two or three ways, and these, where none were given. */
export const PLAIN_QUESTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/满意吗|满不满意|是否满意/, ['满意', '一般', '不满意']],
  [/愿意.{0,12}吗|愿不愿意|是否愿意/, ['愿意', '不愿意']],
  [/同意.{0,8}吗|同不同意|是否同意/, ['同意', '不同意']],
  [/需要.{0,10}吗|需不需要|是否需要/, ['需要', '不需要']],
  [/(?<!带|还)参加.{0,8}吗|参不参加|是否参加/, ['参加', '不参加']],
  [/知道.{0,10}吗|知不知道|是否知道/, ['知道', '不知道']],
  // Of 茶话会, 工会 and 学会了 it is no question of its own.
  [/(?<=^|[您你他她们还也就都才常时，, ])会.{0,8}吗|会不会/, ['会', '不会']],
  [/(?<![智功可性职])能.{0,10}吗|能不能|能否/, ['能', '不能']],
  [/要不要|(?<![重主需必])要.{0,8}吗/, ['要', '不要']],
  [/有没有(?!什么|哪些|啥)|有.{0,8}吗/, ['有', '没有']],
  [/去不去|去.{0,8}吗/, ['去', '不去']],
  [/是不是|是.{0,8}吗|是否/, ['是', '不是']],
]

/** Other words for the usual labels. */
export const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  满意: ['挺好', '很好', '挺好的', '不错', '都好', '都挺好', '很满意', '挺满意', '非常满意'],
  一般: ['还行', '还可以', '凑合', '马马虎虎', '一般般', '过得去', '将就'],
  不满意: ['不好', '不行', '太差', '差', '不怎么样', '不太满意', '不太好'],
  愿意: ['行', '可以', '乐意'],
  不愿意: ['不想', '不了', '算了'],
  有: ['有的', '有呢'],
  没有: ['没', '没得', '无', '没啥', '没有的'],
  是: ['是的', '对', '嗯'],
  不是: ['不对', '不'],
  都行: [
    '随便',
    '都可以',
    '哪样都行',
    '哪样都可以',
    '哪个都行',
    '无所谓',
    '都爱吃',
    '两样都行',
    '两样都爱吃',
    '都喜欢',
  ],
  要: ['要的', '需要'],
  不要: ['不用', '用不着', '不需要'],
}

/** 第1问改成2; 第一题我选满意 */
export const EARLIER_QUESTION =
  /^(?:我)?(?:把|改一下|改)?第?(?<number>\d|[一二三四五六七八九])[问题](?:我)?(?:的)?(?:答案)?(?:要|想)?(?:改成|改为|改选|改|应该选|应该是|选|答|填|是|不对|错了)?[，,:： ]*(?:是|选|改成)?(?<rest>.+)$/
/** 上一题, 退回去 */
export const GOES_BACK =
  /^(?:我)?(?:要|想)?(?:再)?(?:回|回到|退回|退到|返回|看|看看|改|改一下|改改|重答)?(?:上|前)(?:面)?(?:那|这)?(?:一|1)?(?:个|道)?(?:题|问题|问)(?:(?:选|答|填|写|说|弄)?错了|再来一遍|重来|要改|改一下)?[吧了啊呢]?$|^(?:退回去?|返回|往回退?|回去)(?:一下|一步)?[吧了]?$/
/** 上一题改成面条 */
export const PREVIOUS_QUESTION =
  /^(?:我)?(?:把)?(?:上|前)(?:面)?(?:那|这)?(?:一|1)?(?:个|道)?(?:题|问题|问)(?:我)?(?:的)?(?:答案)?(?:要|想|应该)?(?:(?:选|答|填|写|说|弄)?错了)?[，,:： ]*(?:改成|改为|改选|改|选|答|填|是)+[，,:： ]*(?<rest>.+)$/
/** After the last answer. */
export const NOTHING_MORE =
  /^(?:我)?(?:没了|没有了|没啥了|就这些|就这样|完了|答完了|都答完了|没别的了?|没有别的了?)[吧啊呢。]?$/
/** Does not want to answer this one. */
export const PASSES_OVER =
  /^(?:这个|这一问|这题|我)?(?:跳过|略过|不知道|记不清|记不住|不记得|记不得|忘了|没数过|说不准|不清楚|不好说|说不好|说不上来|不想说|不想答|不想回答|不方便说|下一[个问题]|弃权|没想好)(?:这个|这题|这一问)?[了吧呢啊]?$/
/** Does not want to go on. */
export const STOPS =
  /^(?:我)?不(?:答|填|做)$|^(?:我)?(?:不|别|懒得)(?:想|要|愿意)?(?:再)?(?:答|填|回答|问|做)(?:问卷|题|了|啦|这个)+[吧了啊]*$|^(?:太多|太麻烦|太啰嗦)了?[，, ]*(?:我)?不(?:想)?(?:答|填|回)了?$|^(?:先)?(?:到这儿|到这里|就这样)吧?$/
/** 不怎么 asks nothing. */
export const HARDLY = '不怎么'
export const NOT_VERY = '不太'
/** Not once: an answer to 几次. */
export const NONE =
  /^(?:我)?(?:一(?:次|个|回|趟)(?:也|都)?(?:没(?:有)?|不)|没有?|从来?没|从不|从来不|不|无|零)(?:去|来|用|吃|有)?(?:过)?[呢的了啊]*$/
/** Words for how long a time is are no number of times. */
export const PERIODS = /(?:[每一](?:个)?(?:月|周|星期|礼拜|天|年|季度)|平均|大概|大约|差不多|最多|最少|至少)/g

// How a draft is changed
export const QUESTION_CHANGED =
  /^第?(?<number>\d{1,2}|[一二三四五六七八九十])[问题](?:改成|改为|换成|写成)[:：]?\s*(?<text>[\s\S]+)$/
export const QUESTION_TAKEN_OUT = /^(?:删掉|删了|去掉|删除|不要)第?(?<number>\d{1,2}|[一二三四五六七八九十])[问题]了?$/
export const QUESTION_ADDED =
  /^(?:再)?(?:加|添|增加|补)(?:上)?(?:一)?(?:个)?(?:问题|问|题)[:：，, ]\s*(?<text>[\s\S]+)$/
/** Of other notices; a survey is always answered, in its own way. */
export const NOT_FOR_SURVEYS =
  /^(?:改成)?(?:不用|不要|无需|不必)(?:大家)?(?:回复|回)了?$|^选项(?:改成|改为|是)?[:：]|^(?:改成|要|请)?回(?:复)?(?:数字|人数|文字|一句话)$/
