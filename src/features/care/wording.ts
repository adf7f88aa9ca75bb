/** Every sentence this feature says. */
import type { Day } from '../../base/calendar.ts'
import type { Leaving } from '../../feature.ts'
import { sayDated, sayDay } from '../../language/say.ts'

const joinNames = (names: readonly string[]): string => names.map((name) => `${name}同志`).join('、')

export const NOBODY = '都不是'
export const NOBODY_WORDS = ['不是', '不对', '没有', '算了'] as const
export const CONFIRM = '属实'
export const NOT_SO = '没有这回事'
export const RESTORE = '同意恢复'
export const LEAVE_AS_IS = '不恢复'
export const STILL_THERE = '还在住院'
export const AT_HOME = '出院了'

export const notFound = (): string => '没对上花名册。请写全名再说一遍。'
export const lostWrites = (name: string): string =>
  `${name}（登记停联）来消息了。请打电话问问，联系上了请说：${name}联系上了。`
export const neverLeft = (name: string): string => `${name}一直在册，没有登记去世、迁出，不用恢复。`
export const isSaidToBeDead = (name: string): string => `${name}登记的是去世，没有改。登记错了请说：${name}没去世。`
export const whichOne = (): string => '叫这个名字的不止一位。是哪一位？请回数字：'
export const nothingChanged = (): string => '好的，没有登记，什么都没变。'

export const kinNotOnRoster = (name: string): string =>
  `没有登记：去世的是${name}的亲戚，不在花名册上。给${name}的消息、祝福照常。`
const KIN = { spouse: '老伴', nearest: '家里人' } as const
export type Kin = keyof typeof KIN
export const whoseKinDied = (): string => '这个名字是登记在下面几位家里的。是哪一位家里的？请回数字：'
/** Who has lost whom, as it is told to staff. */
export interface Told {
  readonly name: string
  readonly kin: Kin
  /** Who it was, where that is clear. */
  readonly relation?: string | undefined
  readonly isLongAgo: boolean
}
const relativeOf = ({ kin, relation }: Pick<Told, 'kin' | 'relation'>): string =>
  kin === 'spouse' ? KIN.spouse : (relation ?? KIN[kin])
export function lossesEntered(told: readonly Told[]): string {
  const lost = told.map((one) => `${one.name}的${relativeOf(one)}`).join('、')
  const names = told.map(({ name }) => name).join('、')
  const back = told.map(({ name, kin }) => `${name}的${KIN[kin]}没去世`).join('；')
  const what = told.every(({ isLongAgo }) => isLongAgo)
    ? `记下了：${lost}以前就去世了。结婚纪念日不提，别的照常。`
    : `记下了：${lost}去世。服丧期里不给${names}发祝福和节日问候，通知、提醒照常。`
  const unclear = told.filter(({ kin, relation }) => kin === 'nearest' && relation === undefined)
  // 她爸走了, as the daughter has it, may be the very one who was named.
  const himself = unclear
    .map(({ name }) => `\n没写明是家里哪一位。去世的要是${name}本人，请说：${name}去世了。`)
    .join('')
  return `${what}${himself}\n刚登记的记错了，回“弄错了”就行；以后发现不对，请说：${back}。`
}
export const bereavedToldOf = ({ name, kin, relation }: Omit<Told, 'isLongAgo'>): string =>
  `${relation === undefined ? '' : `记的是${relation}去世。`}先不给${name}发祝福和节日问候。不是这么回事，请说：${name}的${KIN[kin]}没去世。`
/** The phone is theirs, and a relative writes on it. */
export const maybeThemselves = (name: string): string =>
  `写的人说是${name}的家属，去世的可能就是${name}本人，请马上打电话问清。属实请说：${name}去世了。`
export const lossUndone = (name: string): string =>
  `好的，这一条不算了。${name}家里没有别的去世登记的话，祝福和节日问候照常。`
export const noSuchLoss = (name: string): string => `${name}没有登记家里人去世，不用改。`
export const whoDied = (): string => '没对上花名册，没有登记。请写全名，比如：何守田去世了。'
export const sympathy = (): string => '听到这个消息很难过，请您节哀。办公室的同志会给您打电话。'
export const whyDeathFromOwnPhone = (name: string): string =>
  `从${name}自己的手机上发来，写的人不会是本人。请给家里打电话核实，属实请说：${name}去世了。`
export const confirmWhoDied = (count: number): string =>
  `登记去世，请核对是${count === 1 ? '不是这一位' : '哪一位'}。登记后马上停发给本人的一切消息。请回数字：`

/** Whoever may have died must not be written to, and whoever lives is not left out for long: two of the staff decide. */
export const rumouredToHaveDied = (count: number): string =>
  `还没核实的，也可以先登记。登记后马上停发给本人的一切消息；核实了，由另一位同志确认；没有这回事，回“弄错了”就恢复。请核对是${count === 1 ? '不是这一位' : '哪一位'}。请回数字：`

export function deathEntered(name: string, others: readonly string[]): string {
  const asked =
    others.length === 0
      ? '现在没有另一位工作人员可以确认。'
      : `已请${joinNames(others)}确认。三天没人确认，会再提醒管理员。`
  return `已登记。从现在起不给${name}发任何消息。\n${asked}\n登记错了，请说：${name}没去世；刚登记的，回“弄错了”就行。`
}

export const confirmDeath = (report: { readonly name: string; readonly by: string }): string =>
  `【请回复】${report.by}登记：${report.name}去世了。消息已停，要您再确认一次。\n1 ${CONFIRM}\n2 ${NOT_SO}`

export const stillUnconfirmed = (report: { readonly name: string; readonly by: string }): string =>
  `【请回复】${report.by}三天前登记${report.name}去世，还没有人确认。消息一直停着，请核实。\n1 ${CONFIRM}\n2 ${NOT_SO}`

export const deathTitle = (name: string): string => `确认${name}去世`
export const undoTitle = (name: string): string => `恢复${name}`
export const settledAlready = (): string => '这件事已经有同志处理了，不用再回。'
export const needsAnother = (): string => '要请另一位同志确认，一个人不能既登记又确认。'
export const isFinalAlready = (): string => '已经登记为去世了。'
/** Where it is the only administrator who could name one, whoever runs the program can. */
export const FIRST_ANOTHER_ADMINISTRATOR =
  '。请先让另一位同志当管理员，再来登记。\n本人定不了的，请装程序的同志设置ADMINISTRATOR（姓名）和ADMINISTRATOR_ANEW（yes），重新启动，照屏幕上的话开通。'

export const deathFinal = (name: string): string => `已确认。给${name}的通知、提醒和问候全部停了。`
export const yourReportIsFinal = (name: string, by: string): string => `${by}同志确认了：${name}去世。善后清单开好了。`
export const yourReportWithdrawn = (name: string, by: string): string =>
  `${by}同志说${name}没有去世。您的登记已撤回，消息照常发。`
export const needNotConfirm = (name: string, by: string): string =>
  `${by}同志说${name}没有去世，登记撤回了，不用再确认。`
export const withdrawn = (name: string): string => `已撤回。${name}的消息照常发，停着的半小时内接着发。`

export const otherNotEntered = (): string => '去世的那一位没有登记。要登记花名册上的同志，请写全名：某某去世了。'
export const nobodyEntered = (): string => '没有登记谁去世，什么都没变。要改以前的登记，请写全名，比如：何守田没去世。'
export const nothingToUndo = (): string => '花名册上没有登记这件事，不用改。'
export const undoAsked = (name: string, others: readonly string[]): string =>
  others.length === 0
    ? `记下了。恢复${name}要两位同志同意，现在没有另一位能确认，要先请管理员再定一位工作人员。`
    : `记下了。恢复${name}要两位同志同意，已请${joinNames(others)}确认。`
export const confirmUndo = (report: { readonly name: string; readonly by: string }): string =>
  `【请回复】${report.by}说${report.name}没有去世，是登记错了。要您再确认一次。\n1 ${RESTORE}\n2 ${LEAVE_AS_IS}`
export const leftAsIs = (name: string): string => `好的，${name}的登记不变。`
export const restored = (name: string): string =>
  `已恢复，${name}在册。停掉的消息不再补发，先前问过、还没回的，请重新问一声。`
export const leftAsBefore = (name: string, how: Leaving): string =>
  `已改回来，${name}还是${how === 'moved' ? '迁出' : '停联'}，和登记去世以前一样。`
export const yourUndoIsDone = (name: string, by: string): string => `${by}同志同意了，${name}已恢复在册。`

export const confirmLeaving = (how: 'moved' | 'lost'): string =>
  how === 'moved'
    ? '登记迁出，是这一位吗？登记后不再发通知、提醒和问候。请回数字：'
    : '登记停联，是这一位吗？登记后不再发通知、提醒和问候。请回数字：'
export const seenButNotEntered = (name: string): string =>
  `还没有登记${name}住院，这次探望没处记。请先说：${name}住院了；再说：看过${name}了。`
export const colleagueLeaves = (name: string): string =>
  [
    `${name}是办公室的同志，没有登记迁出。`,
    `手上的事先交给别人：有哪些，问我“谁管什么”；要交，请说：让李四当第一支部联络员；让李四值班。`,
    `离岗那天，请管理员说：${name}不当工作人员了。说晚一点生效也行：从12月1日起，${name}不当工作人员了。`,
  ].join('\n')
export const hasLeft = (name: string, how: 'moved' | 'lost'): string =>
  how === 'moved'
    ? `已登记${name}迁出。弄错了，请说：恢复${name}在册；刚登记的，回“弄错了”就行。`
    : `已登记${name}停联。联系上了，请说：${name}联系上了；刚登记的弄错了，回“弄错了”就行。`
export const isBack = (name: string): string => `${name}已恢复在册，消息照常发。`

export const AFTERCARE = [
  '上门慰问家属',
  '丧葬费、抚恤金',
  '停发待遇、办理认证',
  '遗属登记',
  '党组织和工会关系',
  '花名册和档案归档',
]
export const aftercareOpened = (name: string): string => `善后清单开好了，要看请说：${name}的善后。`
export const phoneStays = (names: readonly string[]): string =>
  `这部手机${joinNames(names)}还绑着，照常联系。请问清现在是不是本人在用。`
export const whoUsesPhone = (): string => '微信已解绑。请问清这部手机现在谁在用。'
export const chatIsBack = (): string => '微信也重新绑上了。'
export const chatStaysAdministrators = (): string =>
  '原来那部手机现在是管理员在用，眼下只有这一位管理员，没有绑回去。有了另一位管理员，再请绑一次。'
export const stayIsBack = (): string => '住院的登记也恢复了。'
export const chatIsTaken = (): string => '微信现在是别的同志在用，没有绑回来，请跟本人核对以后另外绑定。'

export const nothingToSeeTo = (): string => '眼下没有要办的善后。看某一位的请说全名，比如：何守田的善后。'
/** `spouse`: the roster knows of one by name, who is no person of their own yet. */
export function aftercareList(
  name: string,
  items: readonly { readonly item: string; readonly doneAt: Date | null }[],
  spouse: string | undefined,
): string {
  if (items.length === 0) return `${name}没有善后清单。`
  const lines = items.map(({ item, doneAt }, index) => `${index + 1} ${item}${doneAt === null ? '' : '（已办）'}`)
  const open = items.filter(({ doneAt }) => doneAt === null).length
  const register = spouse === undefined ? [] : [`老伴${spouse}还没有单立一条，要登记请说：${name}的遗属是${spouse}。`]
  return [`${name}的善后：`, ...lines, open === 0 ? '都办好了。' : '办好哪一项，请回数字。', ...register].join('\n')
}

export const noDeceasedNamed = (): string => '没找到登记为去世的这位同志。请写全名，比如：何守田的遗属是张桂花。'
/** Of somebody of whom it is not said that they have died. `known`: the one who is named is on the roster too. */
export const isNoSurvivor = (name: string, kin: string, known: boolean): string =>
  known
    ? `${name}在册，没有登记。要登记配偶，请说：改${name}配偶${kin}。`
    : `${name}在册，没有登记。请连关系、电话一起写：给${name}加家属（关系）${kin}（电话）。`
export const livesOrDied = (name: string, kin: string): string =>
  `叫${name}的有在册的，也有登记去世的，没有登记。去世那位的，请说：登记${name}的遗属${kin}。在册那位的，请说：改${name}配偶${kin}。`
export const severalDeceased = (name: string): string => `登记为去世的${name}不止一位，请在花名册上改。`
export const survivorKnown = (name: string, spouse: string): string =>
  `${name}的老伴${spouse}同志已经在花名册上，照常联系，不用另外登记。`
export const survivorEntered = (name: string, survivor: string): string =>
  `已把${survivor}登记为${name}的遗属，在花名册上单立一条。电话请另外登记。`

export const survivorMade = (name: string, survivor: string): string =>
  `老伴${survivor}登记成${name}的遗属，在花名册上单立了一条。人已经不在的，请说：${survivor}去世了。`
export const survivorStays = (survivor: string): string => `花名册上${survivor}那一条还在，算家属，不算遗属。`

export const isSurvivorKnown = (name: string): string => `花名册上已经有${name}，是这一位吗？请回数字：`
export const ANOTHER_OF_NAME = '不是，另登记一位'
export const survivorJoined = (name: string, survivor: string): string =>
  `记下了：${survivor}是${name}的遗属，还是原来那一位，没有另外登记。`
export const isMarriedToAnother = (name: string): string =>
  `没有改动：${name}在花名册上另有配偶。是登记错了，请说：改${name}配偶（姓名）。`

export const waitsForConfirmation = (): string => '有人登记去世，等另一位同志确认'
export const isInHospital = (): string => '住院期间不提醒'
export const isOutOfHospital = (): string => '已经不在住院，不用再问'
export const roomIsMuted = (): string => '群里刚有同志去世，三天内不发节日问候'

/** Who is asked every fourteen days. */
export type WhoIsAsked = 'liaison' | 'liaison-by-phone' | 'office'
const ASKED: Readonly<Record<WhoIsAsked, string>> = {
  liaison: '每14天问一次联络员',
  'liaison-by-phone': '联络员没有微信，每14天提醒办公室打电话问一次',
  office: '没有能问的联络员，每14天提醒办公室问一问',
}
export const hospitalEntered = (name: string, asked: WhoIsAsked): string =>
  `记下了：${name}住院。提醒先停，一周内要探望，记在办公室的待办里；${ASKED[asked]}。\n出院了请说：${name}出院了。`
export const whereIsNotKept = (name: string, where: string): string =>
  `“${where}”要留着，请说：给${name}加备注 ${where}`
/** Tells staff what a 联络员 has heard. */
export const whyHospital = (names: readonly string[]): string =>
  `打电话时听说${names.join('、')}住院了，已经登记，请安排探望。`
export const inHospitalAlready = (name: string): string => `${name}住院已经登记过了。`
export const stillInHospital = (name: string): string => `${name}登记着住院，还没登记出院。出院了请说：${name}出院了。`
export const notInHospital = (name: string): string => `${name}没有登记住院。`
export const notInYet = (name: string): string => `还没住院，先不记。住进去了请说：${name}住院了。`
export const isItNearly = (written: string): string => `花名册上没有“${written}”，是这一位吗？请回数字：`
export const isItTheSpouse = (name: string): string => `说的是${name}的老伴，是这一位吗？请回数字：`
export const isItAStay = (): string => '要登记住院吗？登记了提醒先停，一周内要探望。是这一位请回数字：'
export const kinNotCaredFor = (name: string): string =>
  `没有登记：说的是${name}的家里人，不在花名册上。是${name}本人的话，请只写姓名再说一遍。`
export const oneByOne = (): string => '没有登记：这几位里有没对准花名册的。请写全名，一位一句。'
export const notOutYet = (name: string): string => `还没出院，先不改。出院了请说：${name}出院了。`
/** `day`: absent, it was today. */
export const dischargeEntered = (name: string, day: Day | undefined): string =>
  `记下了：${name}${day === undefined ? '' : `${sayDay(day)}`}出院了，提醒照常。一周内请去看看或打个电话。`
export const visitEntered = (name: string): string => `记下了：探望过${name}了。`
export const wasEntered = (
  name: string,
  what: 'death' | 'hospital' | 'discharged' | 'visited' | 'moved' | 'lost',
): string => `${name}${ENTRIES[what]}`
const ENTRIES = {
  death: '去世',
  hospital: '住院',
  discharged: '出院',
  visited: '探望过了',
  moved: '迁出',
  lost: '停联',
} as const
export const howToTakeBack = (): string => '记错了请回“弄错了”。'
export const stayTakenBack = (name: string): string => `好的，刚才记的${name}的事不算了，还跟原来一样。`
export const nothingTakenBack = (name: string): string => `${name}刚才没有新记什么，不用撤。`

const LEFT = { deceased: '去世', moved: '迁出', lost: '停联' } as const

export function departedList(
  how: Leaving,
  found: readonly {
    readonly name: string
    readonly unit: string | null
    readonly day: Day
    readonly state: string
    readonly cameSo: boolean
  }[],
  today: Day,
  most: number,
): string {
  if (found.length === 0) return `没有登记${LEFT[how]}的同志。`
  const since = ({ day, state, cameSo }: (typeof found)[number]): string =>
    cameSo ? '进名册时已去世' : `${sayDated(day, today)}登记${state === 'reported' ? '，还没确认' : ''}`
  const lines = found.slice(0, most).map((one) => `${one.name}（${one.unit ?? '没编支部'}），${since(one)}`)
  return [`登记${LEFT[how]}的：`, ...lines, ...(found.length > most ? [`只列最近${most}位。`] : [])].join('\n')
}

export function patientList(
  found: readonly {
    readonly name: string
    readonly unit: string | null
    readonly since: Day
    readonly visitedAt: Date | null
  }[],
  today: Day,
): string {
  if (found.length === 0) return '现在没有登记住院的同志。'
  const lines = found.map(
    ({ name, unit, since, visitedAt }) =>
      `${name}（${unit ?? '没编支部'}），${sayDated(since, today)}起，${visitedAt === null ? '还没探望' : '探望过'}`,
  )
  return [`住院${found.length}人：`, ...lines].join('\n')
}

export const visitsDueTitle = '住院一周还没探望的，提醒办公室'
export const visitIsDue = (name: string, unit: string | null): string =>
  `${name}（${unit ?? '没编支部'}）住院一周了，还没探望。看过了请说：看过${name}了。`
export const askLiaisonTitle = '问联络员住院的同志怎么样了'
export const hospitalTitle = (name: string): string => `${name}住院`
export const askStillThere = (name: string): string =>
  `【请回复】${name}同志住院有一阵了，麻烦您问一声，现在怎么样？\n1 ${STILL_THERE}\n2 ${AT_HOME}`
export const askStaffStillThere = (name: string): string =>
  `【请回复】${name}住院有一阵了，没有能问的联络员。请打电话问一声：\n1 ${STILL_THERE}\n2 ${AT_HOME}`
export const askStaffToRing = (
  name: string,
  liaison: { readonly name: string; readonly phone: string | null },
): string =>
  `【请回复】${name}住院有一阵了。联络员${liaison.name}没有微信，请打电话问一声（${liaison.phone ?? '没有登记电话'}）：\n1 ${STILL_THERE}\n2 ${AT_HOME}`
export const thanksStillThere = (name: string): string => `谢谢您！记下了，${name}同志还在住院。`
export const thanksAtHome = (name: string): string => `谢谢您！记下了，${name}同志出院了。`
export const whyAtHome = (name: string): string => `${name}出院了，请一周内看望或打个电话。`
export const unconfirmedTitle = '三天没人确认的去世登记'

export const figuresOfCare = (counts: { deaths: number; stays: number; visits: number }) => [
  { label: '住院', value: `${counts.stays}人次，探望${counts.visits}人次` },
  { label: '去世', value: `${counts.deaths}人` },
]
