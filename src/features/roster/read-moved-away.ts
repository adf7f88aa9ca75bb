/** 何守田搬到上海去了, 何守田搬走了: who has moved, and where to. Pure. */

/** What somebody has said of a move. */
export interface MovedAway {
  readonly name: string
  /** 上海女儿家; absent: 搬走了 does not say. */
  readonly place?: string
  /** An address of our own town, which only takes the place of the one before. */
  readonly isNear: boolean
}

const WHO = '^(?<name>[\\p{Script=Han}·]{2,4}?)(?:同志|师傅|老师)?'
const IN_COMPANY =
  '(?:跟着?|和|随|同)(?:他|她)?(?:老伴|爱人|儿子|女儿|闺女|孩子|子女|孙子|孙女|儿女|家里人)(?:一起|一块儿?)?'
const WITH = `(?:${IN_COMPANY})?`
const WHEN = '(?:已经|早就|现在|最近|前几天|前天|昨天|上周|上个?月|去年|今年|全家|一家|一家人|老两口|两口子)?'
const STAYS = '(?:去住|住去|住|去|定居|养老去?|常住|长住)?'
/** Behind the place: with whom they live there, and that the office looks after them all the same. */
const LIVES_WITH = `${IN_COMPANY}(?:过|生活|住)?去?`
const BESIDES =
  '(?:(?:以后|再也)?不回来|(?:以后)?(?:就)?(?:长住|常住|定居)|(?:党|组织|养老)*关系(?:还|仍|都)?(?:在|留|没转|不转)[^，。 ]{0,8}|(?:还|仍)归(?:咱|我)们?管)'
const END = `(?:${LIVES_WITH})?了?(?:[，,。 ]{0,2}${BESIDES}了?){0,3}[。！]?$`
const FORMS: readonly RegExp[] = [
  // 陈德福走了，回老家住去了: no death.
  new RegExp(
    `${WHO}${WHEN}走了[，,。 ]*(?:是|就)?(?:搬|回|去|到)(?:到|去|回)?了?(?<place>[^，。到去了 ]{2,12}?)(?:去住|住去|住|定居|养老去?|长住|常住)${END}`,
    'u',
  ),
  new RegExp(`${WHO}${WHEN}${WITH}${WHEN}(?:搬走|搬家走|搬离这里|搬去外面)了[。！]?$`, 'u'),
  new RegExp(
    `${WHO}${WHEN}${WITH}${WHEN}(?:的户口)?(?:搬家?|迁|移居)(?:到|去|往|回)?了?(?<place>[^，。到去了]{2,12}?)(?:那边|那儿|那里)?${STAYS}${END}`,
    'u',
  ),
  // Whoever 去上海 may be back on Monday; 去上海儿子家住 is a move.
  new RegExp(
    `${WHO}${WHEN}${WITH}${WHEN}(?:去|到|回)了?(?<place>[^，。到去了]{2,12}?)(?:那边|那儿|那里)?(?:去住|住|定居|养老|常住|长住)${END}`,
    'u',
  ),
  new RegExp(
    `${WHO}${WHEN}${WITH}${WHEN}(?:去|到|回)了?(?<place>[^，。到去了]{2,12}?)了?[，,](?:以后|再也)?不回来了?[。！]?$`,
    'u',
  ),
]

/** 幸福里3号楼, 儿子家: an address, and no other town. */
const ADDRESS =
  /[\d一二三四五六七八九十](?:号|楼|栋|单元|室|层|期)|(?:[村里区院街路巷弄园苑庄楼寓]|小区|家属院)$|^(?:大|小|二|三)?(?:儿子|女儿|闺女|孙子|孙女)(?:家|那)/
const TOWN =
  /^(?:北京|天津|上海|重庆|河北|山西|内蒙|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|珠海|东莞|佛山|厦门|福州|杭州|宁波|温州|南京|苏州|无锡|合肥|南昌|济南|青岛|烟台|威海|郑州|洛阳|武汉|长沙|成都|昆明|贵阳|南宁|桂林|海口|三亚|西安|兰州|西宁|银川|沈阳|大连|长春|哈尔滨|石家庄|太原|大同|老家|乡下|外地)/

/** 搬回来了 undoes a move, 第二小组 and a hospital are no places to move to, and 外省 says already how it counts. */
const NO_PLACE =
  /^回?来|^[出走离]|支部|小组|医院|[一二三四五六总]院$|病房|科$|^(?:外省|省外|跨省|外地|本市|省内|国外|境外)$/

/** 搬到他闺女那去了 苏州: with whom, and then where. */
const TO_KIN =
  /(?:他|她)?(?<kin>(?:大|小|二|三)?(?:儿子|女儿|闺女|孙子|孙女))(?:家|那儿?|那边|那里)?(?:里|去|住|去住)?了?[，, ]+(?:在|是)?(?<town>\p{Script=Han}{2,3})(?=$|[，,。 ])/u

/** `undefined` when the words tell of no move. */
export function readMovedAway(text: string): MovedAway | undefined {
  const { kin = '', town = '' } = TO_KIN.exec(text)?.groups ?? {}
  const said = TOWN.test(town) ? text.replace(TO_KIN, `${town}${kin}家了`) : text
  for (const form of FORMS) {
    const { name, place } = form.exec(said.trim())?.groups ?? {}
    if (name === undefined) continue
    if (place === undefined) return { name, isNear: false }
    if (NO_PLACE.test(place)) return undefined
    return { name, place, isNear: ADDRESS.test(place) && !TOWN.test(place) }
  }
  return undefined
}
