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
  /(?:名字|生日|电话|地址|姓)[^，。？?]{0,4}(?:写|记|登|弄|搞|打)错/,
]

export const isComplaint = (words: string): boolean => COMPLAINTS.some((complaint) => complaint.test(words))

/** Worth a call even where it only gives the reason why somebody does not come. */
const TROUBLE =
  /(我|俺|老伴|老头子?|老太婆|老婆子|他|她)(又|刚|正|也|还|现在|这会儿|今天)*(在[^，。]{0,8})?(住院|住着院|要?做?手术|瘫|打点滴|打吊针|输液|化疗|进了?医院|抢救)|医生(说|让|叫)[^，。]{0,6}(手术|住院)|(老伴|老头子?|老太婆|他|她)[^，。]{0,6}(现在)?在医院|(漏水|水管|下水道|跳闸|停电|暖气|灯|锅炉|马桶)(漏|堵|坏|不热)?了|没人(管|照顾|修|接|联系我|回我)|没人(给我?)?(打|回)个?(电话|话|信)|(单子|材料|申请|办公室|你们).*没人理|投诉/

export const isTrouble = (words: string): boolean => TROUBLE.test(words)
