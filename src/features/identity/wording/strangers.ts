/** To somebody unknown, and to staff about them. */
import type { Office } from '../../../feature.ts'
import type { Other } from '../stranger-words.ts'
import { inFull, lines, phrase, quoted, short, type Who, warnOfFraud } from './parts.ts'

const caller = (staffName: string | undefined): string => (staffName === undefined ? '办公室' : `${staffName}同志`)

const whoWeAre = (office: Office): string =>
  `您好！我是${office.name}的自动助手，不是真人。\n要钱、要验证码的都是骗子，遇到了请打办公室电话${office.phone}。`

/** The bot's first words to anyone (rule 20), before whatever there is to say. */
export const introducing = (office: Office, text: string): string => `${whoWeAre(office)}\n${text}`
export const askName = (): string => '请问您是哪位？请告诉我姓名和退休前的单位。'
export const askWholeName = (): string => '请告诉我您的全名，还有退休前的单位，我好对花名册。'
/** In other words when they ask once more. */
export const whoAmI = (office: Office, again: boolean): string =>
  again
    ? `我是自动程序，替${office.name}发通知、记事。想找真人，请打${office.phone}。您说一下姓名和退休前的单位，办公室就能联系您。`
    : `我是${office.name}的自动助手，不是真人，发通知、记报名都归我。请问您的姓名和退休前的单位？`
export const askNameAgain = (office: Office): string =>
  `请问您叫什么名字，退休前在哪个单位？说一句就行，我好请办公室联系您。也可以打${office.phone}。`
export const askUnit = (name: string): string => `${name}同志，请问您退休前在哪个单位？`
/** Several on the roster bear the name that was given. */
export const whichNamesake = (name: string): string => `叫${name}的不止一位，请问您原来在哪个单位？`

export const askMore = (name: string, unit: boolean, phone: boolean): string =>
  `${name}同志，请再告诉我${phrase([unit && '您退休前的单位', phone && '您的电话号码'], '和')}，办公室好跟您联系。`

export const orRing = (office: Office): string => `不着急，想好了告诉我，或者直接打${office.phone}，办公室帮您登记。`

const HOW_TO_BEGIN = '请告诉我您的姓名和退休前的单位，比如：我是张三，原来在装配车间。\n办公室核对以后给您回电话。'
/** What somebody unknown can do; the number of the office stands in the first words already. */
export const helpForStranger = (office: Office, isFirst: boolean): string =>
  isFirst ? introducing(office, HOW_TO_BEGIN) : `${HOW_TO_BEGIN}\n也可以直接打办公室电话${office.phone}。`

/** To polite words after staff have been told. */
export const callIsComing = (office: Office): string => `好的，请您等电话。着急请打${office.phone}。`
/** All that somebody who advertises gets to read. */
export const onlyOffice = (): string => '我是自动助手，不是真人，只管退休办的事，别的帮不上您。'
/** `others`: whom they have named beside themselves. */
export const thanksForName = (staffName: string | undefined, others: readonly Other[] = []): string =>
  `谢谢您，记下了！${caller(staffName)}会打电话跟您核对，${others.length === 0 ? '' : `${others.map(({ name }) => name).join('、')}也一起核对，`}请您等一等。`

export const unprovenSender = (nickname: string): string => `微信“${nickname}”`
export const whyWho = (): string => '说了自己是谁，请核对花名册。'

const LATER = ['您说的也记下了，一起转给办公室。', '好的，这句也转给办公室了。', '收到，办公室会一并看到。']

/** To somebody who writes on before staff have called. `passedOn` counts what went to staff before. */
export const noted = (passedOn: number): string => LATER[passedOn % LATER.length] ?? ''

/** To an answer of somebody of whom staff are not sure yet. */
export const kept = (): string => '您的话记下了。办公室打电话跟您核对以后，就给您办。'

export const nowYours = (address: string): string =>
  `${address}，您好！办公室跟您核对好了，以后通知和提醒都发到这里。有事您直接说，想知道我能做什么，请回“帮助”。`
export const takenIn = (address: string): string => `${address}，您好！办公室已经把您收进花名册了，以后通知会发到这里。`
export const notTakenIn = (office: Office): string =>
  `您好！您的情况办公室还要当面核对，请打${office.phone}，或来办公室一趟。`

// To staff

/** What staff are told about words that led to nothing yet. `untold` are earlier words, `roster` is what is on record. */
export const whyNewcomer = (untold: readonly string[], roster: string, wasFraud: boolean): string =>
  lines([
    wasFraud && warnOfFraud(),
    untold.length > 0 && `之前说过：${untold.map((text) => `“${short(text)}”`).join('')}`,
    roster,
    '请核对花名册，给本人打电话。对上了请说：绑定 姓名。',
  ])

/** Who on the roster bears a name, with former units, by which staff tell them apart. */
export const onRoster = (name: string, found: readonly Who[]): string =>
  found.length === 0
    ? `花名册上没有叫${name}的。`
    : `花名册上叫${name}的有${found.length}位：\n${found.map(inFull).join('\n')}`

/** Somebody of that name has left, or died, as the roster has it; a `nickname` says to be them. */
export const leftBefore = (
  gone: readonly (Who & { readonly status: 'deceased' | 'moved' | 'lost' })[],
  nickname: string,
): string =>
  lines(
    gone.map((one) =>
      one.status === 'deceased'
        ? `花名册上的${inFull(one)}登记为去世，当心有人冒名。登记错了请说：${one.name}没去世。`
        : `花名册上的${inFull(one)}登记为${GONE[one.status]}。是同一位，请先说：恢复${one.name}在册；再说：绑定 ${one.name} 是 ${nickname}。`,
    ),
  )
const GONE = { moved: '迁出', lost: '停联' } as const

export const whyFraud = (): string => '疑似骗子或广告，没有理会。再发来的都记在这个号里，不再告诉您。'
/** Who wrote, where it is only claimed. */
export const claimant = (nickname: string, names: readonly string[]): string =>
  `${quoted(nickname)}（说是${names.join('、')}，还没核实）`
export const whyUnproven = (): string => '还没核实，没有给对方办，也没透露什么。核实以后请您回话。'
