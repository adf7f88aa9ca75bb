/** 王秀英摔了送医院了, 赵国强在矿务局医院躺着: it sounds like a stay, and it is asked whether it is one before anything rests. */
import type { Outcome, Turn } from '../../feature.ts'
import { findMentioned } from '../people/public.ts'
import { kinIn, namesRelative } from './vocabulary.ts'
import { askWhom, findSpouses, meantBy } from './whom.ts'
import * as wording from './wording.ts'

const HOSPITAL = '[^，。 的]{0,8}?(?:医院|急诊|抢救室|重症|监护室|病房|ICU|icu)'
/** 在医院看见她了, 去医院陪老伴, 从医院出来: somebody is there, and no patient. */
const NO_PATIENT =
  '(?!的(?!$|[，。 ])|门口|上班|工作|干|食堂|旁边|对面|附近|里?(?:看[见到]|碰[见到]|遇[见到]|陪|伺候|照[顾看]|护理|拿药|取药|开药|体检|交费|回来|出来))'
const TAKEN_THERE = new RegExp(
  `(?:送(?!饭|药|花|东西|材料|资料|单子|水果|礼|钱)|拉|抬|推|转)(?:到|去|进|往|上)?了?${HOSPITAL}${NO_PATIENT}|(?<!去|到|来)(?:住进|进)了?${HOSPITAL}${NO_PATIENT}|(?:人)?(?:躺|住)?在${HOSPITAL}(?:里)?(?:躺|住|抢救|做手术|打(?:着)?吊|输液|治|养)|(?:摔|骨折|病|晕|中风|脑梗|心梗|手术|开刀)[^。]{0,12}[，。 ](?:人|现在|正)?在${HOSPITAL}${NO_PATIENT}`,
)
/** Asked, only supposed, denied, or over. */
const NOT_SO =
  /[？?吗]|谁|要是|如果|假如|万一|没(?:有)?(?:送|进|住)|不用(?:送|住|去)|不去医院|出院|回家了|视频|新闻|电视|以前|去年|那年|上回|上次/

/** Nobody is entered: whoever it is, is asked. */
export async function hearToldOfStay(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { text } = turn.act
  const told = turn.file === undefined && !NOT_SO.test(text) ? TAKEN_THERE.exec(text) : null
  if (told === null) return undefined
  const [only, ...others] = await findMentioned(turn.db, text, turn.scope)
  if (only === undefined || others.length > 0 || only.to > told.index + told[0].length) return undefined
  const kin = kinIn(text.slice(only.to))
  const spouses = kin === 'spouse' ? await findSpouses(turn, only.people) : []
  if (spouses.length > 0) return askWhom(turn, 'hospital', spouses, wording.isItTheSpouse(only.text))
  if (kin !== undefined) return { reply: { text: wording.kinNotCaredFor(only.text) } }
  if (namesRelative(text.slice(only.to, told.index + told[0].length))) return undefined
  return askWhom(turn, 'hospital', meantBy(only), wording.isItAStay())
}
