/** Festivals, and what shows that their name means something else. */
import { numberValue } from '../numbers.ts'
import { FESTIVALS } from './festivals.ts'
import type { Groups } from './make-day.ts'
import { said, yearOf } from './make-day.ts'
import type { WrittenDay } from './written.ts'

/** Family names before 国庆 or 立春 make it a person's name. 于, 任, 向 and 江 are left out: they are prepositions and such. */
export const FAMILY_NAMES =
  '李王张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤'
/** Weather and work as often as a day. */
const DOUBTFUL = /^(?:大雪|小雪|雨水|小满|大寒|小寒|大暑|小暑|白露|霜降)$/
const NUMERIC_NAME = /^(?:三八|五一|五四|六一|七一|八一|十一|三一五|九一八)$/
const NUMERIC_NEXT =
  /^(?:[\d〇零一二三四五六七八九十点号日月年个位人名岁路楼班米块元分厂中矿处队来度斤次届级周天]|大街|大道|广场|街|小学|中学|公园|新村|公里|、?十[一二]?月|星期|礼拜|小时|小区|支部|大院|儿童(?:医院|公园|乐园|剧院|活动中心))/

/** Only before such words 五一 and 十一 are days of their own: not in 五一劳动奖章, 十一食堂. */
const NUMERIC_ALONE =
  /^(?:$|[ ，。！？；、:()\n“”"]|节|那|当|这|前|后|之|以|上午|下午|晚|早|中午|期|假|长假|小长假|放|黄金|到|至|[-~]|我|你|您|他|她|大家|儿|女|孩|去|来|在|要|想|回|请|有|是|就|也|都|不|没|和|与|还|快|举|办|开|组|聚|见|的|出|加|几|什|怎|哪|休|过|结|能|可|准|打|应|该|全|慰|座谈|茶话|联欢|文艺|活动|游园|表彰|庆|第|陪|带[我你他她孙娃孩外小老]|走访|逛|看[望戏病老]|旅游|值班|给)/

/** A festival, unless the words around it show that the name means something else. */
export function makeFestival(groups: Groups, text: string, from: number, to: number): WrittenDay | undefined {
  const name = groups['festival'] ?? ''
  const festival = FESTIVALS.get(name)
  if (!festival) return undefined
  if (name.endsWith('节') && text.charAt(to) === '目') return undefined
  const before = text.charAt(from - 1)
  const after = text.slice(to, to + 6)
  if (name.endsWith('初一') && /^(?:的)?(?:学生|年级|[一二三四]班|[上下]学期)/.test(after)) return undefined
  if (FAMILY_NAMES.includes(before) && before !== '' && name.length === 2 && !/^[节前后那当这期假]/.test(after))
    return undefined
  const isNamedDay = text.slice(from, to) !== name
  if (
    DOUBTFUL.test(name) &&
    !isNamedDay &&
    !(text.length === name.length || /^(?:节气|那天|当天|前|后|[过之以]后|时节|这天|[，。]|$)/.test(after))
  )
    return undefined
  if (DOUBTFUL.test(name) && /[下有是遇的]/.test(before)) return undefined
  const isHoliday = !!(groups['holiday'] ?? groups['off'] ?? groups['off2'])
  if (
    NUMERIC_NAME.test(name) &&
    ((NUMERIC_NEXT.test(after) && !isHoliday) ||
      (!isNamedDay && !NUMERIC_ALONE.test(text.slice(to, to + 4))) ||
      /[\d〇零一二三四五六七八九十第.初周拜期百千]/.test(before))
  )
    return undefined
  const year = yearOf(groups)
  const off = groups['off'] ?? groups['off2']
  if (!off && !groups['holiday']) return said<WrittenDay>({ kind: 'festival', festival, year })
  return said<WrittenDay>({ kind: 'holiday', festival, year, off: off ? numberValue(off) : undefined })
}
