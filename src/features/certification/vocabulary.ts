/** What this feature recognises. */
import { NUMBER } from '../../language/numbers.ts'

const THING = '(?:养老金?|退休金|养老待遇|退休待遇|待遇|社保|资格|领取)*'
const MONTH = `(?<month>${NUMBER})月份?`

/** 已经认证了, 养老认证办好了, 认证过了. */
export const DONE =
  /(?:认证|年审)(?:已经?|都|早就?|刚刚?)*(?:了|过了?|好了?|完了?|办好|办完|办了|做好|做完|做了|弄好|弄完|成功|通过)|已经?(?:去)?(?:做过?|办过?)?(?:认证|年审)|(?:做|办|弄)(?:完|好|过|了)(?:养老|退休|待遇|资格)*(?:认证|年审)|通过了?(?:养老|资格)*(?:认证|年审)/
/** The same in answer to the question. */
const DONE_IN_WORDS = /(?:办|做|弄|搞|刷|认证)(?:好|完|了|过|成)/
/** What it is about. */
const NAMED = /认证|年审|刷脸|养老|资格/
/** What may stand around 办好了 where nothing else is named. */
const AROUND =
  /(?:办|做|弄|搞)(?:好|完|了|过|成)|已经?|早就?|刚刚?|刚才|总算|终于|今天|昨天|前天|上午|下午|手机上|网上|社区|儿子|女儿|闺女|孩子|孙子|孙女|老伴|小王|自己|这事|那事|那个|这个|这件|那件|放心|谢谢|您|你们?|[我俺咱妈爸爹娘他她们都也去在上给帮的了啦喽咯呢啊呀哈吧嗯好是事，。！、,.!~ ]/g
/** It says that it is not done, or asks. */
export const NOT_DONE = /没|未|不|别|怎|吗|么|[?？]|哪|谁|几时|什么|要不要|帮/

/** 办好喽, 认证做完了; 老伴手术做完了 and 老年证办好了 are about something else. `text` answers the question. */
export const saysDone = (text: string): boolean =>
  DONE_IN_WORDS.test(text) && !NOT_DONE.test(text) && (NAMED.test(text) || text.replace(AROUND, '') === '')

/** 我这认证啥时候办哪. */
export const ASKS_WHEN =
  /^(?:我|俺|咱|请问)?(?:们|的|这)*(?:今年)?(?:养老金?|退休金|待遇|资格|社保)*(?:(?:什么时候|啥时候|几时|几月份?|哪个月|哪天).{0,4}(?:认证|年审)|(?:认证|年审)(?:是|在|该)?(?:什么时候|啥时候|几时|几月份?|哪个月|哪天))/
/** 何守田的认证月份是10月, 第一支部每年10月认证. */
export const SET_MONTH = [
  new RegExp(
    `^(?:请|把|将)?(?<who>.+?)的?${THING}认证(?:月份?|时间|日期)?(?:是|改成|改为|改到|定在|在|每年)+${MONTH}$`,
  ),
  new RegExp(`^(?:请)?(?<who>.+?)(?:每年|都是|都在|是)(?:在)?${MONTH}(?:去|来|做|办)?${THING}认证$`),
]
/** 何守田上次认证是2026年3月12日. */
export const SET_LAST =
  /^(?<who>.+?)的?上一?次的?(?:养老|待遇|资格)*认证(?:时间|日期)?(?:是|在|:)?(?<year>\d{4})[年.-](?<month>\d{1,2})(?:[月.-](?:(?<day>\d{1,2})[日号]?)?)?$/
/** 何守田的认证半年一次, 何守田每6个月认证一次. */
export const SET_CYCLE = new RegExp(
  `^(?<who>.+?)的?(?:养老|待遇|资格)*(?:认证)?(?:是|改成|改为|按|每隔?)*(?:(?<half>半年)|(?<year>一?年)|(?<n>${NUMBER})个?月)(?:认证)?一次$`,
)
/** 何守田的认证方式是社区. */
export const SET_WAY = /^(?<who>.+?)的?(?:养老|待遇|资格)*认证方式(?:是|改成|改为|:)(?<way>[^，。；]{2,20})$/
/** A line of a pasted list: 何守田 2026年3月12日, 0203 何守田 10月. */
export const LINE_LAST = /(?<year>(?:19|20)\d{2})[年./-](?<month>\d{1,2})(?:[月./-](?:(?<day>\d{1,2})日?)?)?\s*$/
export const LINE_MONTH = new RegExp(`(?<month>${NUMBER})月份?\\s*$`)
