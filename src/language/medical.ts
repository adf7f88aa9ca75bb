/** Questions about treatment: what to take and how much of it. No machine answers them, whatever else they are. Pure. */

const MEDICINE =
  '(?:药|丸(?!子)|胶囊|冲剂|药膏|胰岛素|阿司匹林|布洛芬|头孢|青霉素|阿莫西林|感冒灵|二甲双胍|硝酸甘油|丹参|降压|降糖|安眠|安定|止疼|止痛|偏方|保健品|疫苗|点滴|吊针)'
const ILL =
  '(?:血压|高压|低压|血糖|血脂|尿酸|心脏|心率|糖尿病|高血压|冠心病|痛风|感冒|发烧|发热|咳嗽|头疼|头痛|头晕|胃疼|胃痛|腿疼|腰疼|拉肚子|便秘|失眠|睡不着|过敏|牙疼|嗓子|炎)'
const HOW_MUCH = '(?:几|多少|一|两|半|双倍|加倍)(?:片|粒|颗|丸|次|支|针|单位|毫克|克|瓶|包|袋|勺|滴)'

const ASKED: readonly RegExp[] = [
  // 吃几片药, 胰岛素打多少单位
  /(?:吃|服|喝|打|注射|用|抹|涂)[^，。]{0,6}(?:几|多少)(?:片|粒|颗|丸|次|支|针|单位|毫克|瓶|包|袋|勺|滴)/,
  new RegExp(
    `${MEDICINE}[^，。]{0,10}(?:${HOW_MUCH}|怎么(?:吃|用|服|打)|咋(?:吃|用|服|打)|(?:能|可以|可)不?(?:能|可以)?[^，。]{0,6}(?:吃|停|换|减|加|喝|打|治)|(?:要|该|用)不(?:要|该|用)(?:吃|停|换|减|加|喝|打|接着)|管不管用|管用|有没有(?:用|副作用)|副作用|和.{1,8}一起吃|几次)[^，。]{0,10}$`,
  ),
  // 头晕吃什么药好, 血糖高能吃西瓜吗
  new RegExp(`(?:吃|喝|用|抹|打|开)(?:点儿?|些)?(?:什么|啥|哪种|哪个)[^，。]{0,2}(?:${MEDICINE}|好|管用)`),
  new RegExp(
    `${ILL}[^。]{0,10}(?:能不能|可以|(?<![只就])能|要不要|用不用|该不该|可不可以)[^，。]{0,4}(?:吃|喝|打|停|加|换|减|锻炼|运动|洗澡|喝酒|抽烟)`,
  ),
  new RegExp(`${ILL}[^。]{0,10}(?:怎么|咋)(?:办|治|治疗|弄|整|好)`),
  new RegExp(`${ILL}[^。]{0,12}(?:(?:正常|要紧|严重|危险)(?:吗|不|么|嘛|？)|高不高|低不低)`),
  // 要不要加药, 药能停吗
  /(?:要不要|用不用|该不该|能不能|可不可以|能|可以)(?:再)?(?:加|减|停|换|吃)(?:点儿?)?药/,
  /(?:吃|喝)什么(?:能|可以)?(?:降|补|治|消|排)/,
]

/** Sleeping pills and poison: who asks how many are enough may mean to die. */
const ENOUGH =
  /(?:安眠药|安定(?:片)?|农药|老鼠药|百草枯|敌敌畏)[^，。]{0,10}(?:几|多少|一瓶|全|管用|够|致死|会死|死)|(?:几|多少)(?:片|粒|瓶)?(?:安眠药|安定(?:片)?)/

/** Whether words ask how something is to be treated; `mind`: what they ask for may be meant to end a life. */
export function asksForTreatment(text: string): 'treatment' | 'mind' | undefined {
  if (ENOUGH.test(text)) return 'mind'
  return ASKED.some((form) => form.test(text)) ? 'treatment' : undefined
}
