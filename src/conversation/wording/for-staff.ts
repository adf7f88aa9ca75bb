/** What the engine itself tells staff: who wrote what, why it comes to them, and the figures of the 台账. */

import type { Day } from '../../base/calendar.ts'
import { mediaInWords } from './media.ts'

/** A line to staff about somebody's words. `who` is 张桂兰（第一支部）. */
export const toStaff = (who: string, text: string, why: string): string => `${who}说：“${inShort(text)}”\n${why}`

export const strangeLink = (room: string, who: string): string =>
  `群“${room}”里，还没对上花名册的“${who}”发了链接，请看一眼；不认识的人请移出群。这个群今天再有，不另提醒，说领钱的除外。`
export const claimsOffice = (room: string, who: string, claimed: string): string =>
  `群“${room}”里，还没对上花名册的“${who}”自称“${claimed}”，当心冒名。不是咱们的人，请在群里提醒大家，并移出群。`
export const whyBait = (): string =>
  '他不在花名册上，在群里发这样的链接，多半是骗子。请在群里提醒大家别点，把人请出群；有人点了请马上打96110。'
export const whySaidAfterAlarm = (): string => '求助以后又说的，请照样核实一下。'
export const whyReadAloud = (): string => '看不清或者打不开发去的消息，请打电话念一念、教一教。'
export const whySaidToOffice = (): string => '回的是办公室刚才那句话，请您看一下。'
export const whyNotUnderstood = (): string => '我没看懂，请您回个电话。'
export const whyAsked = (): string => '想找人，请您回个电话。'
export const whyQuestion = (): string => '这句我答不了，请您回个电话。'
export const whyMedia = (kind: string): string => `发来${mediaInWords(kind)}，请您看一下。`
export const whyMissing = (kind: string, state: 'too-large' | 'lost'): string =>
  state === 'lost'
    ? `发来${mediaInWords(kind)}，可是没有传过来，已经请本人再发一次。一直没有，请打个电话问问。`
    : `发来${mediaInWords(kind)}，太大了没有收下。请打个电话问问，要紧的当面看或者分开发。`
export const whyNoRight = (): string => '这件事要由办公室来定，请您看一下。'
export const whyUrgent = (card: string | undefined): string =>
  ['【紧急】请马上打电话给本人和家里人！', ...(card === undefined ? [] : [card])].join('\n')
export const whyUnwell = (card: string | undefined): string =>
  ['好像身体不舒服，请打个电话问一问。', ...(card === undefined ? [] : [card])].join('\n')
export const whyWorried = (card: string | undefined): string =>
  ['听着像遇上了难处，也许不是，请尽快打个电话问一问。', ...(card === undefined ? [] : [card])].join('\n')
export const whyTrouble = (): string => '话里说到有难处，请打个电话问一问。'
export const whyMatterOfStranger = (): string => '还不知道是谁，机器人正在问。请您看一下，回个话。'
export const whyMatter = (): string => '有事要找办公室，请您回个话。'
export const whyLonely = (): string => '像是想有人说说话，请打个电话问候。'
export const whyDeath = (): string => '说到有人去世，请打个电话问候、核实。花名册没有动，提醒也没有停。'
export const whyOffersSecret = (): string => '问要不要发证件号、卡号，已经请他不要发。要办什么，请打个电话问一问。'
export const whySecret = (): string => '发来了证件号、卡号或验证码（已遮住），请提醒本人当心受骗。'
export const whyFileWithSecret = (): string =>
  '文件里有证件号或卡号，没有存。请打电话问一声要办什么，提醒本人别往外发号码。'
export const whyOptOut = (): string => '不想再收到消息，请您问一下是哪些消息。'

/** A message that was recorded once more after a snapshot was restored. */
export const maybeAnswered = (who: string, text: string, reply: string): string =>
  `数据恢复后补记了${who}的来信：“${inShort(text)}”\n当时可能已经回复过，没有再发。要回的是：“${inShort(reply)}”`

export const notTaken = (who: string, moment: string): string =>
  `${moment}，${who}发来的一条消息没能记下来，我没有看到内容。请在手机微信上看一看，替我回个话。`

export const whyUnreadable = (): string => '有一条消息没收完整，不知道是谁发的，也看不到内容。请留意一下微信。'
export const whyFailed = (code: string): string => `这条消息处理出错（编号${code}），已向对方道歉，请您回个电话。`

/** A relative who is not on the roster: 罗晓梅（罗永年的家属）. */
export const senderFor = (name: string, elders: readonly string[]): string => `${name}（${elders.join('、')}的家属）`
/** 王秀英（第一支部第一小组）: two people may bear one name. */
export const sender = (name: string, unit: string | null): string => (unit === null ? name : `${name}（${unit}）`)

/** Somebody without a place on the roster, as staff see them. */
export const unknownSender = (nickname: string): string =>
  nickname === '' ? '有人（微信没说是谁）' : `微信“${nickname}”（还没有对上花名册）`

const inShort = (text: string): string =>
  text.length > 200 ? `${text.slice(0, 200)}……（后面还有，记录里有全文）` : text

const BECAME = { active: '在册', deceased: '已去世', moved: '已迁出', lost: '已停联', forgotten: '信息已删除' } as const
/** Why nothing is sent to somebody any more, for staff. */
export const becameOf = (become: keyof typeof BECAME): string => BECAME[become]

/** Who wrote, where nobody knows who uses the phone now. */
export const phoneOfDeceased = (name: string): string => `${name}（已登记去世）的手机`
export const whyPhoneOfDeceased = (): string => '请核对这部手机现在是谁在用，回话请慎重。'
export const whyWhichList = (titles: readonly string[]): string =>
  `群里的接龙看不出是哪个活动（${titles.join('、')}），请把它发给我，我来问您。`

/** 2026年10月1日至10月31日的台账 … */
export function figures(
  { from, until }: { readonly from: Day; readonly until: Day },
  lines: readonly { readonly label: string; readonly value: string }[],
): string {
  const [first, last] = [dateOf(from), dateOf(until)]
  const span = from === until ? first : `${first}至${from.slice(0, 4) === until.slice(0, 4) ? last.slice(5) : last}`
  return [`${span}的台账`, ...lines.map(({ label, value }) => `${label}：${value}`)].join('\n')
}

/** 2026年10月1日 */
function dateOf(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const figureOfMessages = (messages: number, people: number) => ({
  label: '收到来信',
  value: `${messages}条，${people}位同志`,
})

export const figureOfHandedOver = (count: number) => ({ label: '转给办公室', value: `${count}条` })
