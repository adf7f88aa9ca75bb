/**
 * Danger that a sentence tells of and nobody is in: dreamt, played, taught, seen through, of old times, over and well.
 * Each family says what makes it so and what speaks against it: what goes on now stays an alarm.
 */
import type { Danger } from './sign.ts'

/** A sentence cut at the words of danger; a hunch stands nowhere, and has the whole clause on both sides. */
interface Told {
  readonly lead: string
  readonly said: string
  readonly rest: string
  /** What the clause of the danger says before it. */
  readonly near: string
  readonly sentence: string
}

/** Where a danger stands, with its sentence around it. */
interface Placed {
  readonly clause: string
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

/** Whoever calls out, asks what to do, or tells what is going on needs help, whatever else he tells. */
const CALLS =
  /快[来跑叫救]|快点(?:来|叫|救)|救(?:命啊|人啊|我|他|她|一下)|怎么办|咋办|咋弄|咋整|起不来|动不了|叫不醒|喘不|不止|越来越|(?:还|一直)在(?:流|烧|冒|疼|吐|里)/
/** Somebody of one's own, or here and now. */
const OWN =
  /[我俺](?!们|一听|听|记|看|演|唱|学|背|转|国|说|问|才?不信|没)|老伴|老头|老太|[妈爸爹娘]|(?<!老)孙(?!师傅|老师|家|大[爷妈姐哥])|隔壁|邻居|对门|楼[上下]|单元|(?<!(?:听说|据说)[^，]{0,6})号楼|现在|刚[才刚]|正在|突然|忽然/

/** Whether a danger is only told of. */
export function isOnlyTold(danger: Danger, { clause, from, to, before, after }: Placed): boolean {
  const sentence = before + clause + after
  const told: Told =
    to === 0
      ? { lead: before + clause, said: clause, rest: clause + after, near: clause, sentence }
      : {
          lead: before + clause.slice(0, from),
          said: clause.slice(from, to),
          rest: clause.slice(to) + after,
          near: clause.slice(0, from),
          sentence,
        }
  if ((danger === 'fraud' || /骗子|电话|短信/.test(told.lead)) && isSeenThrough(told)) return true
  if (danger === 'fraud' && isWarning(told)) return true
  if (isDreamt(danger, told) || isOfThings(danger, told) || isKeptIn(danger, told)) return true
  if (isHeadline(told) || isRemembered(danger, told) || isSentToWork(danger, told)) return true
  if (danger === 'illness' && (isNaughty(told) || isSleeper(told))) return true
  return (
    !CALLS.test(sentence) &&
    (isPlayed(danger, told) ||
      isPlaything(danger, told) ||
      isOfAnimals(danger, told) ||
      MEAL.test(sentence) ||
      isTaught(told) ||
      isOfOldTimes(danger, told) ||
      isOver(danger, told))
  )
}

/** What is said before and what follows from it, of things: 轮椅轱辘坏了，推不动; 工资卡丢了，取不了钱; 楼上装修，头疼死了. */
const OF_THINGS: readonly (readonly [RegExp, RegExp])[] = [
  // 电扇挂得不牢，掉下来要命的: what may fall, and has not.
  [
    /^(?!.*(?:从|我|俺|他|她|人|爷|老伴|工)).*(?:扇|灯|牌子?|顶|墙皮|瓦|砖|树枝|空调|玻璃|架子?|吊)[^。砸]{0,24}$/,
    /掉下来(?!(?:了|过)|[^，]{0,4}砸)/,
  ],
  [/(?:水管|管子|暖气片?|马桶|龙头|洗衣机|阀门?|楼上)[^。]{0,12}$/, /淹|进水/],
  [/(?:轮椅|车|箱|柜|门|抽屉|桌)[^，我他她]{0,8}，?$/, /推不动|拉不动/],
  [/(?:卡|存折)[^，骗]{0,3}(?:丢|没带|坏|消磁|锁|挂失|过期)[^，骗]{0,3}，[^，骗]{0,3}$/, /取不[了出]/],
  [/(?:吵|震|闹|装修|施工|电钻)[^，]{0,10}，[^，]{0,3}$/, /头(?:疼|痛)死|睡不着/],
]
/** 雪大老太婆不许我出门: kept in for one's own good. */
const KEPT_IN =
  /(?<!冰)冰(?!冰|箱|着脸)|雪|雨|滑|风(?!凉话)|霾|冷(?!着脸|脸|落|战|冰冰|言|眼)|降温|感冒|流感|出院|手术|腿|摔(?!东西|碗|盆|门|杯|盘|锅|打)|血压|咳/
/** 取消吧，孩子不让我出门: who stays at home because the family will have it so, and says no for it. */
const KEPT_BY_KIN =
  /^(?=.*(?:取消|不去|去不|来不|不来|不参加|参加不|请假|退了|算了|打拳)).*(?:孩子们?|儿子|女儿|闺女|姑娘|女婿|老伴|家里人?|儿女|子女|大夫|医生)(?:说|都|也|又|就|硬)*不(?:让|许|准)(?:我|俺)?出/
const isKeptIn = (danger: Danger, { said, rest, sentence }: Told): boolean =>
  danger === 'crime' &&
  /不(?:让|许|准)[^，]{0,3}出(?:门|去)/.test(said + rest.slice(0, 10)) &&
  (KEPT_IN.test(sentence) || KEPT_BY_KIN.test(sentence)) &&
  !/锁|打|骂|关[在着]|饿|[吃饭药钱怕]|救|不给|看病|欺|虐|手机|保姆|护工|逼|吼|凶|赶(?!上|紧|巧)/.test(sentence)

const isOfThings = (danger: Danger, { lead, said, rest }: Told): boolean =>
  danger !== 'crime' &&
  OF_THINGS.some(([before, words]) => before.test(lead) && words.test(said + (rest.split('，')[0] ?? '')))

const DREAM = /梦(?:见|到|里头?|中)/
const BAD_DREAM = /做[^，]{0,6}梦|[噩恶怪]梦/
const BODY = /[疼痛胸喘汗晕麻慌吐气心]/

/** 梦见着火; who wakes from a dream with a pain has it. */
function isDreamt(danger: Danger, { lead, said, near }: Told): boolean {
  if (/醒|起来/.test(lead.slice(Math.max(0, lead.search(/梦/))))) return false
  if (BODY.test(said) || danger === 'mind') return DREAM.test(near + said)
  return DREAM.test(lead + said) || (BAD_DREAM.test(lead) && danger !== 'illness')
}

const PLAY =
  /(?:新闻|电视剧?|电影|连续剧|抖音|快手|视频|小说|报纸?|京剧|越剧|豫剧|戏|话剧|小品|评书|故事|作文|课文|广播|收音机)(?:里|上|中)?(?:头)?(?:说|讲|播|演|报|有|写)|(?:小说|戏|京剧|话剧|电影|电视|电视剧|故事)里|[这那](?:集|出|部|段|场戏|电视剧|电影)|演的|话剧队?|成语|歌词/
const NEWS = /(?:看|听)[^，]{0,3}(?:新闻|报纸|报道|广播)/

/** Told of people on a stage or far away. */
function isPlayed(danger: Danger, { lead, said, rest }: Told): boolean {
  const [clause = ''] = rest.split('，')
  const told = `${lead.slice(Math.max(0, lead.search(PLAY)))}${said}${clause}`
  if (OWN.test(told)) return false
  return (
    PLAY.test(lead) ||
    /^[^。]{0,12}(?:成语|[这那](?:电视剧|电影|戏|集))/.test(rest) ||
    (danger !== 'illness' && NEWS.test(lead))
  )
}

const TAUGHT =
  /(?:讲座|讲课|培训|课上|宣传)[^，]{0,4}(?:说|讲|教|[，:])|来(?:讲|宣传)|(?:消防|小区|社区|单位|学校)[^，]{0,6}演[习练]|急救员|教(?:会)?(?:我们|大家|咱)|学会了|书上说|知识|提醒|转(?:给|告)大家|凡是|都是(?:骗|诈|假)|反诈|转(?:个|发|一?篇)(?:文章|视频|帖子|链接)|大家(?:都)?(?:记住|注意|小心|当心|关好|锁好|看好|别|学学|留神|防着|看看)|(?:可|千万)?别(?:信|上当|开门|理)/
/** 孙女学校搞消防演习 */
const AT_SCHOOL = /(?:外?孙[子女]?|娃|孩子)[^，]{0,3}(?:学校|幼儿园|班上|老师)/g
/** 寒潮预警，出现胸闷及时就医 */
const ADVISED =
  /^(?=.*(?:预警|提示|提醒|转发|注意|预报|减少外出|多喝水|降温|寒潮|高温)).*(?:出现|如有|若有|发生|一旦|遇到|发现)[^。]{0,14}(?:及时|立即|尽快|马上|请|应)(?:就医|就诊|去医院|拨打|报警|送医|联系)/
const RULE = /(?:大夫|医生|护士|专家|老师|节目|广播|民警|养生|报纸)(?:讲|说|上说)/
const IN_GENERAL = /超过|凡是|就要打|应该|要看|要(?:赶紧|马上|立刻|立即)|的时候要|的话/

/** Passed on as a lesson or a warning to all. */
const isTaught = ({ sentence }: Told): boolean =>
  !OWN.test(sentence.replace(AT_SCHOOL, '')) &&
  (TAUGHT.test(sentence) || ADVISED.test(sentence) || (RULE.test(sentence) && IN_GENERAL.test(sentence)))

const WARNS =
  /骗子[^，]{0,3}多了|别(?:乱|随便|轻易|瞎)?(?:信|上当|开门|理|给陌生|点链接|点开|扫码)|(?:大家|各位|老哥|姐妹)[^，]{0,4}(?:注意|小心|当心|留神|防着)|喇叭|都是(?:骗子|诈骗|骗人)/
const TO_ME = /(?:让|叫|要|催|喊|逼|说|骗|问)(?:了)?[我俺](?!们)|[我俺]的?(?:卡|钱|存折|账户)/

/** 冒充孙子的骗子又多了，别上当: told to warn, by somebody whom nobody asked for anything. */
const isWarning = ({ sentence }: Told): boolean =>
  WARNS.test(sentence) && !GIVEN.test(sentence) && !TO_ME.test(sentence)

const PLAYTHING =
  /塑料(?!布|袋|管|[^，]{0,3}味)|玩具|木头(?:枪|刀|剑)|水枪|装死|过家家|(?:给|抱)[^，]{0,2}(?:娃娃|布娃娃)|闹着玩|逗着玩/
/** 孙子拿把塑料刀要杀我 */
const isPlaything = (danger: Danger, { lead, said, rest }: Told): boolean =>
  danger !== 'mind' && danger !== 'fraud' && PLAYTHING.test(lead + said + rest.slice(0, 12))

/** 孙子在地上打滚不起来，要买玩具: a child that wants something. */
const isNaughty = ({ sentence }: Told): boolean =>
  /孙|娃|孩|小家伙/.test(sentence) &&
  /(?:要|想|闹着|非)(?:要)?(?:买|吃糖|玩|看动画|抱|去(?:公园|游乐))|撒泼|耍赖|不[肯愿]上学/.test(sentence) &&
  !/血|抽|烧|吐|脸|嘴|晕|肚子|头/.test(sentence)

/** 老伴睡觉沉，叫都叫不醒，懒得很: who only sleeps soundly, or is hard of hearing or to move. */
const isSleeper = ({ sentence }: Told): boolean =>
  /[叫喊推][^，]{0,4}不(?:醒|应|起|动|答应)|没(?:反应|动静)/.test(sentence) &&
  /耳朵?[^，]{0,2}(?:聋|背|不好|不灵)|[，。 ]懒[得死透了]*$|睡(?:觉|得)?(?:就是|真|太|可|很|挺|最)?(?:沉|死|香|懒|踏实)|懒(?:得很|鬼|虫|蛋)|贪睡|赖床|(?:打|扯)呼噜|睡懒觉/.test(
    sentence,
  ) &&
  !/怎么|咋|脸|嘴|凉|喘|气|药|快|救|以为|不对劲|没动|突然|忽然|停|一直|倒|歪|栽|摔|酒|现在/.test(sentence)

/** 炒菜油冒烟了，我赶紧倒了菜，香着呢 */
const MEAL =
  /[炒炖煎炸煮烤蒸][^。]{0,18}香(?:着|得|死|呢)|(?:烧烤|鞭炮|放炮|烧香|烧纸|炒菜|抽烟|烟花)[^我。]{0,4}烟(?:味)?(?:很|太|好)?(?:大|重)/

const ANIMAL =
  /(?:君子兰|兰花|月季|绿萝|茉莉|多肉|盆[花景栽]|那盆[^，]{1,3}|[养浇种][^，]{0,3}花|果?树|菜?苗|秧|庄稼|公鸡|母鸡|小鸡|鸡|鸭|鹅|猫|狗|画眉|鹦[鹉哥]|八哥|羊|牛|猪|兔子?|金鱼|乌龟)(?!肉|汤|蛋|刺|奶)/
const OF_MAN = /[我俺他她你](?!们?家|养)|老伴|老头|老太|[妈爸爹娘]|孙|娃|孩|人|腿|手|胳膊|脚/
/** 两只公鸡打架，头上都啄出血了: what befalls animals. */
function isOfAnimals(danger: Danger, { lead, said, rest }: Told): boolean {
  if (danger !== 'illness' && danger !== 'crime') return false
  const at = lead.search(ANIMAL)
  if (at < 0 || /[被让叫给吃喝][^，]{0,6}$/.test(lead.slice(0, at))) return false
  return !OF_MAN.test(lead.slice(at) + said + (rest.split('，')[0] ?? ''))
}

const SEEN_THROUGH =
  /(?:^|[我俺就给直也，])(?:把)?(?:它|他|电话)?(?:给)?(?:挂|删|关)(?:掉|断)?(?:了|就行|电话)|没(?:点|理|信|接|给|上当|买|搭理|转|加|开门|答应|回)|(?:不|别|没)(?:信|理|搭理)|(?:把|给)(?:他|她|它|人)?拉黑|(?:骂|轰|撵|赶)(?:跑|走|出)|一(?:听|看)就(?:是|知道)|识破|懒得理|不吭声|[我俺，。 ](?:可)?没(?:扫|填|汇|交|说|告诉|动)(?!.{0,2}(?:清|完))|(?:你|他)?(?:自己|自个儿?)留着|逗他玩|打不进|他(?:自己)?(?:就)?挂|聊了/
const GIVEN =
  /(?<![没未不别])(?:转|汇|打|付|交|给|告诉|念|报|发|填|取|寄|输|借)(?:了|过去|给(?:了)?(?:他|她|人))(?!.{0,2}[电话招呼])|扣了|少了|钱[^，]{0,3}没了|(?<!没)被骗|(?<![没别不])上了?当|正在|怎么办|咋办|要不要|是不是|真的假的|对不对|信了|告诉(?:他|她|人家|对方)|才(?:想起|知道|发现|明白)|[吗？]$|把我拉黑/

/** 我一听就是骗子，挂了: nothing was given. */
const isSeenThrough = ({ sentence }: Told): boolean => SEEN_THROUGH.test(sentence) && !GIVEN.test(sentence)

const OLD_TIMES =
  /解放前|旧社会|那年(?:头|月|代)|三年困难|日本(?:人|鬼子)|文革|大炼钢铁|老辈(?:人|子)?|讲古|古时候|民国|打仗(?:那会儿?|的时候)|[五六七八]\d年|[五六七八][〇零一二三四五六七八九]年|(?:小时候|年轻时|年轻的时候|当年|从前|那年|那时候?)/
const NOW = /现在|如今|今天|今早|昨[天晚夜]|刚|又|这会儿|突然|忽然|想(?:死|走)|疼|痛/

/** 解放前我爷爷在窑上，窑塌了: whoever lived then is past help. */
const isOfOldTimes = (danger: Danger, { lead, said, rest, near }: Told): boolean =>
  danger !== 'fraud' &&
  OLD_TIMES.test(danger === 'mind' ? near : lead) &&
  !(danger === 'mind' && /[我俺]/.test(near + said)) &&
  !NOW.test(near + said + (rest.split('，')[0] ?? ''))

/** 六八年的事了，想起来还喘不上气: the memory takes the breath away. */
const isRemembered = (danger: Danger, { lead, near }: Told): boolean =>
  danger === 'illness' && OLD_TIMES.test(lead) && /(?:想|提|说)起来?(?:就|还|都|也)*(?:我|俺)?$/.test(near)

/** 后来又被骗去烧锅炉，一烧烧了五年: whom somebody sent to hard work, and no money went. */
const isSentToWork = (danger: Danger, { said, rest, sentence }: Told): boolean =>
  danger === 'fraud' &&
  /骗去?$/.test(said) &&
  /^去?(?=\p{Script=Han})/u.test(rest) &&
  /[一二两三四五六七八九十几\d]年|那年|当年|年轻/.test(sentence) &&
  !/钱|[百千万]|块|卡|存|贷|投|传销|养老|保险|房|现在|联系/.test(sentence)

const HEADLINE =
  /^[，。 ]*【[^】]{0,6}(?:报|新闻|快讯|头条|资讯|要闻)[^】]{0,2}】|(?:[这那]|还有|又有|再看)(?:有)?一?(?:篇|则|条新闻)|(?:报纸?|新闻|晚报|日报)上?(?:登|刊)/
/** In a headline an old woman is anybody's. */
const ANYBODY = /(?:老人|老太|老头|老汉|大爷|大妈)(?!婆|太|子)/g

/** 【晚报】七旬老人晕倒在菜市场: a paper is read out. */
const isHeadline = ({ sentence }: Told): boolean =>
  HEADLINE.test(sentence) && !OWN.test(sentence.replace(ANYBODY, '')) && !/你们|快来|帮/.test(sentence)

const WELL =
  /(?:全|都|早|已经?|现在|后来)(?:就)?好了|好(?:利索|透|利落)|(?<!不)利索|(?:不(?:拉|烧|疼|痛|晕|吐|肿|麻|咳|喘)|退|稳住|消肿|轻松|正常)了(?![^，]{0,2}(?:吗|没))|(?:能(?:下地|走路?|唱|坐起来)了|现在(?:也)?能(?:跳舞|走|跑|爬|干活|下楼|自理|买菜))|(?:醋|馒头|饭)[^，]{0,3}下去了|一点(?:也|都|儿)?不(?:疼|痛)|骨头没事|没(?:啥|什么)(?:大)?(?:毛病|事)|(?:揉|歇|坐|躺|睡|喝|抹|贴|含|缓|冲|吐)[^，]{0,8}(?:就)?(?:好了|缓过来|没事|出来了)|(?:歇|坐|躺|缓)[^，]{0,4}就好(?=$|[ ，。])|拔了针|拆了线?|解乏|真?舒坦|不(?:要紧|碍事|耽误|打紧)|是路过|一看[，]?是|打雷(?:也|都)(?:没|不)|没动静也没事|一点事(?:儿)?(?:也|都)?没/
const QUIET =
  /没味|散了|灭了|[关拧](?:着呢|得好好)|没漏|修好|(?:师傅|物业|工人)[^，]{0,8}试|现在[^，]{0,6}都(?:定|设|守|盯|记)|换了|浇了水|通了|气球|鞭炮|虚惊|正常|原来是|炖糊|煮糊|烧糊|炒糊|香(?:得|着|死)|[关总]阀|测了|(?:还好|幸好|幸亏|好在)[^，]{0,3}(?:闻|发现|看)/
/** 找到派出所, 找到他的鞋, 找到半夜: what is found is not the one who is lost. */
export const NOT_THE_LOST =
  '(?!了?(?:派出所|公安|警|[他她]的(?!时候)|(?:一|两)?[只件顶个把](?:鞋|衣|外套|帽|包|拐)|鞋|衣服|拐杖|(?:现在|这会儿?)(?:了|也|还|都|没|$|[，。！])|天[黑亮]|半夜|深夜|夜里|晚上|下午|中午))'
const BACK = new RegExp(
  `找[着到]了${NOT_THE_LOST}|找到(?:出口|家)|又(?:碰上|碰着|遇上|遇着|聚上|见着)了|(?:才|就|自己|坐|又|都|跑|送)回来|回来了|到家了|在(?:旁边|身边|下棋|打牌|写作业)|原来|[撬拧打]?开了|(?:走|爬|出)出来了|旅游去|开锁|来开(?:的|了|门|$)|才开(?=$|[，。])|自己拧开|(?:一问|人家)(?:是|在|去)`,
)
const BUT =
  /但|可(?:是|还|又)|就是|又(?:疼|痛|晕|吐|烧|犯|丢|不见|冒|漏|喘|麻)|(?:还|仍)(?:没(?!吃)|不|疼|痛|晕|烧|冒|喘|麻|吐)|(?:疼|痛|难受|晕)得/

/** It is over, and the same sentence says so. */
function isOver(danger: Danger, { said, rest }: Told): boolean {
  if (BUT.test(rest)) return false
  if (danger === 'illness' || danger === 'unwell')
    return WELL.test(rest) || (/没(?:有)?(?:动静|反应|声)|不应/.test(said) && BACK.test(rest))
  if (danger === 'fraud') return /一问是[我俺]?亲|才给办|核实(?:过)?了|是真的(?!假)/.test(rest)
  if (danger === 'fire') return QUIET.test(rest)
  return danger === 'crime' && BACK.test(rest)
}
