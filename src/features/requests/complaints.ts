/**
 * Whether words tell of trouble (illness at home, nobody who comes) or complain of something: what does not work, what was
 * not paid, what is lost, what could not be got done, what is a nuisance. Pure. A complaint is for a person, even where a
 * few of its words would answer a question: 暖气不热，18度都不到 is no 不到 of somebody who was invited.
 */

/** What stands in homes, on paths and in clubs, and ceases to work. */
const THINGS =
  '水管|自来水|水龙头|下水道|地漏|马桶|厕所|洗手间|暖气|空调|热水器|电梯|路灯|楼道灯|灯泡?|锅炉|煤气灶?|燃气灶?|灶台?|单元门|防盗门|大门|门锁|门禁|门|窗户|玻璃|锁|电视|遥控器|轮椅|拐杖|椅子|凳子|桌子|器材|血压计|血糖仪|助听器|洗衣机|冰箱|电饭锅|屋顶|房顶|顶棚|墙皮?|阳台|电闸|电线|线路|网络?|宽带|信号|路面|路|井盖|扶手|栏杆|台阶|球桌|麻将机|刷卡机|机器|医保卡|社保卡|工资卡|饭卡|公交卡|老年卡|卡'
const FAILS =
  '不热|不亮|不响|不灵|不制冷|不出水|不转|没水|没电|没气|没信号|没反应|打不[开着]|关不[严上]|锁不上|刷不[了上出]|登不[上进]|用不[了成]|开不[了开]|点不着|推不动|修不好|冲不下|流不下|(?<![没不])(?:漏|堵|断|坏|碎|裂|塌)|陷下去|掉下来|跳闸|卡住'

const PAPERS = '(?:医保|社保|工资|饭|公交|老年|银行)卡|存折|老年证|退休证|身份证|优待证|证件|户口本|钥匙'
const MONEY = '退休金|养老金|工资|补贴|补助|津贴|慰问金|慰问品|取暖费|护理费|高龄费|钱'

const COMPLAINTS: readonly RegExp[] = [
  new RegExp(`(?:${THINGS})[^，。？?]{0,6}(?:${FAILS})`),
  new RegExp(`(?:${PAPERS})[^，。？?]{0,4}(?:丢了?|找不[着到]了?|不见了?|掉了)`),
  new RegExp(`(?:${MONEY})[^，。？?]{0,8}(?:没到账|没发|没给|没领|没收到|没见|少了|不对|不够数)`),
  /(?:少|漏|错|多)(?:发|给|算|报|扣|收)了?[^，。？?]{0,6}(?:块|元|钱|个月)|乱收费|冒领|(?:账|数|单子)[^，。？?]{0,4}不对/,
  /(?:跑|去|找|打|问|催)了?[^，。？?]{0,4}[两三四五六七八九十几好多\d]+(?:趟|回|次|遍)[^。？?]{0,10}(?:没|不)(?![去来参想用需])/,
  /(?:办|报|取|领|退|补|缴|交|认证|报销|买)不(?:了|成|下来|出来)(?![课饭])/,
  /吵得|太吵|噪音|扰民|打扰休息|地滑|路滑|滑得很|没人扫|堆满|堵死|堵着门|乱停|推销|卖保健品|老鼠|蟑螂|臭得|熏人/,
  /没(?:个|有)?(?:位子|座位?|地方)坐|白跑一?趟|没人(?:招呼|搭理)|(?:态度|服务)[^，。]{0,3}(?:差|不好|恶劣)/,
  /(?:骂|吼|训斥|刁难|欺负|为难|糊弄)了?(?:我|俺)|话[^，。]{0,3}难听|(?:收|要|拿)了?(?:我|俺|人家?)的?[^，。]{0,3}(?:红包|好处)/,
  /(?:名字|生日|电话|地址|姓)[^，。？?]{0,4}(?:写|记|登|弄|搞|打)错/,
]

export const isComplaint = (words: string): boolean => COMPLAINTS.some((complaint) => complaint.test(words))

/** Worth a call even where it only gives the reason why somebody does not come. */
const TROUBLE =
  /(我|俺|老伴|老头子?|老太婆|老婆子|他|她)(又|刚|正|也|还|现在|这会儿|今天)*(在[^，。]{0,8})?(住院|住着院|要?做?手术|瘫|打点滴|打吊针|输液|化疗|进了?医院|抢救)|医生(说|让|叫)[^，。]{0,6}(手术|住院)|(老伴|老头子?|老太婆|他|她)[^，。]{0,6}(现在)?在医院|(漏水|水管|下水道|跳闸|停电|暖气|灯|锅炉|马桶)(漏|堵|坏|不热)?了|没人(管|照顾|修|接|联系我|回我)|没人(给我?)?(打|回)个?(电话|话|信)|(单子|材料|申请|办公室|你们).*没人理|投诉/

/**
 * What was promised and does not come, whoever does not answer: said as a question (怎么还没下来？), and yet nobody who says it
 * wants to be told once more how it is done. 食堂几点开门 and 报销要什么材料 are plain questions. They count only beside a word
 * of what is owed.
 */
const GRIEVANCES: readonly RegExp[] = [
  /(?:怎么|咋|为啥|为什么|凭什么|凭啥)(?:就|到现在|这么久|这么长时间)?(?:都|也)?还(?:是)?(?:没|不(?![去想用需好知]))/,
  /(?:怎么|咋|为啥|为什么|凭什么|凭啥)(?:就|都)?(?:老|总|一直|从来|净)(?:是|也|都)?[^，。！？?]{0,4}(?:没|不(?![去想用需好知])|[办弄过报领打登交刷]不)/,
  /(?:等|拖|催|跑|问|找)了?(?:都|有|快)?(?:好几?|[一两三四五六七八九十半几]|\d+)(?:多)?(?:天|个?(?:星期|礼拜|月)|周|年)[^。！？?]{0,8}(?:还没|没(?:见|信|人|有|个|给|到|下)|不(?:来|给|管|办|修|回|理|发))/,
  /(?:没(?!参加|去)|不(?:来|给|管|办|修|回|发|理)|拖)[^。]{0,12}[，,。！!？? ]*(?:都|已经|足足|整整|快)(?:好几?|[一两三四五六七八九半几]|\d)(?:多)?(?:天|个?(?:星期|礼拜|月)|周|年)(?:多)?了/,
  /急死|气死|愁死|等得(?:心焦|着急|都?急|花儿)|没完没了|猴年马月/,
  // 我走路太慢 is of oneself.
  /(?<!(?:我|俺|走|推|写|打字|吃|手|腿|脚|眼)[^，。]{0,4})(?:太|这么|那么|真)慢/,
  /(?:老|总|一直|怎么都?|咋都?)(?:是|也)?打不通|(?:老|总|一直|从来)(?:是|也)?(?:不|没人)接/,
  /(?:说好|答应)(?:了|的|是)?[^。？?]{0,14}(?:还没|没来|不来|没见|没给|没办|没影|没信|没动静)/,
]

/** What is promised or owed. 没参加都三年了，这次去 tells of nothing that anybody should have done. */
const OWED =
  /报销|药费|[费款账钱]|补[贴助发]|津贴|工资|退休金|养老金|慰问|福利|公积金|卡|证|材料|手续|单子|申请|发票|盖章|电话|通知|消息|答复|回复|回[话信电]|报告|体检|结果|师傅|维修|修|水管|暖气|电梯|[漏停]水|[停断]电|路灯|物业|轮椅|助听器|说法|信儿|(?<!怎么|咋|不好)办(?!公室|法)|(?<!出|头)发(?!现|烧|生)|退[钱款]|批下?|下来/

/** They need no such word beside them. */
const OUTRAGES: readonly RegExp[] = [
  /推来推去|踢皮球|不像话|一拖再拖|(?:管不管|办不办|给不给办|修不修)/,
  /(?:怎么|咋|为啥|为什么)(?:就|都)?还没(?:个|有)?人|没(?:有)?一?个?人(?:管|理|接|搭理|答理|过问|通知|告诉)/,
]

/** Of one's own people, and of oneself: 女儿说好来接我还没来 is no matter of the office. */
const OWN = '(?:孙|女儿|闺女|儿子|老伴|老头|他|她|车|陪|接我)'
const NOT_YET = '(?:还没(?![去想吃定学]|参加|开始|出门|见过)|不给)'

/** A promise, or a long wait for what does not come, needs none either: 等了半年了还没个说法. */
const OVERDUE: readonly RegExp[] = [
  new RegExp(`(?<!${OWN}[^，。]{0,4})(?:说好|答应)(?:(?!${OWN})[^。！？?]){0,14}${NOT_YET}`),
  new RegExp(
    `(?:等|拖|催)了?(?:都|有|快)?(?:(?:好几?|[两三四五六七八九十几]|\\d+)多?天|(?:好几?|[一两三四五六七八九十半几]|\\d+)多?(?:个?(?:星期|礼拜|月)|周|年))(?:(?!${OWN})[^。！？?]){0,8}${NOT_YET}`,
  ),
]

const aggrieves = (words: string): boolean =>
  [...OUTRAGES, ...OVERDUE].some((outrage) => outrage.test(words)) ||
  (OWED.test(words) && GRIEVANCES.some((grievance) => grievance.test(words)))

export const isTrouble = (words: string): boolean => TROUBLE.test(words) || aggrieves(words)
