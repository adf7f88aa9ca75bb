/** How many come, who comes along, how many more or fewer. */
import { eachOf, fits, quickly, rewriting } from '../needed.ts'
import { numberValue } from '../numbers.ts'
import { newAmong } from './companions.ts'
import { FROM_WHERE, GIVEN, NAME, NO_NAME, RELATION, SURNAME, TITLE, WHO, WHOLE_NAME, who } from './who.ts'

/** What a text says about heads; `people` counts the writer. */
export interface Heads {
  readonly people?: number
  readonly delta?: number
  readonly companions?: readonly string[]
}

const N = '(?:\\d{1,3}|[一二两三四五六七八九十俩仨]{1,3})'
const PERSON =
  '(?:个人|口人|口子|大人|位|人(?!数|民|员|家|生)|名(?!单|额|字)|口(?![人子味红罩才])|个(?!月|小时|钟|星期|礼拜|问题|事|电话|忙|别|多|半|节目|地方|活动|车|账))'
/** Two people called by one of them: 老孙两口子, 张老师夫妇. */
const PAIR = '(?:两口子?|俩口子|老两口|夫妻俩?|夫妇俩?|夫妻二人|夫妇二人)'
const COMPANY = `(?:[一1][个位])?${who(WHOLE_NAME)}${PAIR}?`

const JOIN =
  '(?:[，、]?(?:还有|加上|以及|和|外加|还带(?:着|上)?)|、|和|跟|与|同(?![事学乡志])|，|及|还有|加上|加|带上?|以及|领着?)'
const TOTAL = new RegExp(
  `(?:一共|总共|共|合计|我们|咱们|俺们|全家|一家|家里|报|报名|参加|去|来|就|算|^|，|两口子|老伴|他|她|友|女|子|孙|[\\u4e00-\\u9fa5]) ?(?<!第)(?<n>${N})(?<unit>${PERSON})`,
)
const findTotal = quickly(TOTAL)
const MORE = new RegExp(
  `现在(?:又|再)?(?:加|添|带)上|(?:再|还|又)(?:给我)?多?(?:加|添|来|报|带|算)(?:上)?(?<n4>俩|仨)|多(?:加|添|来|报|带|算)(?:上)?(?<n5>俩|仨)|(?:再|另|另外|还|又)(?:要|得|想)?(?:给我)?(?:加|添|来|报|带|增加|增|多|去|算|留|占)(?:上|报|了)?(?<n>${N})${PERSON}|(?:再|另|另外|还)(?:要|得|想)?(?:给我)?(?:加|添|捎)(?:上|个)?|(?:增加|增|加多|多加|多报|多带|多来|多去|多算|追加|添(?!了|上?[^，]{1,2}个(?![人座位名吧呢啊嘛呗去来，]|$))|(?<!参)加)(?:了|上)?(?<n2>${N})${PERSON}|多(?:出来?)?(?<n3>${N})${PERSON}`,
)
const findMore = quickly(MORE)
const FEWER = new RegExp(
  `(?<![最至])(?:少|减少|减掉|减|去掉|取消|退|退掉|划掉)(?:去|来|报|带|算|留|了|掉)?(?:他|她|${RELATION})?(?<n>${N})${PERSON}`,
)
const findFewer = quickly(FEWER)
/** 多报了一个: what was too much is taken off; 多报一个 asks for more. */
const findTooMany = quickly(new RegExp(`多(?:报|写|填|算)了(?<n>[俩仨]|${N}${PERSON})`))
const SET = new RegExp(
  `(?:改|换|变|调|更正|更改|修改|纠正|调整|(?:增?加|增|减少?)(?=[成到至]))(?:成|为|到|至|作)?(?:报)?(?:了)?(?:人数|名额)?(?:为|成|到)?(?:我们?|一共|总共|共)?(?<n>${N})(?:个|口|位|名|人|$)|人数(?:改|变|更正|调整)?(?:成|为|是)?[:，]?(?!原)(?<n2>${N})|(?:原来|原先|本来|之前|上次)[^，]{0,8}(?:现在|这回|这次)(?:是|成|要|变成?)?(?<n3>${N})|原${N}(?:个|人|位)*[，]?现(?<n9>${N})|(?:还|只|就)?剩(?:下)?(?<n5>${N})(?:个|位|人)|不是(?:${N})(?:个人?|位|人|名)?，?(?:而)?是(?<n4>${N})|是(?<n8>${N})(?:个人?|位|人|名)?，?(?:可|并)?不是选?${N}(?:个人?|位|人|名|$)|报了?${N}个?人?[^，]{0,2}现在(?:去|来|是|就|改)?(?<n7>${N})|还是(?<n6>${N})(?:个人?|位|人|名)?(?:吧|算了|好了)`,
)
const findSet = quickly(SET)
const COUPLE =
  /两口子|老两口|夫妇(?:俩|两)?|夫妻(?:俩|两|二人)?|我们?俩|咱们?俩|俺们?俩|俺俩|[我俺咱]家俩|我们两(?!个[^人])|两人|俩人|两公婆|两老|^俩$|我跟老伴|双双/
const findCouple = quickly(COUPLE)
/** 我家两口子加孙女: the couple is two, and more come with it. */
const findCoupleAnd = quickly(
  /(?:两口子|老两口|夫妻俩?|夫妇俩?|^(?:我们|咱们|俺们|我|俺|咱)?(?:老?俩|两老)(?:人|个)?)(?:[都也全]?(?:去|来|参加))?，?(?:还)?(?:和|跟|与|外?带|外?加|、|还有)(?:上|着)?/,
)
/** A couple of which the writer is one half: 我们俩, 老两口; not 张老师夫妻俩. */
const isOurs = fits(
  /(?:^|[，。、 ]|我们?|咱们?|俺们?|本人|好的?|是|就|收到)(?:我们?|咱们?|俺们?)?(?:家(?:里)?)?(?:(?:老)?两口子|老两口|夫妇(?:俩|两|二人)?|夫妻(?:俩|两|二人)?|两公婆|两老)|(?:我们?|咱们?|俺们?)俩/,
)
const THREE = /仨|一家三口|三口之家/
/** 姐妹仨, 娘俩, 兄弟三个, 祖孙三代: the number stands behind what they are to each other. */
const TOGETHER = new RegExp(
  `(?:我们|俺们|咱们|[班组队楼])[^，]{0,4}?(?<n2>[两二三四五六七八九])(?:姐妹|姊妹|兄弟|弟兄|朵金花|老太|老头)|(?:老?(?:姐妹|姊妹|兄弟|弟兄|哥们儿?|姐们儿?|伙计)|姐弟|兄妹|母女|母子|父子|父女|娘儿?|爷儿?|祖孙|婆媳|哥儿?|姐儿?|我们|咱们|俺们)(?<n>${N})(?:个|人|代|$|都|一起|去|来|参加|报)`,
)
const ALONE = /(?:^|[，就只])(?:剩|有)?(?:下)?我(?:自己|自个儿)|(?:就|只有|只剩|就剩)(?:下)?我(?=去|来|了|$|，)/
/** Two people in one word. */
const BOTH = /爸妈|父母|爹妈|爹娘|公婆|二老/
const FAMILY = new RegExp(`(?:一|全|我|我们)家(?<n>${N})(?:口|人)`)
const findFamily = quickly(FAMILY)
const ALONG = new RegExp(
  `(?:我|俺|咱|本人)?(?:也)?(?:想|要|会|能|可以|准备|打算)?(?<how>(?<=我)、|(?<=^(?:我|俺|本人))，|(?:带|领|陪|捎)(?:个|一个|一位)|及|偕同?|(?<=^(?:我|俺))连(?![^，]{1,6}[都也])|(?<=我|自己|俩|两口子|夫妻俩?|夫妇俩?)加|\\+|和|跟|与|同|外加|带上?|带着|领着?|陪着?|[推扶搀背]着|(?<=^(?:我|俺))[推扶搀](?=[^，]{1,4}(?:去|来|参加))|捎上?|(?<=我)(?:[叫喊拉约]上|(?:约(?:了|好)?|喊|叫)(?=[^，不没]{2,4}(?:一起|一块儿?)(?:去|来|参加|报)(?!体检|医院|看|买)))|携|携带|还有|加上|连同|偕)(?<who>${COMPANY}(?:${JOIN}${COMPANY})*)`,
)
const findAlong = quickly(ALONG)
/** 还有孙子, 再加孙子, 带上孙子: somebody more, in a clause of its own. */
const ADDS =
  '(?:另外|对了)?(?:还有|再有|外加|连(?:上|带着?)?|(?:捎|顺|附)带(?:着|上)?|(?:还|再|另)?(?:要)?(?:加|添|带|捎|算|领|(?:叫|喊)(?=上))(?:上|着|个)?)'
const ALONG_TOO = new RegExp(
  `(?:^|[，、。 ])${ADDS}(?<who>${COMPANY}(?:${JOIN}${COMPANY})*)(?=$|[，。！ 吧呢啊]|也(?=去|来|参加|报|要|想|会|一|跟|带|算|$)|[一1][个位人])`,
  'g',
)
const findAlongToo = eachOf(ALONG_TOO)
/** A clause that only adds somebody to those who were named before. */
export const ONLY_ADDS = new RegExp(
  `^(?:另外|对了)?(?:还有|再有|外加|再(?:加|带|捎|算|领)(?:上|着|个)?|(?:加|添|带|捎|算)上|加个?)(?:(?:我|俺)?(?:家)?(?:的)?(?:${RELATION}|${FROM_WHERE}的?${WHOLE_NAME})|[老小]${SURNAME}|${SURNAME}${TITLE}|${WHOLE_NAME}(?=[一1](?:个|位|人)|也?(?:去|来)))(?:[一1](?:个|位|人))?(?:也|一起)?(?:去|来)?(?:吧|呢|啊|呀|[。！~ ])*$`,
)
const PLUS = /(?<![\d.])(?<a>\d)\+(?<b>\d)(?!\d)/
/** 给我留俩座: as many seats as heads. */
const findSeats = quickly(
  new RegExp(`(?:留|占|要|订|预留|安排|整|弄|搞|来|报)(?:上)?(?<n>${N})(?:个|位)?(?:座|位子|位置|名额|席位)`),
)
const WITH_N = new RegExp(
  `(?:带|领|(?<!(?:能|可以)(?:再)?)捎|陪|(?<=我|俺|咱|本人|自己)(?:和|跟|与|同|加))(?:上|着|了)?(?<n>${N})(?:个|位|名)?(?:${RELATION}|人|孙|孩|儿|女|闺女|徒弟|徒孙|学生|家属|朋友|外孙|娃|老|小|姐|妹|(?<=[俩仨个位名])[去来]|$|，)`,
)
const findWithN = quickly(WITH_N)

/** 把我老伴也加上: those who are added are named. */
const ADDED = new RegExp(
  `(?:把|将|^|，)(?<who>${WHO}(?:${JOIN}${WHO})*)(?:也|都|一起)?(?:给)?(?:加|添|算|报|写|带|捎|叫)(?:上|进)`,
)

/** 女儿女婿, 老李老王: two people with nothing between them. */
const SIDE_BY_SIDE =
  /(?:女儿|闺女)(?=女婿)|大爷(?=大[娘妈])|亲家公?(?=亲家母)|岳父(?=岳母)|老?丈人(?=丈母娘)|爷爷(?=奶奶)|奶奶(?=爷爷)|姥爷(?=姥姥)|姥姥(?=姥爷)|外公(?=外婆)|外婆(?=外公)|公公(?=婆婆)|爸爸(?=妈妈)|儿子(?=儿?媳)|(?:[大二三四]?哥|哥哥)(?=[大二三四]?嫂|嫂子)|姐姐?(?=姐夫)|妹妹?(?=妹夫)|舅舅?(?=舅妈)|姑姑?(?=姑[父夫])|叔叔?(?=婶)|伯伯?(?=伯母)|孙子(?=孙女)|[\u4e00-\u9fa5]大[哥爷叔伯](?=[\u4e00-\u9fa5]大[嫂娘妈婶])|(?:老伴|老公|老婆)(?=儿子|女儿|闺女|孙)|[大二三四小]?(?:姐|哥|妹|弟|姨|姑|舅|叔|嫂)(?=[大二三四](?:姐|哥|妹|弟|姨|姑|舅|叔|嫂))|老[\u4e00-\u9fa5](?=老(?![两伴婆公头太汉])[\u4e00-\u9fa5])/g
/** 大人2个小孩1个, 我一个老伴一个: heads counted apart. */
const APART = new RegExp(
  `(?:(?:大人|老人|[男女]的?)(?<a>${N})(?:个|位|名|人)?|我们?(?<a2>${N})(?:个|位|名|人))，?(?:和|加|、)?(?:小孩|孩子|[男女]的?|家属|${RELATION})(?<b>${N})(?:个|位|名|人)?`,
)

/** 三个老人一个孩子 */
const KINDS = new RegExp(
  `(?<a>${N})(?:个|位|名)?(?:大人|老人|男的?|女的?)，?(?:和|加|、)?(?<b>${N})(?:个|位|名)?(?:小?孩|孩子|娃|女的?|男的?|老人)`,
)

/** 不带老伴: company that stays at home. */
const NO_COMPANY = /(?:不|没|别|不用|不能)(?:带|领|和|跟|陪|捎)[^，。]*/g

const withoutNoCompany = rewriting(NO_COMPANY)
/** 名单里加上我爱人 */
const withoutList = rewriting(/^(?:请|麻烦)?在?(?:名单|名册|接龙)(?:里头?|上|中)?(?:也|再|给)*(?=[加添补写][上个])/)
/** 带老伴算了不带了: whoever was named before comes no more. */
const withoutLeftBehind = rewriting(/^.*(?:算了|还是|又)?不(?:带|领)(?:了|啦|她了?|他了?)(?=.)/, '我')
/** 本人和家属各一名 */
const withoutEach = rewriting(/(?:各|[一每各]人)(?:(?:报|登|记|写|填|算|加|占|留)(?:上)?)?(?:一|1)(?:名|位|个人?|人)/)
/** 孙德胜马玉兰都参加: two names of a roster, one after the other. */
const betweenNames = rewriting(
  new RegExp(
    `(?<=^|[和跟与、，的])(${NO_NAME}${SURNAME}${GIVEN}{1,2})(?=${NO_NAME}(?!.${TITLE})${SURNAME}${GIVEN}{1,2}(?:都|俩|二人|两人|两个人?|一起|一块|[和跟](?:我|俺)))`,
  ),
  '$1、',
)
const betweenWords = rewriting(SIDE_BY_SIDE, '$&、')
/** 给洪老师于老师占两个 */
const betweenTitles = rewriting(
  new RegExp(`(?<=[给帮替把和跟与、，]|^)(${NO_NAME}${SURNAME}${TITLE})(?=${NO_NAME}${SURNAME}${TITLE})`),
  '$1、',
)
/** People named one after the other, with a mark between them. */
export const apart = (text: string): string => betweenTitles(betweenNames(betweenWords(text)))
const findAdded = quickly(ADDED)
const findPlus = quickly(PLUS)
const findTogether = quickly(TOGETHER)
const findApart = quickly(APART)
const findKinds = quickly(KINDS)
const findSum = quickly(/^\+(?<n>[1-9])$|人数(?:是|为|共|[: ])*(?<n2>[1-9])(?!\d)|(?:去|来|参加|报名)[x×*](?<n3>\d)$/)
const findMeAndMore = quickly(/我\+(?<n>\d)(?!\d)/)
const findFew = quickly(
  /(?:报名?|(?<!(?:原来|原先|本来|之前|上次|昨[天个])[^，]{0,3})报了|参加|去|来|就|算|一共|总共|共)(?<n>俩|仨|(?<=报)[三四五](?=$))(?:老的|大人|人)?(?:$|，)/,
)
/** 我跟他 */
const isWithHim = fits(
  /^(?:就|是)?(?:我|俺)(?:和|跟|与)(?:他|她)(?:一起|一块儿?|俩|两个?人?)?(?:去|来|参加|报名)?(?:吧|啊|了)*$/,
)
const isThree = fits(THREE)
const isAlone = fits(ALONE)
const areBoth = fits(BOTH)

/** The 1 of 1两个人 is the choice. */
const withoutChoice = rewriting(
  /^[12](?:[、. ]?(?=[两二三四五俩仨])|(?:[、.， ]+(?:去|来|参加)?|去|来|参加)[ ，]*(?=\d{1,2}(?:个|人|位|口|名)))/,
)

/** 我们两口子去一个: who comes of those who are named. */
const isOneOfUs = fits(/(?:两口子|老伴|俩|夫妻|夫妇)[^，]{0,4}(?:去|来)(?:一|1)(?:个人?|位|人)(?:$|，|吧|就)/)

/** 老伴那个退了: one seat, of somebody who was signed up too. */
export const SEAT_OF_OTHER = `(?<!${SURNAME}|[车冷简商游沙党官桂支修迟麻丛])(?:${RELATION})的?(?:那个(?:名额?|人)?|那份|那一?[个份]|名额?|位子?)(?:就|给|也|先)?(?:退|取消|划|删|减|去|撤)(?:掉|了)?`
/** Whether it is one seat of several that is given back. */
export const leavesSeat = fits(
  new RegExp(
    `${SEAT_OF_OTHER}|^(?:请|麻烦|那就|就)?(?:去掉|减掉?|划掉|抹掉|扣掉)(?:(?:我|俺)?(?:家)?(?:的)?(?:${RELATION})|他|她)$`,
  ),
)
/** 我和老伴改成我和女儿: whoever is named after it comes, and nobody else. */
const findInstead = quickly(
  /(?:改|换)(?:成|为|作)(?<now>(?:我|俺|咱)?.{0,2}(?:和|跟|带|与|俩|.{1,4}(?:和|跟|陪)(?:着)?我).*)$/,
)

/** 人数1改2: what was before is no number of now. */
const withoutFormer = rewriting(
  new RegExp(`(?<=人数|名额)(?:由|从|原来?|原先|是|报)*${N}(?:个人?|位|人|名)?(?=[改变换]|现在)`),
  '',
)
/** Reads the heads of a normalised text. */
export function readHeads(said: string): Heads {
  const text = apart(withoutNoCompany(withoutLeftBehind(withoutEach(withoutList(withoutFormer(withoutChoice(said)))))))
  if (isOneOfUs(text)) return { people: 1 }
  if (leavesSeat(text)) return { delta: -1 }
  const set = findSet(text)
  if (set)
    return {
      people: value(
        set.groups?.['n'] ??
          set.groups?.['n2'] ??
          set.groups?.['n3'] ??
          set.groups?.['n4'] ??
          set.groups?.['n5'] ??
          set.groups?.['n6'] ??
          set.groups?.['n7'] ??
          set.groups?.['n8'] ??
          set.groups?.['n9'],
      ),
    }
  const instead = findInstead(text)?.groups?.['now']
  if (instead) return readHeads(instead)
  const fewer = findFewer(text)
  if (fewer) return { delta: -value(fewer.groups?.['n']) }
  const tooMany = findTooMany(text)
  if (tooMany) return { delta: -value(tooMany.groups?.['n']?.replace(/[^\d一二两三四五六七八九十俩仨]+$/, '')) }
  const addition = findAdded(text)
  const added = namesIn(addition?.groups?.['who'] ?? '')
  const before = text.slice(0, addition?.index)
  if (added.length && GOING.test(before)) return withAdded(readHeads(before), added)
  if (added.length) return { delta: added.length, companions: added }
  const along = companionsOf(text)
  const headsAlong = along.length + pairsIn(text)
  const more = findCoupleAnd(text) ? null : findMore(text)
  if (more) {
    const counted = ['n', 'n2', 'n3', 'n4', 'n5'].map((name) => more.groups?.[name]).find((n) => n !== undefined)
    return { delta: counted ? value(counted) : Math.max(1, headsAlong), ...names(along) }
  }
  if (along.length > 0 && ONLY_ADDS.test(text)) return { delta: headsAlong, companions: along }
  const people = atLeast(headsAlong + (findCoupleAnd(text) ? 2 : 1), total(text))
  return {
    ...(people === undefined ? {} : { people }),
    ...names(people === 2 && isOurs(text) ? spouseOr(along) : along),
  }
}

const GOING = /[去来]|参加|报名|^我/

/** 我和老伴去，孙子也带上: who is added in the same breath. */
function withAdded(before: Heads, added: readonly string[]): Heads {
  const more = newAmong(added, before.companions)
  const companions = [...(before.companions ?? []), ...more]
  return { people: (before.people ?? 1) + more.length, companions }
}

/** 我和王秀英、李桂兰 are three, whatever else was counted; without any number or name nothing is said. */
function atLeast(named: number, counted: number | undefined): number | undefined {
  if (counted !== undefined) return Math.max(counted, named)
  return named > 1 ? named : undefined
}

const spouseOr = (along: readonly string[]) => (along.length ? along : ['老伴'])

const names = (companions: readonly string[]) => (companions.length ? { companions } : {})

/** 三四个人: a seat for the fourth, too; the receipt names the number. */
const ABOUT = /^([二三四五六七八九]?十)?([一二两三四五六七八])([二三四五六七八九])$/
const DIGITS = '一二三四五六七八九'

function value(text: string | undefined): number {
  if (text === '俩') return 2
  if (text === '仨') return 3
  const [, tens = '', fewest = '', most = ''] = ABOUT.exec(text ?? '') ?? []
  const isAbout = most !== '' && DIGITS.indexOf(most) === DIGITS.indexOf(fewest.replace('两', '二')) + 1
  if (isAbout) return value(tens + most)
  return Math.min(numberValue(text ?? '一') ?? 1, 999)
}

/** 一共五位，另外司机一位，合计六位: what is summed up last is the number. */
const SUMMED = new RegExp(`(?:一共|总共|共计|合计|总计|加起来)(?:是|有|就)?(?<n>${N})${PERSON}`, 'g')
const findSums = eachOf(SUMMED)

/** 除了我还有五个: the writer comes on top. */
const findBesideMe = quickly(new RegExp(`除了?我(?:以外|之外|自己)?，?还有(?<n>${N})`))
/** 俩闺女陪我去 */
const findAccompaniedBy = quickly(new RegExp(`(?<n>[两俩仨三2-9])个?(?:${RELATION})(?:陪|领|跟|和)(?:着)?(?:我|俺)`))
/** 老张两口子跟我俩去: two couples. */
const areTwoPairs = fits(
  new RegExp(
    `(?:他|她|${NAME}|${RELATION})(?:他|她)?(?:们)?(?:家)?(?:${PAIR}|俩)(?:一起|一块儿?|相)?(?:跟|和|与|陪|随|领|带|加|、)(?:着|上)?(?:我|俺|咱)(?:们)?(?:家)?(?:老?俩|${PAIR})`,
  ),
)
/** 老李两口子加上我们两口子四个人: the greatest number, said last, is the sum. */
const findAtEnd = quickly(
  new RegExp(`(?<=[^第每\\d一二两三四五六七八九十])(?<!不是)(?<n>${N})(?:个人|口人|口|位|人|个)$`),
)
/** 俩人都想去，可是得留一个，那就我去吧: in the end it is the writer alone. */
const isAloneInTheEnd = fits(
  /那?就(?:让)?(?:我|俺)(?:自己|一个人?)?(?:去|来|参加)(?:吧|了|呗)*$|现在(?:就|只|只有|就?只?剩下?)(?:我|俺)(?:自己)?(?:[一1]个?人?)?(?:去|来)?(?:了|啦)*$/,
)

/** 我一个，我嫂子一个，外甥两个: heads told person by person, the writer's first. */
const EACH_COUNTED = new RegExp(
  `(?:^|[，、和跟 ])(?<who>我|俺|(?:我|俺)?(?:家)?(?:的)?(?:${RELATION}|${NAME}))(?:算|来|去|报)?(?<n>${N})(?:个人?|位|名|人)(?=$|[，、和跟 ])`,
  'g',
)
const findEachCounted = eachOf(EACH_COUNTED)

/** The sum of heads told person by person, where the writer is one and two or more others are told of. */
function countedApart(text: string): number | undefined {
  const told = findEachCounted(text)
  if (told.length < 2 || !told.some(({ groups }) => /^[我俺]$/.test(groups?.['who'] ?? ''))) return undefined
  return told.reduce((sum, { groups }) => sum + value(groups?.['n']), 0)
}

function total(text: string): number | undefined {
  const sums = findSums(text)
  if (sums.length > 1) return value(sums.at(-1)?.groups?.['n'])
  if (isAloneInTheEnd(text)) return 1
  if (areTwoPairs(text)) return 4
  const each = countedApart(text)
  if (each) return each
  const besideMe = findBesideMe(text)
  if (besideMe) return 1 + value(besideMe.groups?.['n'])
  const accompanied = findAccompaniedBy(text)
  if (accompanied) return 1 + value(accompanied.groups?.['n'])
  const counted = totalInside(text)
  const last = counted === undefined ? undefined : findAtEnd(text)
  return last ? Math.max(counted ?? 1, value(last.groups?.['n'])) : counted
}

function totalInside(text: string): number | undefined {
  const plus = findPlus(text)
  if (plus) return Number(plus.groups?.['a']) + Number(plus.groups?.['b'])
  const sum = findSum(text)
  if (sum) return value(sum.groups?.['n'] ?? sum.groups?.['n2'] ?? sum.groups?.['n3'])
  const added = findMeAndMore(text)
  if (added) return 1 + value(added.groups?.['n'])
  const few = findFew(text)
  if (few) return value(few.groups?.['n'])
  const counts = (findApart(text) ?? findKinds(text))?.groups
  if (counts) return value(counts['a'] ?? counts['a2']) + value(counts['b'])
  const family = findFamily(text)
  if (family) return value(family.groups?.['n'])
  const seats = findSeats(text)
  if (seats) return value(seats.groups?.['n'])
  const withN = findWithN(text)
  if (withN) return value(withN.groups?.['n']) + (findCoupleAnd(text) ? 2 : 1)
  const counted = findTotal(text)
  if (counted && !/[第每]/.test(text.charAt(counted.index - 1))) return value(counted.groups?.['n'])
  const together = findTogether(text)
  if (together) return value(together.groups?.['n'] ?? together.groups?.['n2'])
  if (isThree(text)) return 3
  if (isAlone(text)) return 1
  return areBoth(text) || isWithHim(text) || findCouple(text) ? 2 : undefined
}

/** 李桂兰、王秀英和我都去: the writer comes last. */
const findBeforeMe = quickly(
  new RegExp(
    `^(?<who>${WHO}(?:(?:、|和|跟|与)${WHO})*)(?:和|跟|与|加)(?:我|俺)(?:都|也|俩|三个?人?|两个?人?|一起|一块|$)`,
  ),
)
/** 闺女陪我去: who goes with the writer; 送我去 only brings him. */
const findAccompanied = quickly(
  new RegExp(
    `(?<who>${WHO})(?:(?:陪|领|跟|和)(?:着)?(?:我|俺)(?:一起|一块儿?|搭伴|[作做结]伴)?(?:去|来|参加|(?<=陪(?:着)?[我俺])(?=$|，))|(?<=由.{1,6})陪(?:同|着|伴)(?:我|俺)?(?:去|来|参加|前往|出席))`,
  ),
)

/** 我跟老蒯一起去: whoever it is, where only a name can stand. */
const findWithAnybody = quickly(
  /(?:^|[，。])(?:我|俺|咱)(?:和|跟|与|同)(?<who>[\u4e00-\u9fa5]{2,4}?)(?:俩|两个?人?)?(?:都|也|一起|一块儿?|一道|一同|[结搭作做]伴){1,2}(?:要|想|会|能)?(?:去|来|参加|报名)/,
)
const NOT_COMPANY =
  /[你您他她它我俺咱们不没谁说讲商量看车队团伙家群船路说问谈聊定约]|大家|大伙|单位|组织|部队|各位|孩子们|去年|以前|往年|上次|平时|从前|老样/

/** Who comes along, as written. 和 before somebody who is only greeted or asked is no company. */
export function companionsOf(text: string): readonly string[] {
  const match = findAlong(text)
  const who = match?.groups?.['who']
  const before = namesIn(findBeforeMe(text)?.groups?.['who'] ?? '')
  const anybody = match ? undefined : findWithAnybody(text)?.groups?.['who']
  if (anybody && !NOT_COMPANY.test(anybody)) return [anybody]
  const more = findAlongToo(text).flatMap(({ groups }) => namesIn(groups?.['who'] ?? ''))
  if (!match || !who) return newAmong([...before, ...namesIn(findAccompanied(text)?.groups?.['who'] ?? ''), ...more])
  const after = text.slice(match.index + match[0].length)
  if (
    !/^(?:商量|说|合计)(?:好|过|定|妥)?了?，?(?:我们?)?(?:都|俩都|一起|一块儿?)(?:去|来|参加)/.test(after) &&
    /^(?:说|讲|商量|联系|问|打|聊|通|见|请|反映|交|开玩笑|同一|一个|一样|吵)/.test(after)
  )
    return []
  const accompanied = namesIn(findAccompanied(text)?.groups?.['who'] ?? '')
  return newAmong([...before, ...accompanied, ...namesIn(who), ...more])
}

const JOINED = new RegExp(JOIN)
const PAIR_AT_END = new RegExp(`${PAIR}$`)
const hasPair = fits(new RegExp(PAIR))

/** How many come along whom only a companion's 两口子 counts. */
function pairsIn(text: string): number {
  if (!hasPair(text)) return 0
  const who = [findAlong(text)?.groups?.['who'], ...findAlongToo(text).map(({ groups }) => groups?.['who'])]
  const named = who.flatMap((words) => words?.split(JOINED) ?? [])
  return new Set(named.filter((one) => PAIR_AT_END.test(one))).size
}

const OURS = new RegExp(`^(?:我们?|俺们?|咱们?)?(?:的|家里?|家)?(?:${FROM_WHERE}的?)?(?=.{2,})`)

/** The names of 我老伴、王秀英和李桂兰, one by one. */
export function namesIn(who: string): string[] {
  if (who === '') return []
  return who
    .split(JOINED)
    .map((name) =>
      name
        .replace(/^[一1][个位](?=.)/, '')
        .replace(OURS, '')
        .replace(PAIR_AT_END, '')
        .replace(/(?:也|都|(?<!老)[一两三]|去|来|参|报|想|要)$/, (tail) => (name.length > 2 ? '' : tail)),
    )
    .filter((name) => name !== '')
}
