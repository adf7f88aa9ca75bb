/** Talk that a machine has no part in (rule 32): politics, religion, money that is collected. Told by its words; pure. */

export type SensitiveTopic = 'politics' | 'religion' | 'money'

/** 支部, 党课, 选举支委 and a trip to a temple are the office's daily work and stand in none of these. */
const TOPICS: readonly (readonly [SensitiveTopic, RegExp])[] = [
  [
    'politics',
    /(?:总书记|国家主席|总理|国家领导人|中央领导|上头的领导)[^，。]{0,12}(?:不好|坏|下台|骂|怎么看|咋看|怎么样|好不好|贪)|台独|藏独|疆独|台湾问题|台海|(?:你|您|大家)?对?(?:台湾|南海|钓鱼岛|新疆|西藏|香港)(?:的事|的问题|局势)?[^，。]{0,4}(?:怎么看|咋看)|台湾(?:该不该|能不能|会不会|什么时候)[^，。]{0,6}(?:打|收|统一|回)|要不要打台湾|法轮功|六四|文革[^，。]{0,6}(?:好|对|错|平反)|反动|推翻|(?<!旅)游行(?![程李])|示威|静坐|请愿|上访|拉横幅|闹事|罢工|贪官|(?:共产党|政府|国家)(?:就是|真|太|都是)?(?:不好|坏|骗人|黑)|俄乌|巴以|(?:跟|和)(?:美国|日本)(?:打仗|打起来|开战)/,
  ],
  [
    'religion',
    /(?<![微相自迷深短])信(?:主(?![任要页动人])|耶稣|上帝|基督|佛|菩萨|教(?![练育授师我他她会给教]))|耶稣|基督教|天主教|伊斯兰教|佛教|道教|教会(?![我俺你您他她咱了])|做礼拜|主日|查经|圣经|福音|传教|传福音|佛法|念佛|拜佛|烧香|放生|居士|算命|看风水|跳大神|全能神|法会|神灵/,
  ],
  [
    'money',
    /募捐|捐款|捐钱|众筹|水滴筹|轻松筹|筹款|集资|凑(?:点)?钱(?:给|帮)|爱心款|入股|高(?:利)?息|(?:投资|理财)[^，。]{0,10}(?:收益|回报|分红|稳赚|赚)|拉人头|发展下线/,
  ],
]

/** `undefined`: nothing of the kind. */
export function sensitiveTopic(text: string): SensitiveTopic | undefined {
  return TOPICS.find(([, words]) => words.test(text))?.[0]
}
