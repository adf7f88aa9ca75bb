/** What people say to be friendly, or by mistake: it asks for nothing, and is worth a friendly word of its own. */

export type SmallTalk =
  | 'laugh'
  | 'weather'
  | 'forecast'
  | 'caring'
  | 'calling'
  | 'slip'
  | 'never-mind'
  | 'puzzled'
  | 'joy'
  | 'wishes'
  | 'night'
  | 'forwarded'
  | 'amuse'
  | 'concern'
  | 'excuses'
  | 'own-birthday'
  | 'meal'
  | 'in-peace'

/** Tried in order; whole messages, since beside anything else they are only its manner. */
const KINDS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'slip',
    /^(我|刚才|刚刚|那个)*(不小心|手滑)*(发|打|点|按|写|输|弄)错(了|字|地方|人|群|号)*$|^不小心(发|按|碰|点)(的|了|出去|到|着)*$/,
  ],
  ['slip', /^(对不起|不好意思|抱歉|打扰了|添麻烦了)(啊|哈|了|呀)*$/],
  [
    'slip',
    /^(真|实在|太|很)?(对不起|不好意思|抱歉)(啊|哈|了|呀|你|您)*(刚才|刚刚|昨天|那天|上回|我|是|的)*(说话|话|语气|态度|脾气|话说|说)(太|有点|有些|得|说|是|也|有点儿)*(急|重|冲|大|不好|不对|难听|过)(了|点|些|头)*(别(往心里去|见怪|生气)|啊|哈)*$/,
  ],
  [
    'never-mind',
    // 不是我哈，我好着呢, behind an article that tells of somebody's fall.
    /^(不是(我|俺|说我)(哈|啊|呀)*)?(我|俺|老汉|身体)*(好着呢|好好的|挺好的?|没病没灾)(哈|啊|呢|呀|放心|别担心|不用惦记)*$|^((没事儿?|没啥事?|没什么|不用|算|不说|不要紧|不碍事)(了|啦|的)?(吧|啊|哈|谢谢|哦)*)+((我|刚才|刚刚|是)*(不小心|手滑)?(按|点|发|打|碰)错(了|啦|的)?)?(吧|啊|哈|谢谢|哦)*$/,
  ],
  [
    'calling',
    /^(喂|哎|你|您|小王|小刘|小张|同志|领导|有人|人)*(在不在|有人(吗|没|不)|在(线|家)?(吗|不|没|嘛|么|呢))[?？]?$/,
  ],
  ['laugh', /^(哈|呵|嘿|嘻|哇|咯)+$/],
  // 笑死我了，你们发那个小品; who laughs until something hurts tells of more.
  [
    'laugh',
    /^(?!.*([吗？?疼痛摔跌倒晕]|难受|怎么|咋|不去|不来|取消|报名|丢|话|欺负|领导|办公室|没人))(哎呀|哎哟|妈呀|不活了|可|真|太|把)*((我|俺)家?(老头子?|老伴|老太婆|一家子?)?|大伙|全家)?(都|快|要)*((笑|逗|乐)(死|坏)|太(好笑|逗|可乐)|笑得).{0,16}$/u,
  ],
  [
    'puzzled',
    /^[?？]+$|^(啊|哦|噢|呃|额|咦|嗯|唉|哎|诶)+[?？]*$|^(什么意思|啥意思|什么情况|咋回事|怎么回事|没看懂|看不懂|看不明白)(啊|呀)?[?？]?$/,
  ],
  [
    'weather',
    /^(今天|今儿|今日|明天|这天|这两天|最近|外面|外头|天气|天)+(气|儿|真|好|太|可|又|挺|还|是|要|有点|越来越|这么|老)*(冷|热|凉|暖和?|闷|晴|不错|好|阴|下雨|下雪|刮风|大风|雾大?|变天|降温)(了|啊|呀|的|着呢|得很|得慌|死了)*$/,
  ],
  [
    'forecast',
    /^(今天|明天|后天|这两天|这几天|周末)*(会|要)*(天气|气温|下雨|下雪|有雨)(预报|咋样|怎么样|如何|好不好|多少度)*(吗|不|呢|呀|啊)?[?？]?$/,
  ],
  [
    'caring',
    /^(你|您|你们|小王|同志)?(吃饭?了|吃过了?|忙不忙|忙着呢?|忙啥呢?|干啥呢?|干嘛呢?|在忙)(吗|没|没有|么|呢)?[?？]?$/,
  ],
  [
    'caring',
    // 想小王看看 wants something: behind 想 only 了 makes it a greeting (想你们了，问问).
    /^((没|没有|没啥|也没)(事|啥事|什么事)儿?|就是|只是|光|我|俺)*((惦记|惦念|挂念)着?|想(着|念)?(?!.*[^了啦呀啊呢](问问|问一声|问候|打个|看看|说一声)))(你们|您们|小王|小刘|大家|同志们|你|您)(了|啦|呀|啊|呢)*(问问|问一声|问候一声|打个招呼|看看|说一声)*$/,
  ],
  [
    'wishes',
    /^(我|也|在这里|在此)*祝(福|愿)?(你们?|您|大家|各位|同志们?|小王|领导|办公室).{2,20}$|^(大家|各位|同志们|领导|小王)?(新年|新春|春节|元旦|元宵节?|端午节?|中秋节?|国庆节?|重阳节?|节日|周末|五一|生日)(快乐|好|愉快|安康)(啊|呀)?$/,
  ],
  [
    'amuse',
    /^(你|您|小王|能不能|会不会|会|能|给我|跟我|陪我|来|快)*(讲|说|唱|来|念)(一?个|一?段|一?首|几个)?(笑话|段子|故事|歌|曲儿?|小曲|诗|相声|豫剧|京剧|戏)(听|吧|呗|听听|吗|不|行不|好不好|解闷)*[?？]?$/,
  ],
  // 嗯，覅催我; 你们别再来问了: whoever wants to be left in peace is not asked once more.
  [
    'in-peace',
    /^(嗯|唉|哎|哎呀|你们?|您|都|就|请|求求)*(别|莫|覅|勿要|不要|甭|弗要)(再|老是?|总是?|一直|天天|紧)*(来|跟我|给我)?(催|问)(我|俺|人)?(了|啦|啊|呀|吧|哈|好不好|行不行)*$/,
  ],
  // 今天包了饺子，一个人吃不完: told for company.
  [
    'meal',
    /^(?!.*([吗？?疼痛吐]|难受|拉肚|中毒|怎么|咋|给你|给您|送|糊|坏|没钱))(今天|今儿|刚才?|早上|中午|晌午|晚上|昨天)*(我|俺)*(包|煮|炖|蒸|烙|擀|熬|炒|烧|腌|烤)了.{1,14}$/,
  ],
  [
    'forwarded',
    /^(转(发)?给大(家|伙儿?)|再转一[篇个])(都)?(看看|瞧瞧)?(提个醒|注意|当心)*(啊|吧|哈)*$|^还有一篇(?!.*([我吗稿]|怎么|什么时候)).{2,16}$/,
  ],
  ['night', /^(晚安|早点(休息|歇着|睡)|睡了|休息了|我睡觉?去?了)(啊|呀|吧|哈|了)*$/],
  [
    'joy',
    /^(?!.*(没|不|想|要是|啥时候|怎么|建议|走了|在的话|还在|去世|病|瘤|疙瘩|癌|开刀|手术|住院|医院|闪了|疼|摔|孤单|难受)).*(考上|考取|得了?奖|拿了?(第一|冠军)|当(爷爷|奶奶|姥姥|姥爷|太爷爷|太奶奶)了|抱上了?(孙|外孙|重孙|$)|抱了?(外|重|大胖)*孙(子|女|儿)?了|抱了(个|大|胖)*(外|重)?孙|添了(孙|外孙|重孙|小)|金婚|钻石婚|(今天|明天|后天)[^，。]{0,6}[六七八九]十(大寿|岁生日)|(今天|明天|昨天|孙子|孙女|儿子|闺女|女儿)(要|就|今天|明天|昨天)*(结婚|办喜事|出嫁|娶媳妇)|生了(个|对)?(大胖|大|小)*(儿子|闺女|女儿|女孩|男孩|孙|外孙|重孙|丫头|小子|千金|娃|宝宝|双胞胎|龙凤胎|胖))/,
  ],
]
/** Longer messages tell more than this. */
const LONGEST = 24

/** Longer than this nothing is only friendly. */
const LONGEST_OF_ALL = 40

const ADDRESSED = '小同志|小王|小刘|小张|同志们?|大家|办公室的?|你们|您们|你|您'
const PARTICLES = '也|都|自己|要|可|得|别|太|真|好|又|了|啊|呀|哈|吧|的|啦|谢谢'

/** Word by word, so that nothing is tried twice: whatever is left over makes it something else. */
const isAllOf = (words: RegExp, bare: string): boolean => bare.replace(words, '') === ''

/** 今天天冷，你们也多穿点，注意身体 */
const CARES =
  '多穿|注意身体|注意安全|注意保暖|注意休息|保重|当心|小心|慢点|歇歇|(?:多|好好|早点|早些)休息|别累|别冻|别着凉|劳逸结合'
const AROUND_CARE =
  '今天|今儿|这两天|最近|天气|外[面头]|天|这么|冷|热|凉|下雪|下雨|降温|路滑|刮风|千万|上下班|上班|出门|路上|在外|每天|工作|忙|点|些|衣服|件|身体|早|着|坏|辛苦'
const SAYS_CARE = new RegExp(CARES)
const ADDRESSES = new RegExp(ADDRESSED)
const CARE_WORDS = new RegExp(`${CARES}|${ADDRESSED}|${AROUND_CARE}|${PARTICLES}`, 'g')
const showsConcern = (bare: string): boolean =>
  SAYS_CARE.test(bare) && ADDRESSES.test(bare) && isAllOf(CARE_WORDS, bare)

const OWN_BIRTHDAY =
  /^(?:祝我(?:自己)?生日快乐|(?:今天|今儿)(?:我|是我的?)?过?(?:生日|寿辰)|(?:今天|今儿)我?[都满整]?[\d一二三四五六七八九十]{2,3}岁(?:生日)?)[了啦啊呀哈呢]*$/

/** 眼睛不好打字慢，别嫌我烦: somebody excuses themselves for what is no trouble. */
const EXCUSES =
  '别嫌我?(?:烦|慢|啰嗦|唠叨)|别嫌弃我?|嫌我(?:烦|慢|啰嗦|唠叨)|[打写]字[太很又]?慢|(?:总是|老是|总|老|又|净|尽)给?(?:你们|您们|你|您)?添?(?:麻烦|打扰|打搅)|给(?:你们|您们|你|您|大家|同志们)添(?:不少|这么多|了)*麻烦|添麻烦'
const AROUND_EXCUSE =
  '每次都是(?:你们|您|你)提醒我?|都是|还|实在|真是|不好意思|对不起|我|俺|眼睛|眼神|眼|耳朵|手|不好使|不太好|不好|不灵|花|慢|笨|年纪大|岁数大'
const SAYS_EXCUSE = new RegExp(EXCUSES)
const EXCUSE_WORDS = new RegExp(`${EXCUSES}|${ADDRESSED}|${AROUND_EXCUSE}|${PARTICLES}`, 'g')
const excusesItself = (bare: string): boolean => SAYS_EXCUSE.test(bare) && isAllOf(EXCUSE_WORDS, bare)

/** Articles on health and the like that go from hand to hand. */
const FORWARDED = /转发给|扩散|养生|专家提醒|震惊|不转|偏方|秘方|长寿秘诀/

/** 【晚报】七旬老人晕倒在菜市场 */
const IS_HEADLINE = /^【.{0,6}(?:晚报|日报|新闻).{0,2}】(?!.*[我你您吗？])/

/** Shorter is rather a sentence of one's own, in characters. */
const SHORTEST_ARTICLE = 36
/** 能不能请个老师来讲讲养生课 wants something of the office. */
const OWN_WORDS = /[吗呢？?]|能不能|可不可以|谁|咱|我们?(?!国)|俺|请个|想听|报销|帮/
const isForwarded = (text: string): boolean =>
  FORWARDED.test(text) && (/转发|扩散|震惊/.test(text) || (text.length >= SHORTEST_ARTICLE && !OWN_WORDS.test(text)))

/** `text` normalised; undefined: it is something else. */
export function smallTalk(text: string): SmallTalk | undefined {
  const bare = text.replace(/[\s,，。.!！~～、…]/g, '')
  if (IS_HEADLINE.test(bare)) return 'forwarded'
  if (text.length <= LONGEST_OF_ALL) {
    if (OWN_BIRTHDAY.test(bare)) return 'own-birthday'
    if (showsConcern(bare)) return 'concern'
    if (excusesItself(bare)) return 'excuses'
  }
  if (text.length > LONGEST) return isForwarded(text) ? 'forwarded' : undefined
  if (bare === '') return 'puzzled'
  return KINDS.find(([, pattern]) => pattern.test(bare))?.[0]
}

/** Nobody is there: said of now, of a loss years ago, of children far away. */
const LONELY =
  /(没|无)人(?:还)?(记得|惦记|想起|过问)(我|俺|咱|了|$)|闷的慌|(老伴|爱人|老头子?|老婆子?|老太婆|那口子|儿子|闺女|女儿)[^，。,]{0,4}(走|没|不在|去世|过世)了?(都|已经|快|有|也)*[\d一二三四五六七八九十两几半好多些]+(多|来)?年|(没|无)人(陪|说话|说说话|理|唠|看我|来看)|没个?(说话|唠嗑|做伴)的?人|唠唠?嗑|说说话|聊聊天?|拉拉呱|拉家常|(一个|自己)人在家|(闷|憋|堵|空)(得慌|得难受|得很)|(在家|天天|整天|日子|过得|活得|活着).{0,4}(没意思|没劲)|^(真|好|太)?没意思(啊|呀)?$|没啥盼头|孤单|孤独|冷清|寂寞|想(我|俺)?(那)?(老伴|老头子?|老太婆|老婆子|妈|娘|爸|爹|儿子|闺女|女儿|孩子|孙子|孙女)(们)?了?$|想老(同事|伙伴|朋友|哥们)|心里(难受|不好受|不舒服|苦|烦|乱|闷|堵)|^.{0,6}睡不着觉?$/

/** 报销的单子交了没人理我 complains of us. */
const LEFT_WAITING = /(?:单子|材料|报销|申请|反映|投诉|打电话|办公室|你们|证|表).*(?:没|无)人理/

/** Whether somebody would like to be talked to: no alarm, and no matter for a machine. */
export const soundsLonely = (text: string): boolean =>
  text.length <= 40 && LONELY.test(text) && !LEFT_WAITING.test(text)

/** 要一桶就够了，我一个人在家: beside an answer to live alone is its reason, and no complaint. */
export const withoutLivingAlone = (text: string): string => text.replace(/(?:一个|自己)人在家/g, '在家')
