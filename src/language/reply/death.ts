/** Hears that somebody has died. Never an answer to anything: 去世 begins like 去. */
import { quickly } from '../needed.ts'
import { bareName } from './proxy.ts'
import { NAME, RELATION } from './who.ts'

/** A death as it was told; `ofWhom` as written (老李头, 我老伴), absent where nobody is named. */
export interface DeathTold {
  readonly ofWhom?: string
}

/** 听说, 邻居说, 社区来电话说: by whom it has come to whoever writes. */
const HEARD_FROM =
  '(?:(?:刚才?|刚刚|今天|昨天|今早|昨晚)?(?:听(?:人|别人|他们|邻居|社区|老同事)?说|据说|得知|获悉|听到)|(?:邻居|隔壁|楼[上下]|对门|社区|居委会|物业|街道|村里|老同事|老战友|老乡|家属|家里人?|亲戚|联络员|保姆)[^，。说讲走没去过]{0,4}(?:来电话?|打电话来?|打来电话|来人|反映|通知|告诉|捎信)?(?:我们?|办公室)?(?:说|讲|反映|告诉我们?|通知我们?))(?:是|，|：)?'
const BEGINS_AS_HEARD = new RegExp(`^${HEARD_FROM}`)
/** Whether a clause tells what others have told: 居委会来电话说. */
export const isHeardFrom = (clause: string): boolean => BEGINS_AS_HEARD.test(clause)
const LEAD = `(?:${HEARD_FROM})?(?:(?:我|我们|俺|咱|他|她|你)(?:们)?(?:的)?(?:家|家里)?(?:单位|车间|楼上|楼下|隔壁|对门|邻居|支部)(?:的)?|隔壁|楼上|楼下|对门|邻居|退休的|老同事|老战友)?`
const TITLE =
  '(?:同志|老师傅|老师|师傅|老先生|老人家?|老爷子|老太太|大爷|大妈|大娘|阿姨|叔叔|书记|主任|老伴|他?爸|他?妈|爱人)?'
/** Kin who are called so only where one speaks of them, and seldom brings them along. */
const KIN = '(?:我|俺)(?:爹|娘)|老婆子|老爷子'
const WHO = `(?<who>(?:我|俺|咱|他|她)?(?:的|家)?(?:[老小][\\u4e00-\\u9fa5]头|${NAME}[\\u4e00-\\u9fa5]{0,1}?|${RELATION}|${KIN})${TITLE})`
const WHEN =
  '(?:同志|也|都|已经?|真的?|突然|忽然|不幸|于?(?:今天|昨天|前天|大前天|今早|今晨|昨晚|昨夜|夜里|凌晨|早上|上午|下午|晚上|上周[一二三四五六日天]?|上个?月|前几天|前两天|刚刚?|刚才|去年|前年|[\\d一二三四五六七八九十]+(?:年|月|号|日|点|天前|年前)(?:多|半)?)|因病|在(?:家|医院)里?|，|了){0,6}'
const SURE =
  // 去逝, 去是了: as it is mistyped.
  '(?:去世|过世|去逝|过逝|病世|(?:去|过)[是事式势](?=了)|逝世|病逝|离世|病故|故去|亡故|身故|仙逝|归西|往生|谢世|辞世|驾鹤西去|猝死|咽(?:了)?气|断(?:了)?气|没(?:能)?救过来|没(?:能)?抢救过来|抢救无效|离开人世|不在人世|离开(?:了)?(?:我们|人间))'
const SURELY = new RegExp(`${SURE}|死了|殁了`)
const SOFT = '(?:(?<![搬调转拿带跑溜逃赶送接领抱抢])走了|没了|不在了|死了|殁了|老了人)'
/** What the bereaved say in the same breath: 我老伴走了好难受. */
const GRIEF =
  '(?:我|俺|心里|这|真|实在|好|很|太|特别|可|就|都|也|天天|整天|每天|一直|老是|总|晚上|现在|一个人|还|有点|觉得|感觉|剩){0,6}(?:难受|难过|伤心|悲伤|心疼|心痛|心碎|痛苦|想(?:他|她|念)|孤单|孤独|冷清|不好受|不舒服|不是滋味|舍不得|睡不着|吃不下|空落落|哭|流泪|掉泪|没着落|缓不过来|受不了)'
const SINCE = `(?:的)?(?:了|啦|呢|啊|呀|唉|有)?(?:已经?|都|快|有)?(?!(?<=走了?)半天)(?:[\\d一二三四五六七八九十两几半]+(?:个)?(?:年|月|天|周|星期|礼拜)(?:多|半|了)*)?(?:了|啦|的)?(?:[。！~ ]*$|[、 ]*${GRIEF})`

const TOLD = new RegExp(`^${LEAD}${WHO}${WHEN}${SURE}`)
const findTold = quickly(TOLD)
const GONE = new RegExp(`^${LEAD}${WHO}${WHEN}${SOFT}${SINCE}`)
const findGone = quickly(GONE)
const NAMELESS = new RegExp(
  `${SURE}(?:了|啦|的)?[。！ ]*$|^(?:老人|老人家|老爷子|老太太)(?:已经|前天|昨天|今天|昨晚|今早|凌晨|夜里|早上|刚){0,2}(?:走了|没了|不在了)|^人(?:已经|昨天|今天|昨晚|今早|刚)?(?:走了|没了|不在了)(?:的|啊|呀|哎|唉)*[。！ ]*$`,
)
const findNameless = quickly(NAMELESS)
const ELDER_OF_THEIRS = '爸爸?|爹|父亲|妈妈?|娘|母亲|老人家?|老爷子|老太太|老头子?|老伴'
/** 何守田的女儿来电说她爸走了: told of on the telephone, whoever speaks. */
const RELAYED = new RegExp(
  `(?:来电话?|打电话来?|打来电话|电话里|来人|通知)[^，。]{0,4}?(?:说|讲|告诉)?(?:我们?)?(?:她|他)(?:家)?的?(?<who>${ELDER_OF_THEIRS})${WHEN}(?:${SURE}|${SOFT})(?:[。！ ]*$|[，。])`,
)
const findRelayed = quickly(RELAYED)
/** 林志远儿子说他爸昨晚走了, 宋长河老伴说宋工走了: whose family it is stands in front; of my own son's father it would be no news. */
const TOLD_BY_FAMILY = new RegExp(
  `^(?=(?<family>[\\u4e00-\\u9fa5]))${NAME}(?:同志|师傅|老师)?(?:家|家里)?的?(?:(?:大|小|二)?(?:儿子|女儿|闺女|姑娘|儿媳妇?|女婿|孩子)|老伴儿?|爱人)[^，。说讲]{0,4}(?:说|讲|告诉我们?)(?:(?:他|她)(?:家)?的?(?<who>${ELDER_OF_THEIRS})|老人家?|老爷子|老太太|老\\k<family>|\\k<family>(?:工|师傅|老师|老))${WHEN}(?:${SURE}|${SOFT}|(?<=[夜晚早里上]|凌晨)走的)(?:[。！ ]*$|[，。])`,
)
const findToldByFamily = quickly(TOLD_BY_FAMILY)
/** Children and guests who 走了 have left. */
const ONLY_LEFT =
  /(?:[小外重曾]孙|孙(?:子|女|儿)|孩子(?!他?[爸妈])|娃|儿子|女儿|闺女|姑娘|女婿|儿媳|媳妇|保姆|护工|同事|朋友|同学|室友|搭档|亲家|家属|亲戚)/
const ONLY_TALK =
  // 走了三年了: no news.
  /(?:走|没|不在|去世|过世|离世|病故|逝世)(?:了)?(?:都|已经|快|有|也|整整)*(?:[\d一二三四五六七八九十两几半好多些]+(?:多|来)?年|多年|好多年)|去世界|(?:没有?|还没|未|不会|别|以为|差点)(?:去[世逝]|过[世逝]|死|走|咽气|断气)|(?:去[世逝]|过[世逝]|逝世|病逝|离世|病故)(?:的(?!$|[。！])|后|时|那|前(?!天|几天|两天)|以后|之后|以前|证明|抚恤|补助|待遇|家属|怎么|如何|多少|几?周年|纪念|办|要|需要|能|可以)|电视|新闻|电影|小说|主席|总理|？|(?:吗|么|没|没有|吧|呢)$/

/** 老王走了，去海南过冬了; 老刘不在了，搬闺女家去了: where they have gone instead. */
const GONE_WHERE =
  /^[，、。 ]*(?:是|就|又|早|已经?|人家|他|她)*(?:搬(?:到|去|走|[^，]{1,4}家)|(?:去|到|回|上)(?!世|那边|天|西|不了|找|陪)[^，。]{1,6}(?:过冬|过年|住(?!院)|旅游|玩|养老|避暑|带孙|看病)|跟(?:着)?(?:儿子|闺女|女儿|孩子)[^，。]{0,6}(?:走|去|住)|调(?:到|走)|先?回家了|坐车|赶车|下楼|(?:去|回|到)(?!世|那边|天|西|不了|找|陪|殡|火|太平|医院|墓|坟|现在|今|昨|头|底|最后|死|了|得|年|的|一)[^，。没不]{2,4}了?[。！]?$)/

/** 孙大勇走了三个月了，昨天从三亚回来了: who is back has only been away. 昨天从医院回来的路上 is told of others. */
const IS_BACK =
  /^[，、。 ]*(?<who>他|她|人|人家)?(?:(?:今天|昨天|前天|昨晚|今早|上周|这?两天|刚刚?|刚才|早上|上午|下午|晚上)|又|已经?|就|才|终于){0,3}(?:从(?!医院|殡|火葬|墓|乡?坟)[^，。 ]{1,8})?(?:回来|回家)了[呢啊呀吧。！]*(?=$|[，。！ ])/

const AWAY_FOR_LONG = /走了[\d一二两三四五六七八九十几半]+个?(?:天|周|星期|礼拜|月|年)/
const OWN = /^(?:我|俺|咱)/
/** Without 他 it may be the writer who came home; then only who has been gone for a while is back. */
function isBack(clause: string, after: string): boolean {
  const back = IS_BACK.exec(after)
  if (back === null || OWN.test(clause) || !clause.includes('走了')) return false
  return back.groups?.['who'] !== undefined || AWAY_FOR_LONG.test(clause)
}

/** 刘志强调走了, 老王搬走了: whoever is moved elsewhere lives. */
const MOVED_ON = /(?:调|搬|转|借|抽|接|带)走/

/** 没救回来了，人走了: nobody who had come. */
const AT_THE_END = /医院|抢救|急救|救[^，]{0,2}[来活]|病[危重逝]|癌|心梗|脑梗|节哀|后事|丧|殡|火化|追悼/
/** 修水管的来过了，人走了: somebody who had come. */
const HAD_COME = /修|师傅|物业|客人|快递|送[货水奶餐]|护工|保姆|检查|安装|来过|来了|量血压|理发|上门/

/** 听说李主任走了, 听说小王走了: whoever has a post may have left it. */
const LEFT_POST = /(?:主任|书记|老师|经理|[科处院厂队所站部校]长|大夫|医生|干事|会计)$|^小/
/** 听说白菜没了, 居委会说钱款没了: of things, nobody has died. */
const OF_THINGS = /[菜鱼钱款票位额费金饰甲榴指路井卡折]$/
/** 听说老周走了，去北京了; 听说王芳不在了，找谁报名: where somebody has gone instead, and who does it now. */
const WHO_NOW =
  /^[，、。 ]*(?:就)?(?:去|到|回|调|新来|换了|以后|往后|现在谁|谁|找谁|接班|明天[^，。]{0,3}回来|是真的吗|真的吗)/
const IN_MOURNING = /火化|殡|丧|追悼|后事|告别|花圈|节哀/

/** Whether 走了, 没了, 不在了 that came by hearsay may be no death. */
function mayBeNone(
  clause: string,
  { ofWhom = '' }: DeathTold,
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  if (!(isHeardFrom(clause) || isFromFamily(clause, before)) || SURELY.test(clause) || IN_MOURNING.test(after))
    return false
  return OF_THINGS.test(ofWhom) || WHO_NOW.test(after) || (/走了/.test(clause) && LEFT_POST.test(ofWhom))
}

/** The death that a clause tells of; `after`: what follows it, `before`: what stands before. */
export function findDeath(clause: string, after = '', before = ''): DeathTold | undefined {
  const death = deathIn(clause, before)
  const around = before + after
  const hasLeft = clause.startsWith('人') && HAD_COME.test(around) && !AT_THE_END.test(around)
  if ((hasLeft || MOVED_ON.test(clause)) && !SURELY.test(clause)) return undefined
  if (death === undefined || ONLY_TALK.test(clause)) return undefined
  if (mayBeNone(clause, death, { before, after })) return undefined
  return (GONE_WHERE.test(after) || isBack(clause, after)) && !SURELY.test(clause) ? undefined : death
}

/** 周福生老伴刚打电话，说老周昨天走了: what follows the call is as if nobody had brought it. */
const CALLED = '(?:来电话?|打(?:来|了|过来)?(?:一?个)?电话(?:来|过来)?|来人)了?'
const SAYS = '说(?:是|，|：)?'
const SAYS_ON = new RegExp(`^${SAYS}`)
const HAS_CALLED = new RegExp(`${CALLED}[，、。 ]*$`)
/** The same in one breath; of whose family it is stands in front. */
const CALLED_AND_SAYS = new RegExp(
  `^${NAME}(?:同志|师傅|老师)?(?:家|家里)?的?(?:老伴儿?|爱人|家属|家里人?|亲戚|(?:大|小|二)?(?:儿子|女儿|闺女|姑娘|儿媳妇?|女婿))(?:刚才?|刚刚|今天|早上|上午|下午|昨天){0,2}${CALLED}${SAYS}`,
)

const isSaidOn = (clause: string, before: string): boolean => SAYS_ON.test(clause) && HAS_CALLED.test(before)

/** Whether a clause tells what the family has told on the telephone: of a person, and of no money that is gone. */
export const isFromFamily = (clause: string, before: string): boolean =>
  isSaidOn(clause, before) || CALLED_AND_SAYS.test(clause)

/** 宋长河家里打电话来，他昨晚没了; of whom I have called myself, 走了 says nothing. */
const THEY_CALLED =
  /(?:^|[，。 ])\p{Script=Han}{2,3}(?:同志|师傅|老师)?的?(?:家|家里|家里人|家属|老伴|爱人|儿子|女儿|闺女)(?:刚才?|刚刚|早上|今早)?(?:来(?:了|过)?电话|打(?:了)?电话来|打来(?:了)?电话)了?[，、。 ]*$/u
const OF_WHOM_THEY_CALLED = new RegExp(`^(?:他|她)${WHEN}(?:${SURE}|${SOFT})[。！ ]*$`)

function deathIn(clause: string, before: string): DeathTold | undefined {
  if (THEY_CALLED.test(before) && OF_WHOM_THEY_CALLED.test(clause)) return {}
  return deathToldIn(clause.replace(isSaidOn(clause, before) ? SAYS_ON : CALLED_AND_SAYS, ''))
}

function deathToldIn(clause: string): DeathTold | undefined {
  const sure = findTold(clause)?.groups?.['who']
  if (sure) return { ofWhom: nameOf(sure) }
  const gone = findGone(clause)?.groups?.['who']
  if (gone && !ONLY_LEFT.test(gone)) return { ofWhom: nameOf(gone) }
  const relayed = findRelayed(clause) ?? findToldByFamily(clause)
  const who = relayed?.groups?.['who']
  if (relayed) return who === undefined ? {} : { ofWhom: who }
  return findNameless(clause) ? {} : undefined
}

/** 难受 beside a death is sorrow; a body that aches is not. */
const SORROW = /难受|不(?:太|很|大|怎么)?(?:好受|舒服|舒坦)|发?(?:慌|闷)/
const BODY = /头|胸|胃|肚|腹|背|腰|腿|手|脚|血压|喘|吐|麻|烧|脏|跳/

/** Whether what sounds unwell is only the sorrow of somebody who has just told of a death. */
export const isSorrow = (clause: string): boolean => SORROW.test(clause) && !BODY.test(clause)

const nameOf = (who: string) => bareName(who.replace(/(?:同志|老人家?|老爷子)$/, ''))
