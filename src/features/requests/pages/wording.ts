/** Words of the page of requests. */
import { shorten } from '../../../language/say.ts'
import { TOPICS } from '../vocabulary.ts'

export const title = '求办的事'
export const search = { label: '找', button: '查找', hint: '号、姓名、说过的话' } as const
export const filters = { topic: '哪一类', owner: '谁在办', state: '办没办完' } as const
export const everything = '全部'
export const nobody = '还没人接'
export const states = { open: '没办完', overdue: '过期了', done: '办完了', all: '全部' } as const
export const topics = TOPICS
export const columns = ['号', '什么事', '谁在办', '办到什么时候', '怎么样了'] as const
export const none = '没有这样的事。老同志说的、打电话来的都记在这里；接了电话，在聊天里说：来电：何守田问体检。'
export const figuresLink = '多久回话、多久办完'
export const backToList = '回到全部'
export const more = '再往后看'
export const count = (open: number, overdue: number, untaken: number): string =>
  `没办完${open}件，过期${overdue}件，还没人接${untaken}件。`
export const cut = (words: string): string => shorten(words, 36) || '（原话已清理）'

/** 王秀英（第一支部第一小组），体检 */
export const whose = (asker: string, topic: string): string => [asker, topic].filter(Boolean).join('，')

/** How a request stands, in words; the colour only repeats it. */
export const marks = {
  urgent: ['紧急', 'trouble'],
  overdue: ['过期了', 'trouble'],
  today: ['今天到期', 'attention'],
  untaken: ['还没人接', 'attention'],
  replied: ['回过话，没办完', 'plain'],
  working: ['在办', 'plain'],
  done: ['办完了', 'good'],
} as const

// One request

export const heading = (number: number, topic: string, asker: string): string =>
  `第${number}号（${topic}）：${asker === '' ? '有位同志' : asker}`
export const noSuchRequest = '没有这个号。'
export const labels = {
  state: '怎么样了',
  owner: '谁在办',
  due: '办到什么时候',
  opened: '什么时候来的',
  why: '怎么到这里的',
  rating: '满意不满意',
} as const
export const ratings = ['', '满意', '一般', '不满意'] as const
export const notRated = '还没有评'
export const historyTitle = '从头到尾'
export const besideTitle = '前后还说过的话'
export const bot = '自动回复'
const MEDIA: Readonly<Record<string, string>> = {
  image: '图片',
  audio: '语音',
  file: '文件',
  location: '位置',
  link: '链接',
}
export const media = (kind: string): string => `［${MEDIA[kind] ?? '消息'}］`
export const answerTitle = '回话'
export const answerField = '回话'
export const answerSentence = (number: number, seen: number): string =>
  `${number} 回【看到第${seen}条】：{${answerField}}`
export const answerButton = '两分钟后发给本人'
export const answerFile = '带上图片或文件'
export const noChat = '这件事不是微信来的，没有微信可发，请打电话。'
export const recallButton = '收回刚才的回话'
export const takeButton = '我来办'
export const doneButton = '办完了'
export const noteField = '备注'
export const noteButton = '记备注'
export const handOnField = '转给'
export const handOnButton = '转'
export const postponeField = '改到哪天'
export const postponeButton = '改期'
export const sortField = '归到'
export const sortButton = '归类'
export const says = {
  recall: (number: number) => `${number} 撤回`,
  take: (number: number) => `${number} 我来办`,
  done: (number: number) => `${number} 办完了`,
  note: (number: number) => `${number} 备注：{${noteField}}`,
  handOn: (number: number) => `${number} 转{${handOnField}}`,
  postpone: (number: number) => `${number} 改到{${postponeField}}`,
  sort: (number: number) => `${number} 归到{${sortField}}`,
} as const
export const dealTitle = '办这件事'
export const quickTitle = '常用语'
export const quickField = '新常用语'
export const quickSentence = `加常用语：{${quickField}}`
export const quickButton = '加一条'
export const personTitle = '本人登记'
export const numbersMasked = '电话遮着；接了这件事的同志看得见，要接请按“我来办”。'
export const withdrawn = '已收回'
export const fileGone = '（时间久了，文件已清理）'
export const ofThem = '本人'

// Figures

export const figuresTitle = (from: string, until: string): string => `${from}到${until}来的事`
export const periods = { month: '这个月', last: '上个月', year: '今年' } as const
export const byTopic = '按哪一类'
export const byOwner = '按谁在办'
export const byChannel = '按怎么来的'
export const figureColumns = [
  '',
  '来了',
  '没办完',
  '过期',
  '按时回话',
  '没按时',
  '没回话就办完',
  '平均多久回话',
  '平均多久办完',
  '满意',
] as const
export const figureNote = '时间只算上班的钟点，一个工作日按六个半钟头算。'
