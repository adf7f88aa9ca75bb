/** Every sentence this feature says. */

import type { Office } from '../../feature.ts'
import type { Found } from '../../files/public.ts'
import { shorten } from '../../language/say.ts'
import type { Seen, TrailLine } from './queries.ts'
import { type OptOutKind, VERSION } from './rules.ts'

export const AGREE = '同意'
export const DECLINE = '不同意'
export const NOTHING_AT_ALL = '都不要'
export const AS_BEFORE = '照常发'
export const ENTER = '登记'
export const DO_NOT_ENTER = '先不登记'
export const DO_NOT_DELETE = '不删'

/** Five plain lines. `whose` where two people share the phone. */
export function consentQuestion(office: Office, whose: string | undefined): string {
  return [
    `【请回复】${whose === undefined ? '' : `${whose}同志，`}${office.name}登记了您的姓名、生日、电话、住址，还有身体和家里的情况，只用来通知、提醒、问候和走访。`,
    '只有办公室的同志和您的支部书记、小组长、联络员、协会负责人看得到，不给别人，也不派别的用场。',
    '随时可以说：查看我的信息，我的信息有误，删除我的信息，不要再发了。',
    '不同意也没关系，有事我们给您打电话。',
    `${AGREE}请回1，${DECLINE}请回2。（第${VERSION}版）`,
  ].join('\n')
}

export const consentTitle = (whose: string | undefined): string =>
  whose === undefined ? '同不同意使用您的信息' : `${whose}同不同意使用信息`
export const askReadersTitle = '收到过通知、没答过同意书的，问一次'
export const consentIsKnown = (): string => '已经答过同不同意了'
export const waitsForQuiet = (): string => '本人还在说别的事'
/** `isBack`: they had declined before; `unwanted`: what they have said by itself that they do not want. */
export const thanksForConsent = (
  office: Office,
  { isBack, unwanted }: { readonly isBack: boolean; readonly unwanted: readonly OptOutKind[] },
): string =>
  [
    '谢谢您！记下了：同意。',
    isBack ? `以后有事${unwanted.length === 0 ? '照常' : '还'}在微信上发给您。` : '',
    unwanted.length === 0 ? '' : `您说过不要的${unwanted.map(kindInWords).join('、')}还是不发，想收请说：再给我发。`,
    `以后改主意，随时说一声，或打${office.phone}。`,
  ].join('')
export const declined = (office: Office): string =>
  `好的，记下了：不同意。以后有事给您打电话，不在微信上发。您来问，我照样回；想再收，请说：再给我发。办公室电话：${office.phone}。`
export const whyDeclined = (): string => '不同意用微信收消息，以后有事请打电话。'
export const EVERYBODY = '全体'

/** How many have agreed, and the names of those who have not. */
export function consents(
  whom: string,
  found: readonly {
    readonly name: string
    readonly answer: 'agreed' | 'declined' | null
    readonly how: 'chat' | 'paper' | null
  }[],
  most: number,
): string {
  const names = (answer: 'declined' | null) => found.filter((one) => one.answer === answer).map(({ name }) => name)
  const line = (title: string, all: readonly string[]) =>
    all.length === 0
      ? []
      : [`${title}${all.length}位：${all.slice(0, most).join('、')}${all.length > most ? `等${all.length}位` : ''}`]
  const agreed = found.filter(({ answer }) => answer === 'agreed')
  const onPaper = agreed.filter(({ how }) => how === 'paper').length
  return [
    `${whom}，${found.length}人，同意${agreed.length}位${onPaper > 0 ? `（纸质${onPaper}位）` : ''}。`,
    ...line('不同意', names('declined')),
    ...line('还没答', names(null)),
    ...(names(null).length > 0 ? ['没答的照常发通知；纸上签了的请说：纸质已签（姓名）。'] : []),
  ].join('\n')
}

export const needsCall = (office: Office): string =>
  `为了保护您的信息，要先由办公室打电话跟您核对一次。也可以打${office.phone}。`

const KINDS: Readonly<Record<OptOutKind, string>> = { notice: '通知', greeting: '节日和生日问候', reminder: '活动提醒' }
export const kindInWords = (kind: OptOutKind): string => KINDS[kind]
// Staff say it of what the office sends as well.
export const THEIRS_NOT_SENT = '发给大家的先别发'
export const THEIRS_NOT_CHASED = '没回话的不再催了'
export const OWN_NOT_SENT = '我自己不想收了'
export const whoseIsStopped = (options: readonly { readonly number: number; readonly label: string }[]): string =>
  ['您说的是哪一样？请回数字：', ...options.map(({ number, label }) => `${number} ${label}`)].join('\n')
export const howToHold = (): string =>
  '现在什么都还没停，您自己的照常收。\n撤一条通知，请说：撤回停水通知；正在发的要停一停，请说：暂停通知；活动不办了，请说：取消茶话会。'
export const nothingStopped = (): string => '好的，一样都没停。'
export const whichKind = (): string => '好的。您不想收哪一类？请回数字：'
export const optedOut = (kinds: readonly OptOutKind[]): string =>
  `好的，以后不给您发${kinds.map(kindInWords).join('、')}了。\n活动临时取消这样的急事还会告诉您，您来问的也照样回，免得误事。\n想再收，请说：再给我发。`
/** `kinds`: what somebody has stopped. */
export const whatIsStopped = (kinds: readonly OptOutKind[]): string =>
  kinds.length === 0
    ? '您一样都没停，通知、问候和提醒都照常给您发。不想收哪样，请说：不要再发了。'
    : `您停了${kinds.map(kindInWords).join('、')}，别的照常。想再收，请说：再给我发。`
/** `kinds`: what is sent again; `left`: what stays stopped. */
export const optedIn = (kinds: readonly OptOutKind[], left: readonly OptOutKind[]): string =>
  left.length === 0 && kinds.length > 1
    ? '好的，通知、问候和提醒都照常给您发。'
    : `好的，${kinds.map(kindInWords).join('、')}照常给您发。${left.length === 0 ? '' : `${left.map(kindInWords).join('、')}还停着，想收请说：再给我发。`}`
/** To one of two who share a phone, of the other. */
export const hasDeclined = (name: string): string =>
  `${name}同志说过不同意，还是打电话。本人想收，请本人说：我是${name}，再给我发。`
// What staff enter for somebody.
export const whichKindOf = (name: string): string => `${name}不想收哪一类？请回数字：`
export const stoppedFor = (name: string, kinds: readonly OptOutKind[]): string =>
  `记下了：以后不给${name}发${kinds.map(kindInWords).join('、')}了，活动取消这样的急事照样告诉。\n本人又想收了，或者记错了，请说：恢复给${name}发消息。`
export const howToStopFor = (): string => '您自己的没有停。停别人的请说：给（姓名）停发通知。'
export const wishPassedOn = (): string => '您自己的没有停。别人的要办公室来停，我转告了。'
export const whyWish = (said: string): string =>
  `转告的是别人不想再收消息：“${short(said)}”。请问一下本人，要停请说：给（姓名）停发通知。`
export const notStopped = (name: string): string => `好的，没有改，照常给${name}发。`
export const resumedFor = (name: string, kinds: readonly OptOutKind[]): string =>
  `记下了：${kinds.map(kindInWords).join('、')}照常给${name}发。`
export const declinedFor = (name: string): string =>
  `记下了：${name}不同意用微信收消息，以后有事打电话。\n后来签了，或者记错了，请说：纸质已签${name}。`
export const onlyPaperBrings = (name: string): string =>
  `${name}说过不同意，没有改。后来签了同意书的，请说：纸质已签${name}。`
export const doesNotWant = (): string => '本人不要这类消息'

/** Names that several bear, or that nobody quite bears. */
export const whoIsUnclear = (names: readonly string[]): string =>
  `${names.join('、')}没对准是哪一位（同名的不止一位，或者差一个字），没有算进去，请写上支部另说一句。`
export const nobodyFound = (): string => '没对上花名册。请说支部、小组，或者写全名。'
/** `declined`: those among them who have said in the chat that they do not agree. */
export const confirmPaper = (whom: string, count: number, declined: readonly string[]): string =>
  [
    `${whom}，${count}人，登记为纸质已签（第${VERSION}版），对吗？`,
    ...(declined.length === 0
      ? []
      : [
          `${declined.join('、')}在微信里说过不同意。要是后来又在纸上签了，请回1，以后照常发消息；不是的请回2，别人的另外登记。`,
        ]),
  ].join('\n')
export const notEntered = (): string => '好的，没有登记。'
/** `back`: how many of them are written to again. */
export const paperEntered = (count: number, back: number): string =>
  `已登记${count}人纸质已签。${back > 0 ? `其中${back}人原来不同意，现在起照常发消息。` : ''}`

const SEEN: Readonly<Record<Seen['how'], (name: string, of: string) => string>> = {
  card: (name, of) => `${name}看过${of === '' ? '' : '您的'}登记`,
  list: (name, of) => `${name}看过带${of}电话的名单`,
  sheet: (name, of) => `${name}导出过有${of === '' ? '本人' : of}信息的表格`,
  alarm: (name, of) => `${of}有急事时${name}看过${of === '' ? '' : '您的'}电话和住址`,
  check: (name, of) => `核对身份时${name}看过${of === '' ? '' : '您的'}电话`,
}
/** 王芳看过您的登记，11月23日（周一）上午9点; `of`: nothing where it is said to somebody else. */
export const seenLine = ({ name, how, purpose, times }: Omit<Seen, 'at'>, when: string, of: '您' | ''): string =>
  [
    SEEN[how](name, of),
    ...(purpose === null ? [] : [`用途：${short(purpose)}`]),
    times === 1 ? when : `${times}次，最近一次${when}`,
  ].join('，')
/** What stands no more in a list that would be too long. */
export const seenBefore = (times: number): string => `更早的还有${times}次，这里没有都写上。`
export const viewerList = (lines: readonly string[]): string =>
  lines.length === 0 ? '还没有人看过您的信息。' : ['看过您信息的同志：', ...lines].join('\n')

/** In days; of requests, after they are done. */
export interface KeptFor {
  readonly private: number
  readonly room: number
  readonly requests: number
}

const span = (days: number): string => (days % 365 === 0 ? `${days / 365}年` : `${days}天`)
export const keptFor = (days: KeptFor): string =>
  [
    `您私下跟我说的话留${span(days.private)}，群里说的留${span(days.room)}，托办的事办完后留${span(days.requests)}，到期自动删。`,
    '登记的资料一直留着，好联系您。看登记请回“查看我的信息”，想删请回“删除我的信息”。',
  ].join('\n')
export const whoMaySee = (): string =>
  [
    '您登记的，办公室的同志办事时看得到；支部书记领名册时看得到生日、住址、身体和家里的情况；要给您打电话、上门的联络员，还有请您参加活动的协会负责人，看得到电话。每看一次都记着。',
    '群里、别的老同志那里我不说。谁看过，请回“谁看过我的信息”。',
  ].join('\n')

export const viewersOf = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? `还没有人看过${name}的信息。` : [`看过${name}信息的同志：`, ...lines].join('\n')

export const deletionAsked = (office: Office): string =>
  `收到。办公室会先打电话跟您核对，核对好了就删除，勤务员自己的备份里的最多再过十四天也没有了。\n删了以后，有通知、发福利，就没法告诉您了。不想删了，请打${office.phone}。`
export const whyDeletion = (): string => '要求删除本人的信息。请打电话核对，核对好了请管理员说：删除（姓名）的信息。'
/** `names`: for whom they answer; it may be one of these whose data are meant. */
export const whyDeletionByHelper = (names: readonly string[]): string =>
  `要求删除信息。这位替${names.join('、')}回话，请打电话问清楚要删的是自己的还是${names.join('、')}的。核对好了请管理员说：删除（姓名）的信息。`
export const kinDeletionAsked = (): string => '好的，我转给办公室了，会先打电话跟您核对。'
/** `names`: who it is, where the office knows for whom they answer. */
export const whyKinDeletion = (names: readonly string[]): string =>
  `要求删除${names.length === 0 ? '家里人' : names.join('、')}的信息，不是自己的。请打电话核对，核对好了请管理员说：删除（姓名）的信息。`
export const entryDeletionAsked = (): string =>
  '好的，我转给办公室了，打电话跟您核对以后就把这一项删掉。只是不想收消息，请说：不要再发了。'
export const whyEntryDeletion = (): string =>
  '要求把登记的这一项删掉，请打电话核对；只是不想收消息的，请说：给（姓名）停发消息。'
export const onlyAdministrators = (): string => '删除信息由管理员来办，请跟管理员说一声。'
export const confirmDeletion = (): string => '要删除谁的全部信息？删了找不回来，聊天记录也一起删。请回数字：'
export const notDeleted = (): string => '好的，没有删。'
export const deleted = (hasFiles: boolean): string =>
  [
    `已删除这位同志的全部信息。${hasFiles ? '存着的名册、表格和文件正在一份份查，写着名字的都删，查完告诉您。' : ''}`,
    '各人手机、电脑里存着的表，请自己删掉。快照里的旧数据，最多十四天后也就没有了。',
  ].join('\n')
/** `asked`: when the deletion was asked for. */
export const filesLookedInto = (asked: string, { looked, erased, unread }: Found): string =>
  [
    `您${asked}删的那位同志，存着的文件都查完了：查了${looked}份，${erased === 0 ? '没有要再删的' : `写着名字的${erased}份删了`}。`,
    ...(unread === 0 ? [] : [`照片、录音、扫描件和打不开的有${unread}份，里面的字认不出来，请自己看一看。`]),
  ].join('\n')
export const filesTitle = '删除信息以后，查存着的文件里还有没有名字'
export const LAST_IS_NOT_DELETED = '，不能删。请先让另一位同志当管理员。'

const short = (text: string): string => shorten(text, 30)

export function trailLine({ name, words, refused }: TrailLine, when: string): string {
  const what = words === null ? '（不是聊天里办的）' : `“${short(words)}”`
  return `${when}，${name ?? '花名册外的人'}：${what}${refused ? '（没有权限，没有办）' : ''}`
}
export const trail = (lines: readonly string[]): string =>
  lines.length === 0 ? '还没有操作记录。' : ['最近的操作：', ...lines].join('\n')

export const retentionTitle = '清理过了保存期的查看记录'
export const trailRetentionTitle = '清理过了保存期的操作记录和改动记录'
export const goneRetentionTitle = '清理去世、迁出多年的同志的电话、住址、家属'
