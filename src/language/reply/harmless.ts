/**
 * Danger that is only talked about: in films and of long ago, asked about as a procedure, denied, thanked for. Whatever
 * cannot be told apart from a cry for help stays one: a false alarm costs a call, a missed one may cost a life.
 */
import { mayHold } from '../needed.ts'
import { neededBy } from '../needed-by.ts'
import { isOnlyTold, NOT_THE_LOST } from './only-told.ts'
import type { Danger } from './sign.ts'

/** Where in a clause a danger is told, with what stands around the clause in its sentence. */
export interface Place {
  readonly clause: string
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
}

/** Turns of speech that hold the words and mean nothing of the kind; they are taken out before anything is looked for. */
const IDIOMS = new RegExp(
  [
    // 一朝被蛇咬, 牙疼得脸都肿了; 六块钱 too few in a pension; 电梯又坏了，爬得我够呛
    '一朝被蛇咬|牙(?:床|龈)?(?:疼|痛|肿)[^，]{0,4}(?:脸|腮)[^，]{0,3}肿|(?:退休金|养老金|工资|补贴|取暖费)[^，骗万千]{0,6}少了(?:[一二两三四五六七八九几十\\d]{1,3}(?:来|多)?(?:块|元|毛)|一?点)|电梯(?:又|老|也|都)(?:停|坏)了?|(?:爬|走|累|热|冷|挤|冻)得(?:我|俺|人)?够呛',
    // 装了报警器, 跟催债似的, 领导吃错药了吧: turns of speech and things.
    '报警器(?:也|都|我)?(?:给)?(?:装|安|换)(?:了|上|好)|(?:跟|像)[^，]{0,3}催(?:债|命)(?:似的|一样)?|(?:你们|领导|人家)(?:领导)?(?:是不是|真是|都)?吃错(?:了)?药|爆米花[^，]{0,8}|(?:见|看见|看到|遇到|碰到|看)[^，我他她]{0,3}老人摔倒[^，]{0,3}(?:不敢|没人|不)扶|老人(?:摔倒|跌倒)?[^，]{0,2}扶不扶|硝酸甘油[^，没找我]{0,3}过期[^，]{0,4}(?:还)?能(?:用|吃)|(?:转|交|付)错了?(?:可以|可|能)(?:不能)?退|过户给(?:我|俺)?(?:家)?(?:的)?(?:闺女|女儿|儿子|孙[子女]|孩子|老伴)',
    '推(?:着)?(?:我|俺)(?:去|来|过去|出去|出门|遛弯|逛|走走|散步|转)|嗓子[^，]{0,4}说不出(?:话|声)|(?:看见|看到|见了?|一见)血(?:就)?(?:头)?晕|晕血|电梯(?:停|坏|慢)了?(?:一会儿?|一下|一阵子?)|(?:灰|尘土?|沙尘?|风沙?)(?:太|很)?(?:大|多)[^，火烟]{0,3}(?:喘不过气来?|睁不开眼)|(?:老骨头|老胳膊老腿|老腰老腿)[^，救]{0,3}(?:动弹不|动不|走不动|不中用|不行|不听使唤)[^，救]{0,2}|瘫(?:痪)?(?:在)?床(?:上)?|我推(?:着)?(?:他|她|老伴|老头子?)(?:去|来|过去|走)|活够本了?|跳楼(?:机|价)|走丢了?(?:一)?[只个把](?:鞋|帽子?|手套)|骗子?(?:都|也)?骗不(?:了|到)(?:我|俺)|想死(?:那|这|了那)(?:口|碗|盘|个|锅|味)',
    // 心疼得我没睡好, of what was lost at cards; 看得我血压都上来了.
    '心疼得(?:我|俺)(?:没睡|睡不|直跺|直咂|哟|呀)|心疼(?:我|俺)(?:的血|的|那|这)|(?:看|听|气|急)得(?:我|俺)血压(?:都|就)?(?:上来|高|升|飙)|装了?(?:个|一个)?(?:燃气|煤气|烟雾|火灾)?报警器|(?:钓鱼|鱼漂|股票|群里)[^，]{0,4}没(?:有)?动静|(?:老鼠|耗子|虫子?)[^，我人他她老孩手腿脚]{0,8}(?:咬|啃|嗑|蛀)[^，]{0,3}了|锅[^，]{0,3}漏了|火苗[^，]{0,3}(?:发黄|发红|小|不旺|弱)|(?:打了?|做了?)?安乐死|不就(?:欠|差|少)(?:他|她|人家)[^，]{1,8}|掐(?:了)?人中|抽了?[^，]{0,3}(?:管|次)血|(?:洗澡|睡觉|午睡|做饭|买菜|遛弯)呢(?=$|，(?:等|一?会|回头|过会|待会|晚点))',
    // 椅子腿断了, 药盒子掉水里了, 水停了两天: things that are broken, lost or off; what only follows in the next clause stands in only-told.ts.
    '(?:椅|凳|桌|床|柜|架|沙发|眼镜|麻将)(?:子|桌)?(?:的)?(?:，)?腿(?:儿)?(?:都|也)?(?:断|折|晃|掉|松|坏|瘸)[^，]{0,4}|(?:药|盒子?|盒|杯子|助听器)[^，人我他她孩]{0,3}掉(?:水|河|井|沟|厕所|马桶)里(?:了)?|(?:水|电|气|暖气|煤气|网)(?:都|又|也)?停了?(?:[一两二三四五六七八九十几半\\d]+(?:个)?(?:天|小时|钟头|上午|下午))了?',
    // 吵得我心脏受不了, 跳舞的太吵，睡不着: of noise.
    '跳(?:广场)?舞(?:的|那)?[^，]{0,6}(?:吵|响|闹|声音大)|(?:吵|闹|震|嚷|叫)得?(?:我|人|俺)?(?:的)?(?:心脏|脑袋|头|脑仁)(?:都)?(?:受不了|疼|痛|大|炸)(?:了|死了?)?',
    // 饭卡里的钱不对
    '卡(?:里|上)?(?:的钱)?少了[^，。百千万]{1,6}[，。 ]?(?:原来|是)[^，。]{0,4}(?:年费|短信费|手续费|扣的|水电|自动)|(?:饭|餐|水|电|公交|洗澡)卡[^，骗]{0,6}(?:钱|余额)[^，骗]{0,4}(?:不对|少了)(?:，?少了[^，]{1,6})?',
    // 把钥匙锁屋里了: a thing, and nobody in it.
    '(?:钥匙|手机|包|钱包|眼镜|老花镜|证件?|门禁卡|身份证)(?:给)?(?:锁|忘|落|丢|反锁)(?:在)?(?:了)?(?:屋|家|车|房|门|办公室|活动室)(?:里|里头|上)?(?:面)?了?',
    // 输得想死: how much, and no wish.
    '笑不活了?(?:我|俺)?|(?:输|热|冷|困|饿|馋|笑|气|急|忙|无聊|闲|臭|挤|堵|冻|晒|渴|痒|羞|吵|烦)(?:得|的)(?:我|俺|人)?(?:都|真|快|简直)?(?:想死|要死)',
    // 烟熏火燎的, 假牙断了, 煤气罐空了, 阎王爷不收我
    '油烟机[^，]{0,3}(?:坏|不吸|不转)[^。]{0,12}烟|(?:刮|杀|剖|宰|剁|切)(?:鱼|鸡|鸭|鹅|猪|羊|肉|排骨)[^，]{0,2}(?:鳞)?[^，人我]{0,4}血|晕血[^，]{0,2}|鼻血是干的|到点就睡[^。]{0,4}[叫喊][^，]{0,3}|没(?:有)?抢(?:到|着|上)|(?:多亏|亏得|幸亏|幸好)[^，]{0,5}(?:抢救|送医)[^，]{0,4}|烟熏火燎(?:的)?|假牙[^，]{0,3}(?:断|掉|碎|松|坏)[^，]{0,4}|(?:煤气|液化气)罐?[^，]{0,2}(?:空|用完|烧完|没气)了|阎王爷?(?:都|也|还)?(?:不收|没收|嫌)[^，]{0,3}',
    // 痛快死了, 眼皮打架, 苦日子到头了
    '喘口气|气喘吁吁(?:地)?(?:[爬跑]|上)|老毛病(?:又)?犯了[，]?[^，]{0,2}(?:手痒|嘴馋|想打牌)|一(?:提|看|说|听|想)(?:到|起)?[^，]{0,6}(?:就|我就)?血压(?:就)?(?:高|升|上来)|(?:痛|凉|爽)快(?:得很|死)|眼皮[^，]{0,2}打架|(?<![我俺])的日子(?:总算|终于|可算|就)?(?:到头|熬到头)了|城门失火|救救(?:我|俺)(?:这个|的)|火烧眉毛|火上(?:房|浇油)|(?:鹦鹉|鹦哥|八哥|鹩哥|鸟)[^，我]{0,8}(?:救命|有贼|来人|着火)|(?:嘴|舌头?)[^，]{0,3}(?:起|长)了?(?:个)?泡|(?:猫|狗|鸡|羊)[^，我人他她]{0,2}把[^，我人他她老孩]{1,5}(?:打|咬|抓|撞)[^，]{0,2}了|死马当活马医|(?:电脑|手机|系统|软件)中(?:了)?(?:毒|病毒)了?',
    '(?:谁|哪些人|哪几[个位])(?:还)?没(?:有)?动静|(?:手机|电脑|电视|遥控器?|机器|门铃|屏幕|键盘)[^，]{0,3}没(?:有)?反应了?|(?<!把)(?:自行车|电动车|车|树|杆子|牌子|架子)倒了',
    '天(?:气)?(?:一)?(?:冷|凉|阴)[^，]{0,4}(?:疼|痛)|(?:叫|喊)(?:上|下)?[^，救]{0,4}一声|我走了(?:啊|哈)?(?=$|，|明天|下次|再见|拜)',
    '(?:学会|教会?|会|怎么|如何)(?:打|拨)120|骗子[^，]{0,8}(?:挂了|没理|没信|没接|[没不]上当|没搭理|识破)',
    '(?:腰|腿|胳膊)都?快(?:要)?断了|(?:这|那|真是?|可是?|的)药?(?:可|真|是)?救命(?:药)?$|花盆?[^，]{0,3}掉(?:下去|下来)?了?|(?:灶|打火机|炉子|煤气灶)[^，]{0,3}打不着火|热水器[^，]{0,3}[打点]不着火?|嗓子[^，]{0,3}(?:倒|哑|劈)了|抽筋|打喷嚏|打120(?:的时候|要说|怎么说)|死要面子(?:活受罪)?|(?<![我他她])车(?:被|让)[^，]{0,3}[蹭刮划]|蚊子?[^，]{0,3}咬[^，]{0,4}|(?:猫|狗|鸟|鸽子|羊|牛|鱼)(?:咪|儿)?[^，我他她]{0,6}(?:掉|摔|跳|翻)(?:下|了|肚)[^，]{0,3}',
    '(?:孙子|孙女|外孙女?|娃|孩子|小孩|小家伙)[^，]{0,3}抢[^，]{0,6}|死了(?:好多|很多|不少|那么多)人',
    '救命(?:恩人|之恩|的恩|的?钱|的?药|稻草)|救过?(?:我|他|她)(?:一)?命',
    '想死(?:你|我|大家|他|她|个人)(?:们)?(?:了|啦)?|想[^，想]{1,4}(?:都|快)?想死|(?:笑|气)(?:得|的)(?:我)?(?:肚子|头|脑袋|胃)(?:都)?(?:疼|痛|大)|(?:笑|气|累|忙|急|热|冷|冻|困|饿|烦|吵|美|乐|吓|臭|苦|馋|渴|羞|尴尬|高兴|开心|羡慕)死(?:我|人|俺|个人)?(?:了|啦)?',
    '(?<!突然|忽然|一下子)腿脚(?:也|都|又|老)?不听使唤',
    // 想死小孙子了, 掉河里一只鞋, 被老伴骗去逛街, 呼吸新鲜空气
    '想死(?:我)?(?:家)?[小大]?(?:孙子|孙女|外孙女?|儿子|女儿|闺女|老家|家乡|姐妹|战友|老姐妹)[^，]{0,5}|掉(?:进|到|在)?(?:水|河|井|沟|厕所|马桶|海|湖|塘)里?(?:了)?一?[只把副顶块](?:鞋|帽|伞|手套|眼镜|毛巾|袜)|(?:被|让|叫|给)(?:我)?(?:家)?(?:老伴|老头子?|老婆|儿子|女儿|闺女|孙[子女]|孩子|老同学)们?骗(?:回|来|去|到|着)[^，钱]{0,5}|呼吸(?:点|一下|呼吸)?新鲜空气|流血流汗(?:又?不?流泪)?|(?:半边|半个|全)?(?:身子?|胳膊|腿|脸)?[晒涂染]黑了?',
    // 股市大出血, 手机快不行了: of money and of things.
    '吐血(?:推荐|甩卖)|(?:气|亏|输|赔|贵|赚)得[^，]{0,3}吐血|(?:股市|股票|钱包|商场|超市|基金|荷包)[^，人]{0,3}大?出血|大出血[，。 ]*(?:请|买|打折|甩|送)[^，]{0,4}|(?:手机|电池|电脑|电视|冰箱|洗衣机|空调|自行车|电动车|助听器|收音机|电瓶|灯泡)[^，人我他她]{0,3}(?:快|要|已经)*不行了|(?:一|这)把老骨头',
    '(?:猫|狗|鸟|宠物|鸽子|泰迪|金毛|羊|牛)(?:咪|狗)?(?:儿)?[^，]{0,3}(?:走丢|走失|丢|不见|跑丢|失踪)了?|(?:股票|股市|基金|价)[^，]{0,4}[摔跌][^，]{0,3}',
    '(?:打牌|斗地主|足球|篮球|下棋)[^，。]{0,6}抢[^，。]{0,3}',
    '(?:钱包|钥匙|老花镜|眼镜|手机|帽子|证件?)[^，]{0,3}(?:丢了|找不(?:到|着)了?)|嘴起泡|调皮[^，]{0,4}打人|起不来(?=[，]?太早)|出(?:门|去)(?:买菜|遛弯|散步|跳舞|打牌)了?$',
    '流血牺牲|打架子|(?:抢救|救)过来了|油烟|(?:手机|钱包|钥匙|眼镜|帽子|东西|牙|头发|树叶|墙皮|假牙|电话)[^，]{0,2}掉(?:下来|下去|水里|河里|井里|沟里|厕所里?)?|(?:排练|演|小品|戏里?)[^，]{0,6}(?:打|被打|骗)[^，]{0,2}',
    '疼(?:孙|外孙|重孙|儿子|女儿|闺女|孩子|老伴|媳妇|娃)[^，]{0,4}(?:疼得?[^，]{0,3})?|(?:困|关|憋|窝|闷|待|呆)在家(?:里)?[^，]{0,4}(?:闷|没事|无聊|没意思|难受|烦|闲|干啥)|走(?:丢|失)的?(?:那只|小)?(?:猫|狗|鸟|鸡)|(?:走失|迷路)的?(?:小)?(?:猫|狗|鸟)|(?:走失|迷路|防丢)(?:老人)?的?(?:手环|卡|牌|定位|服务)|(?:烧伤|烫伤|骨折|跌打)(?:科|膏|药)|触电影|(?:拿|用)刀(?:切|削|砍柴|剁|片)|(?:听说|都说|现在)[^，]{0,4}骗子[^，]{0,6}',
    '(?:出不(?:了|得)(?:远)?门|(?:离|走)不(?:开|脱)(?:人|我)?)|轮椅[^，]{0,4}推(?:着)?(?:我|他|她)',
    '(?:孙子|孙女|外孙女?|孩子们?|小孩|娃|学生)[^，]{0,3}打架|打(?:我)?(?:的)?麻将牌?|邻居打孩子',
    '(?<!(?:老师|专家|群里?|带着?|跟着)[^，]{0,6})(?:炒股|股票|股市|基金|打牌|打麻将|买彩票)[^，]{0,4}(?:亏|赔|套|输|没)[^，]{0,6}|(?:卖|买)房子?的?(?:钱|款)',
    '(?:小心|当心|谨防|防止|避免|注意|别再?)(?:上当受骗|上当|受骗|被骗|让人骗)',
    '不想活动|全家(?:老小|老少)?出动|(?:报名|回复|消息|手机|电脑|电视|屏幕|按钮?|微信|群里|系统|遥控器?)[^，]{0,5}(?:没|无|不)(?:有)?反应',
    '(?:衣服|裤子|领子|领带|口罩|帽子|腰带|安全带|围巾)[^，]{0,4}(?:勒|捂|闷|戴|憋|紧)[^，]{0,8}',
    '(?:炖|炒|烤|煮|熬|蒸|烧)(?:的)?(?:肉|菜|饭|粥|汤|鱼|红薯)[^，]{0,4}[糊焦]了?(?:[，]?(?:一股|满屋)?[糊焦]味)?|烧烤[^，]{0,3}烟[^，着火]{0,9}',
    '(?:高兴|激动|乐|开心|美|笑)得[^，救倒]{0,10}|跳(?:进|到)?[河江湖海]里?[^，]{0,3}游',
    '丢了?(?:一?[个把只支条顶块])?(?:橡皮|铅笔|笔|书|伞|帽子?|手套|围巾|钥匙|钱包|眼镜|卡|票|证件?|作业|玩具|球)|密码[^，]{0,3}(?:怎么|如何|咋)(?:改|设|重置|查|办)',
    '打死(?:我|你)?(?:都|也)?不?|死(?:也|都)(?:不|要)|死活|该死|死心|死党|死板|死机|死死|要死要活|冷得要死|热得要死|不要命',
    '(?:防止?|防范|反|谨防|警惕|识别|预防|打击)(?:电信|网络|电话|止|范)?(?:诈骗|骗|诈|跌倒|跌|摔倒|摔|火灾|火|盗|煤气中毒|中毒|中风|中暑|走失|溺水|触电)',
    '(?:打|拨)(?:给|到)?[^，。打]{0,10}?\\d{7,}',
    '(?:打|拨|发|给)我(?:的)?(?:一?个)?(?:电话|手机|座机|微信)|打人民|打(?:一?个)?招呼',
    '摔跤(?:比赛|队|运动|手)|(?:手机|杯子?|碗|盘子?|眼镜|电视|遥控器?|拐杖|花镜|壶|瓶子?|锅|东西|鸡蛋|电脑|相机)[^，]{0,3}摔(?:了|坏|碎|破|裂|地上)+|摔(?:了|坏|碎|破)了?(?:我的|一?个|只|部)?(?:手机|杯|碗|盘|眼镜|电视|遥控|花镜|壶|瓶|锅|东西|鸡蛋)|摔(?:牌|门|盆|打)',
    '(?:股票|股市|基金|价格?|菜价|房价|油价|黄金|金价|行情|大盘|成绩)[^，]{0,6}跌[^，]{0,3}|跌(?:了|到)?[\\d一二三四五六七八九十几]+(?:块|元|点|个点|成|%)',
    '(?:有|是)?(?:什么|啥|何)(?:好)?想不开的?|(?:跳楼|自杀)(?:价|式|甩卖|大甩卖)|死亡|急死|抢救(?:文物|性|非遗)|嗓子[^，]{0,2}(?:着火|冒烟)|(?:打火|发火|上火|着火点|火锅|烟花|烟火|篝火|红红火火)',
    '(?:不舒服|不适|难受|头晕)的(?:各位|老?同志|人|请|可以|就|不要|不用|别)',
    '(?:椅子?|鞋子?|床|车|座位?|坐着|衣服?|帽子?|枕头)[^，]{0,4}(?:不舒服|难受)|不(?:太|大)?好受(?=的?天)|(?:天|天气|热|冷)[^，]{0,3}难受|(?:听|看)(?:着|了)难受|(?:你|您)(?:们)?(?:是不是|是|就是|不是|怕是)(?:个)?骗子',
  ].join('|'),
  'g',
)

const mayHoldIdiom = mayHold(neededBy(IDIOMS))

/** The clause with its idioms blanked; every position stays what it was. */
export function withoutIdioms(clause: string): string {
  if (!mayHoldIdiom(clause)) return clause
  return clause.replace(IDIOMS, (idiom) => '　'.repeat(idiom.length))
}

const DENIED =
  /(?:没有?|没再|没再有|不是|不会|不至于|不曾|未|从来没|并没|绝不|决不|不可能|不能|不要|不用|不必|别|可别|千万别|甭|(?<!恐|哪)怕(?!是)|担心|就怕|防止?|以防|避免|免得|以免|省得|(?<!不)小心|注意|当心|谨防|万一|要是|如果|假如|容易|会不会|以为|有没有|不然|否则|要不然|迟早(?:要|得)?|早晚(?:要|得)?|(?:^|我|也|都|现在)不)(?:再|又|把|有|会|去|什么|啥|我|人|被|要|老人|自己)?$/
const LONG_AGO =
  /(?:去年|前年|前几年|那年|年前|早年|年轻(?:时|的时候|那会儿|那阵|那时)|(?:当兵|下乡|插队|在部队|上山下乡)(?:时|的时候|那|期间)|小时候|当年|(?<![今明])(?:\d{2,4}|[〇一二三四五六七八九零]{2,4}|[一二三四五六七八九十几两\d])年(?!级|纪|轻|货|度)|以前|从前|曾经?|得过|有过|住过|犯过|过(?:一|两|二|三|几|\d|好几)?[次回]|上次|上回|那次|那回|史$|病史|老早|上(?:个)?月|[一二三四五六七八九十\d]+岁(?:时|那年|上)?(?=[^，]{0,3}(?:没|溺|走|病))|(?:搭|放|做|装|开)过(?:桥|支架|搭桥|起搏器|刀))/
const RELIEVED = /松快|松心|松口气|清[静净]|轻松|省心|解脱|好过/
const JOKES =
  /^[^，]{0,3}[，。 ]*(?:我)?(?:是)?(?:开(?:个)?玩笑|说着玩|闹着玩|逗你们?玩|[^，]{0,8}逗乐子|[^，]{0,6}口头禅|[^，]{0,6}老?爱这么说)/
const STILL =
  /(?:现在|这会儿|眼下|今天|今早|今晚|今夜|昨晚|昨夜|昨天|刚|又|一直|至今|到如今|开始|越来越|天天|每天|突然|忽然|此刻|起就|还是|还在|老是)/
const REPORTED =
  /(?:昨天|前天|刚才|路上|街上)(?:在[^，]{0,5})?(?:看见|看到|遇见|碰见)(?:一个|有个|个|有)?(?:人|老人|老头|老太)|课文|(?:电视|戏|新闻|电影|报纸|报上|电视剧|连续剧|小说|抖音|视频|广播|收音机|小品|故事|节目|朋友圈|网上|讲座|课堂|宣传栏|书)(?:里|上|中|说|讲|报|播|演|有|看)|(?:那|这|个|部|的)(?:电视剧|电影|戏|小说|片子)|看(?:了|到|过)?(?:个|部|一个|一部|条)?(?:电影|新闻|电视剧|连续剧|视频|小说|报道)/
const MYSELF = /我(?:儿子|孙|闺女|女儿|也|现在|刚|突然|忽然|自己|这|家)/
const ASKED_HOW =
  /报销|理赔|赔偿|赔多少|补贴|补助|慰问|抚恤|保险(?:公司)?(?:赔|管|报)|怎么办理|如何办理|怎么算|怎么收费|收费吗|要钱(?:吗|不|么)|要不要钱|多少钱|免费的?吗|手续|证明|条例|怎么预防|如何预防|讲座|知识|培训|演练|宣传|课|演习|常识|急救(?:员|班|包|箱)|是什么意思|怎么写|电话是多少|的号码/
const HEARSAY = /听说|据说|听人(?:家)?说|都在说|都说/
/** 听说社区有人被骗了十万: told of nobody whom the office could help. */
const OF_SOMEBODY_UNKNOWN =
  /^(?:我)?(?:听说|据说|听人(?:家)?说|(?:群里|人家|他们|大家)(?:都)?(?:说|传))[^，我俺]{0,10}(?:有(?:人|个|一[个位]|位)|某)[^，我俺]{0,6}$/
const ALL_WELL = /没(?:有)?[^，。]{0,2}(?:伤|烧|出事|事)|(?:灭|扑灭)了|前天|上周|上个?月|那天/
const NO_LONGER = /(?<!是)不(?:疼|痛|闷|堵|难受|慌|憋)$/
/** 我快不行了，笑得肚子疼: what is said next tells how it is meant. */
const NOT_MEANT: readonly (readonly [RegExp, RegExp])[] = [
  [/说不/, /激动|高兴|气的|急的|冻[得的]/],
  [/热晕/, /空调|哈哈|风扇|雪糕|凉快/],
  [/来人/, /^[，。 ]*[^，]{0,8}缺(?:一|1)?(?:个|位)?(?:人)?$/],
  [/来人/, /^(?:了|搬|帮|抬|打|开|吃|领|看|啊?[，。 ]*(?:搬|抬|打牌|看))/],
  [/下辈子|来世|来生/, /哈哈|嘿嘿|结婚|金婚|钻石婚|快乐|周末|聚/],
  [/永别/, /^了?[，。 ]*(?:青春|单身|烟|酒|旧|老房)/],
  [/黑/, /停电|灯(?:灭|坏|泡)|拉闸|跳闸/],
  [/腿[^，]*断/, /^了?[，。 ]*(?:椅|凳|桌|床|眼镜)/],
  [/点(?:儿)?血/, /上火|干燥|不要紧|刷牙|没事/],
  // 上当受骗的都是贪便宜, 被骗的经历分享会
  [/骗|当/, /^(?:了|过)?的(?:人)?(?:都|全|多半|大多|经历|故事|教训|案例)/],
  [/打|抢|咬/, /是(?:[两几三一]?只)?(?:小)?(?:猫|狗|鸡|鸟|麻雀|公鸡)|^[^，]{0,4}[，。 ]+(?:猫|狗)$/],
  [/不行了/, /^[，。 ]*(?:笑|乐|哈哈|唱不|跳不|打不过|学不|跟不上|服了)/],
  [/大出血/, /^[，。 ]*(?:请|买|打折|甩|送|掏|花)/],
  [/砸门/, /^声?[^，]{0,3}是[^，]{0,5}(?:装修|施工)/],
  [/味/, /^[^，]{0,2}是[^，]{0,4}(?:腌|臭豆腐|榴莲|韭菜|酱菜|咸鱼)/],
  // 雪这么大，摔着怎么办，我不敢去: who has not gone yet has not fallen.
  [
    /^[这么太大滑冷黑远陡高路雪冰天]{0,3}摔着$/,
    /^(?:怎么办|咋办|咋整|谁负责|可不得了)[，。 ]*[我俺]?(?:就|可|也)?不(?:敢)?(?:去|来|出门|出去|下楼|参加)?[了啊呀吧]*(?:$|[，。！])/,
  ],
  [/救命/, /^啊?[，。 ]*[^，]{0,4}(?:接龙|报名|表格|链接|微信|群)[^，]{0,4}(?:咋|怎么)(?:弄|填|发|用|回|报)/],
  [/求救|sos/, /^[，。 ]*.{0,4}(?:手机|微信|表|字|链接|怎么(?:填|弄|发|用)|咋(?:填|弄|发|用))/],
]
const ONLY_TOO_MUCH = /^(?:受不[了住]|吃不消|[走爬]不动|撑不住|扛不住|不行)[^，]{0,2}$/
const WAS_LONG_AGO = /^[，。 ]*(?:那|都|还|已经)*是[^，]{0,8}(?:年|以前|小时候|年轻时?|当年)(?:的事|那会|那阵)/
const OF_THE_ONE = /^(?:了)?(?:的|那(?:个|位|天|次|回|事))/
const HOW_IS =
  /(?:好|好点|好些|好转|出院|醒|找到|严重|要紧|没事|恢复|处理|解决|查清|查明|破)(?:楚)?(?:了)?(?:吗|没|没有|么|不|吧)|怎么样|咋样|如何了?$|后来/
const IN_CARE =
  /(?<!想|要|该|快|得|不|用|去)(?:住院|住进|住着院)|(?:已经|已|都|正)?在(?:医院|icu|治疗|抢救室)|(?<!快|紧|上|要|帮我|请|想)送(?:到|去|进|往)?(?:了)?医院(?:了|住|治|看|检查|$)|出院|(?:做|动|开)(?:完|了|过)(?:手术|刀)|手术(?:后|完|做完)|康复|养伤|养病|打着?石膏/
const RECOVERED =
  /(?:已经|都|早)?(?:好|缓过来|恢复|没事|不疼|不晕|不要紧|没大碍|没大事|没什么事|没啥事)(?:多|得差不多)?了(?!吗|么|没)|没事(?:儿|的)?$|没(?:大|啥|什么)(?:碍|事|问题)/
/** 现在好利索了, 如今走路没问题 */
const WELL_AGAIN =
  /(?:现在|如今|这会儿|眼下|早|已经?|都)[^，。]{0,4}(?:好(?:利索|利落|透|彻底|全|多|得差不多|了)|没事|没问题|不疼|恢复|行动自如|硬朗|利索|能(?:跳|走|跑|爬|干|下楼|自理|买菜))/
/** 去年心梗，现在又疼了 */
const RELAPSED =
  /(?:现在|今[天早晚]|刚才?|这会儿|昨[天晚])?[^，。]{0,3}又[^，。]{0,4}(?:疼|痛|犯|难受|麻|晕|喘|发作|不得劲)/
/** It is over, or a trifle: 幸亏灭了, 止住了, 抹点肥皂就好了, 我没理他. */
const SETTLED =
  /(?:已经|都|幸亏|幸好|还好|好在|总算|后来|现在)?(?:没事|没大碍|不要紧|不打紧|不碍事|小伤|止住了|不流了|扑灭了|灭了|救过来了|开玩笑|(?:关|拧)(?:了|上)(?:火|气|阀门)|就好了?(?=$|[，。！])|(?<![凑备存取攒筹])好了(?=$|[。！])|(?:后来|总算|自己)(?:走|转|找|爬)?出来了|拉走了|又?玩去了|是真的|没(?:理|搭理|信|上当|接|开门)|(?:拍了?片子?|片子|检查|大夫说|医生说|医院)[^，疼痛]{0,4}没(?:骨折|断|折|伤着|伤到|大碍))|贴(?:个|了)?(?:创可贴|膏药)|抹(?:点|了)|正常吧/
/** What goes on all the same: 火灭了，人还在里面. */
const GOES_ON_STILL =
  /还|又(?!玩|跑去|自己)|但|可(?!贴)|就是|不过|现在(?!没事|好)|怎么办|咋办|救|快来|[疼痛晕]得|起不来|不止/
/** Who went where one stays long is not lost. */
const BUSY_AWAY =
  /跳舞|唱歌|合唱|理发|上课|打球|练拳|排练|听课|看电影|打牌|打麻将|麻将|下棋|加班|上班|出差|开会|钓鱼|旅游|夜班|值班|走亲戚|喝酒|聚会/
const CANNOT_REACH = /半天|到现在|咋办|怎么办|急|电话|联系|一夜|半夜|天黑|小时|钟头|痴呆|糊涂|天了/
const PET = /猫|狗|鸟|鹦鹉|鸽子|八哥|兔|鸡|鸭|羊|牛|龟|鱼|蜜蜂|马蜂|蚊子/
const PERSON = /我(?!家|养|们家)|他|她|老伴|妈|爸|孙|人|孩子/

/** Who was lost and is there again. */
const FOUND_AGAIN = new RegExp(
  [
    `(?:已经|已|现在|总算|终于|后来)[^，没未不]{0,3}(?:(?<!警察?[^，]{0,3})到了${NOT_THE_LOST}|到家|找[到着]${NOT_THE_LOST}|回来)`,
    // 刚才找到派出所: only where nothing follows.
    '才[^，没未不警]{0,3}(?:到家|回来了|找[到着](?:了|的|人|他|她){0,2}(?=$|[，。！ ]))',
  ].join('|'),
)
const DYING = /不行了|没气|死|抢救|病危|救|没(?:有)?呼吸|不止/
const LECTURE = /讲座|主讲|来讲|讲课|讲一讲|宣传|培训|识别|防范|提醒大家|请大家|大家(?:要|注意|小心)/
const LECTURE_ON = /(?:讲座|讲|主题|内容|题目)(?:是|:|《|“|"|怎么|如何)[^。]{0,12}$/
/** A clause without a subject of its own goes on about the person before: 摔倒了，住院了. */
const GOES_ON = /^(?:[，。 ]|现在|已经?|正|刚|都|人|就|后来)*(?:在|住|送|出院|做|手术|打|骨折)/

/** How far around a danger its circumstances are looked for, in characters. */
export const AROUND = 40

/** What is left of a danger in its circumstances: itself, the vague kind, or nothing. */
export function weigh(danger: Danger, place: Place): Danger | undefined {
  const before = place.clause.slice(Math.max(0, place.from - AROUND), place.from)
  const after = place.clause.slice(place.to, place.to + AROUND)
  const said = place.clause.slice(place.from, place.to)
  const around = before + said + after
  if (isOnlyTold(danger, place)) return undefined
  // 亏得我要上吊，开玩笑的: said so by whoever said it.
  if (danger === 'mind' && JOKES.test(after + place.after)) return 'unwell'
  // 去了也站不住: what would be, if he came.
  if (danger === 'illness' && /(?:去|来|到)了?也[^，]{0,3}$/.test(before)) return undefined
  // 我要是没了，你们都松快: said of oneself it is no condition.
  const isWish = danger === 'mind' && /[我俺](?:要是|如果|假如)$/.test(before) && RELIEVED.test(said)
  if (DENIED.test(before) && !isWish)
    return /(?:不用|不必|别|不要|甭)$/.test(before) && /120|救护/.test(said) ? 'unwell' : undefined
  if (/(?:差点|差点儿|险些|差一点)(?:就|没|又|也)?[被让给叫要上]?$/.test(before))
    return danger === 'illness' ? 'unwell' : undefined
  if (REPORTED.test(before + after) && !MYSELF.test(around) && !/看着(?:看着)?我/.test(around)) return undefined
  if (danger !== 'fraud' && danger !== 'mind' && ASKED_HOW.test(after)) return undefined
  if (
    !/骗(?:我|俺|人|老人|到|去)/.test(said + after) &&
    /^[^，]{0,6}(?:讲座|宣传|知识|课|培训|预防|演练|演习|防范|案例)/.test(after)
  )
    return undefined
  if (
    LECTURE_ON.test(before) ||
    (danger === 'fraud' && LECTURE.test(place.before + around + place.after) && !/我|俺/.test(around))
  )
    return undefined
  if (danger === 'fraud' && OF_SOMEBODY_UNKNOWN.test(before)) return undefined
  if (danger === 'crime' && (isAway(place, around) || isLiftOutside(place))) return undefined
  if (
    danger === 'fire' &&
    HEARSAY.test(place.before + before) &&
    (ALL_WELL.test(before + after + place.after) || isElsewhere(around))
  )
    return undefined
  if (isCondition(place.clause) && ONLY_TOO_MUCH.test(said + after)) return undefined
  // 胸口不疼了
  if (danger === 'illness' && NO_LONGER.test(said) && /^(?:了|啦|$)/.test(after)) return 'unwell'
  if (NOT_MEANT.some(([words, next]) => words.test(before.slice(-3) + said) && next.test(after + place.after)))
    return undefined
  if (OF_THE_ONE.test(after) && HOW_IS.test(after)) return undefined
  // 坐三轮翻到沟里，是八八年的事
  if (WAS_LONG_AGO.test(place.after)) return danger === 'mind' ? 'unwell' : undefined
  const rest = after + place.after
  const isOver = (!STILL.test(around) || WELL_AGAIN.test(rest)) && !RELAPSED.test(rest)
  if (LONG_AGO.test(before + after) && isOver) return danger === 'mind' ? 'unwell' : undefined
  if (/^过(?!去|来|敏|世)/.test(after) && !/刚|今|昨/.test(before + after))
    return danger === 'mind' ? 'unwell' : undefined
  if (isSettled(danger, place, after)) return danger === 'illness' ? 'unwell' : undefined
  if (danger === 'fire' && isBurntMeal(place, said)) return undefined
  if (danger === 'illness' && isEarly(place)) return undefined
  return danger === 'illness' || danger === 'unwell' ? weighIllness(danger, place, after, said) : danger
}

/** 听说隔壁小区着火了: heard of another place. */
const isElsewhere = (around: string): boolean =>
  /(?:小区|村|厂|商场|超市|县|城|镇|公园|酒店|市场)/.test(around) &&
  !/我|俺|咱|楼[上下]|现在|正在|出不来|救/.test(around)

/** 电梯停了，我下不去楼: in the way, and nobody in it. */
const isLiftOutside = ({ before, clause, after }: Place): boolean => {
  const sentence = before + clause + after
  return (
    /电梯/.test(sentence) &&
    /[停坏修]|没电/.test(sentence) &&
    /[上下]不[了去来]|爬|走楼梯|赶不上|出不(?:了|去)门/.test(sentence) &&
    !/困|卡|里面|里头|电梯里|关[在着]|出不来|半(?:道|路|空|截|中)|救|快来/.test(sentence)
  )
}

/** 路多了我这腿受不了, 太远了我吃不消: what would be, if it were so. */
const isCondition = (clause: string): boolean =>
  /^(?:要是)?(?:[^，我俺]{0,4}(?:多|远|长|高|陡|久|冷|热|挤|滑|重|大)(?:了|的话)|太[^，我俺]{1,3})(?:我|俺|这)/.test(
    clause,
  )

/** What sounds like somebody lost, who is back, busy elsewhere, or an animal. */
function isAway(place: Place, around: string): boolean {
  const sentence = place.before + place.clause + place.after
  if (FOUND_AGAIN.test(place.clause.slice(place.to) + place.after)) return true
  if (/没(?:有)?回/.test(around) && BUSY_AWAY.test(sentence)) return !CANNOT_REACH.test(sentence)
  return (
    PET.test(place.before + place.clause) && !PERSON.test(place.before + place.clause) && /走|丢|找|不见/.test(around)
  )
}

const NOT_PICKED_UP = /(?<![我俺][^，。]{0,4})(?:电话|手机|座机)[^，。我俺]{0,4}没接/g
/** 邻居说他去女儿家了, 改天再来: nobody lies behind the door, or whoever stands there does not think so. */
const NOT_AT_HOME =
  /(?:邻居|门卫|物业|对门|隔壁|联络员)[^，。]{0,4}说(?:他|她|人|老人|是|早)*(?:去|到|上|回|搬|住)(?!医院)|(?:下次|改天|过[几两]天|明天|回头|下午|晚上)再(?:去|来|送|走访|看)/
/** Whether the rest of the sentence says that all is well again. */
function isSettled(danger: Danger, place: Place, after: string): boolean {
  if (danger === 'mind') return false
  const all = after + place.after.slice(0, AROUND)
  // 敲门没人应，电话没接: the one who does not answer the telephone is not the one who tells of it.
  const rest = danger === 'illness' ? all.replace(NOT_PICKED_UP, '') : all
  if (danger === 'illness' && /门/.test(place.clause.slice(place.from, place.to)) && NOT_AT_HOME.test(rest)) return true
  return SETTLED.test(rest) && !GOES_ON_STILL.test(rest)
}

/** 谁家炖肉糊了，一股糊味: a meal, and no fire. */
function isBurntMeal({ before, clause, after }: Place, said: string): boolean {
  const sentence = before + clause + after
  return /糊|焦/.test(said) && /炖|炒|肉|菜|饭|粥/.test(sentence) && !/火(?!锅)|烟|没关/.test(sentence)
}

/** 九点半太早，我起不来床: sleepy, and not ill. */
function isEarly({ before, clause, after }: Place): boolean {
  const sentence = before + clause + after
  return (
    /起不(?:来|了)/.test(clause) &&
    /太早|[这那]么早|起(?:不了)?早|大清早|睡懒觉|贪睡/.test(sentence) &&
    !/疼|痛|晕|摔|跌|麻|动不|救|瘫|血|突然|地上|昨[天晚]|病|他|她|老伴|[叫喊推摇][^，]{0,3}[不醒应]/.test(sentence)
  )
}

/** 别介，动弹不得; 参加个啥，腿都抬不起来: how old legs are, said as the reason of a no. */
const STIFF = /动弹不得|腿(?:脚)?(?:都|也|根本)?(?:抬不起来|不听使唤|没劲)/
const SAID_NO =
  /别[介价]|甭|不价|[去来参][^，]{0,2}个(?:啥|什么|屁)|不去|去不[了成]|不来|来不了|不参加|孬了|算了|你们(?:去|玩|打|练)|凑什么|怎么[去打]|咋[去打]/
const ACUTE =
  /摔|跌|突然|忽然|刚|现在|救|疼|痛|晕|血|喘|床上|地上|地下|压|卡|困|麻|歪|昨|今[早天]|怎么办|咋办|快来|一下子|说不出|半边/

/** 笑得喘不上气, 打完拳一身汗: the body answers to a mood or to work. */
const EXERTED =
  /(?:笑|气|累|急|热|辣|撑|馋|挤|灰|尘|沙|风|臭|忙|逗|闹|吓|羞|激动|高兴)(?:大|重|多)?(?:得|的|死)[^，]{0,4}$|(?:泡完|蒸完|泡澡|温泉|打完|跳完|爬山|干活|跑步|跑完|(?:搓|跳|坐|站|蹲|逛|搬|擦|扫|锄|刨|织|走|爬|跑|等|挤|排队)[^，]{0,4}得(?:我|俺|人)?(?:的)?|练完|锻炼|运动|晒)[^。]{0,8}$/
const ONLY_FEELING = /直不|断|折|酸|软|喘|疼|痛|大|汗|跳|晕|闷|慌|抖/

/** 天冷了心口容易疼，注意着呢: what comes again and is looked after. */
const HABIT = /容易|[爱常总](?=[疼痛犯晕喘麻咳])|老(?:是)?(?=[疼痛犯晕喘麻咳])|老毛病|一[到变遇着][^，]{1,5}就/
const MANAGED =
  /(?:老年人|上岁数|岁数大|老了)(?:的)?都这样|注意着|(?:按时|一直|天天|在)吃(?:着)?药|控制(?:得|着|住)|老毛病|多年了|习惯了|养着呢/
/** 摔了一跤不要紧，破了点皮，抹了红药水 */
const TRIFLE =
  /^(?=.*(?:不要紧|没事|不碍事|不打紧|没大碍)).*(?:(?:破|蹭|擦|磕|碰)(?:破|掉)?了?(?:点儿?|块|一点|一块|一层)?(?:皮|油皮)|青了一(?:块|片)|抹了?点?(?:红药水|紫药水|红花油|碘伏|药水))/
const STRONG_AFTER =
  /晕|昏|吐|血流|止不住|头[^，]{0,2}[疼痛破]|起不来|动不了|站不|肿|骨折|救|怎么办|咋办|还[在是]?[疼痛流]|越来越/
const STRONG = /现在|刚才|突然|厉害|救|血|倒|喘不/

function weighIllness(danger: Danger, place: Place, after: string, said: string): Danger | undefined {
  const before = place.clause.slice(Math.max(0, place.from - AROUND), place.from + 2)
  if (EXERTED.test(before.slice(0, place.from)) && ONLY_FEELING.test(said) && !/血|倒|救/.test(place.clause))
    return 'unwell'
  const sentence = place.before + place.clause + place.after
  if (STIFF.test(place.clause) && SAID_NO.test(sentence) && !ACUTE.test(sentence)) return 'unwell'
  if (TRIFLE.test(sentence) && !STRONG_AFTER.test(sentence)) return 'unwell'
  const next = place.after.slice(0, AROUND)
  if (HABIT.test(place.clause) && MANAGED.test(place.before + place.after) && !STRONG.test(place.clause))
    return 'unwell'
  if (/^[^。！]{0,8}(?:报销|理赔|怎么办理)/.test(next)) return undefined
  const cared = IN_CARE.test(after) || (GOES_ON.test(next) && IN_CARE.test(next)) || /住院/.test(said)
  if (cared && !DYING.test(said)) return undefined
  // 听说老赵中风了，现在怎么样
  if (/^(?:听说|据说|听人说)/.test(place.clause) && HOW_IS.test(next)) return undefined
  if (HOW_IS.test(after) && /(?:吗|么|没|没有|怎么样|咋样|？)$/.test(place.clause)) return undefined
  if (danger === 'unwell' && /[不没](?:疼|痛|晕|昏|慌|闷|憋|难受|麻|吐|抖|肿)/.test(said)) return undefined
  if (danger === 'unwell' && (RECOVERED.test(after) || /^(?:不|没)/.test(after))) return undefined
  return RECOVERED.test(after) || /^[，。 ]*(?:现在|已经|人)?(?:没事|不要紧|没大碍|不严重|好多了|没啥事)/.test(next)
    ? 'unwell'
    : danger
}
