/** Every sentence the engine itself says: when it must ask, has not understood, or calls a person. */

export * from './wording/for-staff.ts'

import type { Office } from '../feature.ts'
import { shorten } from '../language/say.ts'
import type { SmallTalk } from '../language/small-talk.ts'
import { mediaInWords } from './wording/media.ts'

/** 1 去 / 2 不去, a line each; what has no label is understood and not offered. */
export const optionsInWords = (options: readonly { number: number; label: string }[]): string =>
  options.flatMap(({ number, label }) => (label === '' ? [] : [`${number} ${label}`])).join('\n')

/** What to call a question that has no title: the beginning of its words. */
export function askedBefore(text: string): string {
  const [line = ''] = text.split('\n')
  return `刚才问的“${shorten(line, 20)}”`
}

export const whichQuestion = (titles: readonly string[]): string =>
  `您说的是哪一件？请回数字：\n${titles.map((title, index) => `${index + 1} ${title}`).join('\n')}`

/** Beside the answer to something else: “停水”还没定：1 发送，2 修改，3 先不发。 */
export const draftWaits = (
  title: string,
  options: readonly { readonly number: number; readonly label: string }[],
): string =>
  `“${title}”还没定：${options
    .filter(({ number }) => number > 0)
    .map(({ number, label }) => `${number} ${label}`)
    .join('，')}。`

/** Of what staff tell of somebody's health. */
export const notRecorded = (text: string): string => `没有记。要记请说：来电：${shorten(text, 30)}`

/** To a phone that two people share. */
export const askWriter = (names: readonly string[]): string =>
  [`请问您是${names.join('，还是')}？请回数字：`, ...names.map((name, index) => `${index + 1} ${name}`)].join('\n')
export const askWriterAgain = (names: readonly string[]): string =>
  ['我没分清是哪一位。请回个数字：', ...names.map((name, index) => `${index + 1} ${name}`)].join('\n')
export const whyWriterUnknown = (): string => '两位合用一部手机，问了两遍没分清是哪一位说的。'
export const writerKnown = (address: string): string => `好的，${address}。您说吧，我记在您名下。`

export const didYouMean = (example: string): string => `您是想说“${example}”吗？\n1 是\n2 不是`
export const doYouWantTo = (deed: string): string => `您是要${deed}吗？\n1 是\n2 不是`

/** It resembles these, and holds nothing of what they need. */
export const sayItLike = (examples: readonly string[]): string =>
  ['没看懂这句话。要是想办下面这样的事，请照着说：', ...items(examples), '都不是，请换个说法，或者回“帮助”。'].join(
    '\n',
  )
/** The example is of somebody else. */
export const such = (example: string): string => `像“${example}”这样的事`
/** The command found nothing of its own in what was written. */
export const sayItWhole = (example: string): string => `好的。请照这样把话说全：${example}`
export const NONE_OF_THESE = '都不是'
/** `lines`: what may be meant, each with its number. */
export const whichDidYouMean = (lines: readonly string[]): string => ['您是要哪一样？请回数字：', ...lines].join('\n')

/** To staff who ask whether something is so, in the words in which it is ordered. */
export const askedAfter = (example: string): string =>
  `这句像是在问，我什么也没有改动。要办的话，请像这样说：${example}`

export const notMeant = (): string => '好的，那就当我没问。您换个说法再发给我。'

export const notUnderstood = (): string =>
  '对不起，我没看明白。您可以换个说法再发一次；想知道我能做什么，请回“帮助”；想找人，请回“人工”。'

export const notUnderstoodByStaff = (): string => '没看懂这句话。请换个说法，或者回“帮助”看看能说什么。'

/** To a text that was perhaps forwarded. */
export const textByStaff = (): string =>
  '这段话我不知道拿它做什么。要当通知发出去，请说发给谁，比如：发给第一支部；是别的事，请换个说法，或者回“帮助”。'
/** Said before the headings of 帮助. */
export const notUnderstoodAgain = (): string => '这句我也没看懂。'
export const stillNotUnderstoodByStaff = (): string =>
  '还是没看懂，对不住。请像这样说整句：通知第一支部：明天停水；谁没回；待办。急着办的，在网页上按一下也行。'

/** `writes`: they cannot hear on the telephone, and are written to. */
export const handedOver = (office: Office, staffName: string | undefined, writes: boolean, isOpen: boolean): string => {
  const whom = staffName === undefined ? '办公室' : `${staffName}同志`
  // Nobody sits up and waits for a call that cannot come.
  if (!isOpen) return `我把您的话转给${whom}了。办公室现在没人，上班以后${writes ? '发文字回您' : '给您回电话'}。`
  return `我把您的话转给${whom}了，${writes ? '会有人发文字回您' : `会有人给您回电话。着急请打${office.phone}`}。`
}

/** Letters too small, a picture that does not open. */
export const willBeReadAloud = (): string =>
  '不要紧，您的话转给办公室的同志了，请他们打电话念给您听。手机上的字也可以调大，请身边的人帮着调。'
/** A nod behind a cry for help. */
export const callFirst = (): string => '收到了。电话还没打的，请照上面那条马上打，不要等回话。'
/** A nod behind a word of sympathy. */
export const takeCare = (): string => '您多保重。'

/** `told`: whom to ring. */
export const withUrgent = (told: string): string => `收到了。${told}`

export const handedOverToo = (staffName: string | undefined, writes: boolean, isOpen: boolean): string => {
  const whom = staffName === undefined ? '办公室' : `${staffName}同志`
  if (!isOpen) return `这句话也转给${whom}了，上班以后${writes ? '发文字回您' : '给您回电话'}。`
  return `这句话也转给${whom}了，${writes ? '会有人发文字回您' : '请您等电话'}。`
}

/** The beginning of: 好的，也记在第101号里了。 */
export const keptToo = (): string => '好的，'
/** Whether a text begins as one of these three. */
export const saysHandedOver = (text: string): boolean => /^(?:我把您的话转给|这句话也转给|好的，也记在)/.test(text)

export const nothingWritten = (): string => '我没有看到字。您想说什么，请打字再发一次。'

/** ［图片］, ［文件 名册.xlsx］ */
export const mediaNamed = (kind: string, name: string | null, state?: string | null): string =>
  `［${mediaInWords(kind)}${name === null ? '' : ` ${name}`}${MISSING[state ?? ''] ?? ''}］`

const MISSING: Readonly<Record<string, string>> = {
  'too-large': '，太大没收下',
  lost: '，没传过来',
  secret: '，里面有证件号或卡号，没有存',
}

/** ［位置］人民公园（幸福路12号） */
export const locationNamed = (address: string): string => `${mediaNamed('location', null)}${address}`

export const locationReceived = (address: string): string =>
  address === ''
    ? '位置收到了，可是看不出在哪儿。请把地名写给我。'
    : `您发的位置收到了：${address}。已经转给办公室的同志。`

export function mediaReceived(kind: string): string {
  if (kind === 'money') return '红包和转账我收不了，也不能收，过24小时会自己退回给您。已经告诉办公室的同志了。'
  if (kind === 'audio') return '您的语音收到了。我听不了，已经请办公室的同志听，会给您回话。'
  return `${mediaInWords(kind)}收到了。我看不懂${mediaInWords(kind)}，已经转给办公室的同志看。`
}

export const mediaFromStaff = (kind: string): string =>
  `${mediaInWords(kind)}收到了。我不知道拿它做什么，没有动它。能做什么，请回“帮助”看看。`

export const fileTooLarge = (kind: string, mostBytes: number): string =>
  `这个${mediaInWords(kind)}太大了，我最多收${Math.floor(mostBytes / 2 ** 20)}兆的，没有收下。请改小一点，再发一次。`

/** Whoever is old makes no file smaller. */
export const tooLargeOfElder = (kind: string, mostBytes: number): string =>
  `这个${mediaInWords(kind)}太大了，我最多收${Math.floor(mostBytes / 2 ** 20)}兆的，没有收下。已经告诉办公室的同志，会跟您联系。`

/** A list of staff, for which there is another way. */
export const listTooLarge = (mostBytes: number): string =>
  `这个文件太大了，我最多收${Math.floor(mostBytes / 2 ** 20)}兆的，没有收下。名册请另存为.xlsx再发，会小得多；还是太大，请管电脑的同志用命令行导入。`

export const fileLost = (kind: string): string => `${mediaInWords(kind)}没有传过来，我没收到。请您再发一次。`

export const stillOpen = (title: string, options: string): string => `还有一件事等您回话：${title}。\n${options}`

/** `several`: of the options more than one may be chosen. */
export const repeatQuestion = (title: string, options: string, several: boolean): string =>
  `${title === '' ? '' : `${title}：`}我没看明白您的意思。${several ? '请回数字，可以回几个' : '请回一个数字'}：\n${options}`

export const thanked = (): string => '不客气，应该的。'
/** To 收到 of nothing in particular. */
export const noted = (): string => '好的。'
export const thankedAgain = (): string => '您客气了。'

export const greeted = (address: string): string => `${address}，您好！有事您说。`

export const noRight = (office: Office): string =>
  `谢谢您费心！这件事由办公室来办，您的话我已经转告。有事请打${office.phone}。`

export const privateOnly = (): string => '这件事请私聊我说，这里不方便。'

export const unclearInRoom = (office: Office): string => `我没看明白。请私聊我，或者打办公室电话${office.phone}。`

export const emergency = (): string => '我是自动程序。情况紧急，请马上打120，也请叫身边的人来。'

export const emergencyOfMind = (): string =>
  '我是自动程序。您心里难受，请马上打12356，有人听您说；有危险请打110。也请告诉身边的人。'

export const emergencyOfFire = (): string => '我是自动程序。请马上离开，到安全的地方打119，再叫人帮忙。'

export const emergencyOfCrime = (): string => '我是自动程序。请马上打110，也请告诉身边的人和家里人。'

export const unwell = (): string => '我是自动程序，不会看病。不舒服请告诉家里人，难受得厉害，马上打120，不要等回话。'

/** To somebody who has lost a relation and feels ill. */
export const unwellInSorrow = (): string =>
  '听到这个消息很难过，请您节哀，多保重。不舒服别硬撑，告诉家里人，难受得厉害，马上打120，不要等回话。'

/** What only sounds like danger: a person looks into it, and the numbers are there should it be one. */
export const worried = (isOpen: boolean): string =>
  `${passedOnToCall(isOpen)}要是有危险、身体撑不住，请先打120或110，别等。`
export const worriedOfMind = (isOpen: boolean): string =>
  `${passedOnToCall(isOpen)}心里难受，请打12356，有人听您说；有危险请打110，别等。`
export const worriedOfFraud = (isOpen: boolean): string =>
  `${passedOnToCall(isOpen)}先别转钱、别给验证码；拿不准请打96110问一问。`
const passedOnToCall = (isOpen: boolean): string =>
  isOpen
    ? '我是自动程序，您的话我马上转给办公室的同志，请他们给您打电话。'
    : '我是自动程序，您的话转给办公室的同志了。现在没人上班，上班以后给您打电话。'

/** To whoever asks what to take. */
export const noAdvice = (): string =>
  '我是自动程序，不会看病，吃什么药、吃多少要问医生。您的话转给办公室的同志了。身体不舒服马上打120，不要等回话。'
export const someoneWillTalk = (office: Office, isOpen: boolean): string =>
  isOpen
    ? someoneTalks(office)
    : '您的话我转给办公室的同志了，上班以后请他们给您打电话说说话。心里难受请打12356，有人听您说。'
const someoneTalks = (office: Office): string =>
  `您的话我转给办公室的同志了，请他们给您打电话说说话。您也可以打${office.phone}。心里难受还可以打12356，有人听您说。`

const SMALL_TALK: Readonly<Record<SmallTalk, (office: Office) => string>> = {
  laugh: () => '您高兴就好。有事您说。',
  weather: () => '是啊，您多留神冷热，出门慢些。',
  forecast: () => '天气我看不到，请听听天气预报。出门添件衣服，走慢些。',
  caring: () => '谢谢您惦记！我是自动助手，一直都在。有事您说。',
  calling: (office) => `在的，您说。我是自动助手，要找同志请打${office.phone}，或者回“人工”。`,
  slip: () => '没关系。有事您再说。',
  'never-mind': () => '好的，有事您再说。',
  puzzled: (office) => `您哪里没看明白？直接问我就行。想找人，请回“人工”，或打${office.phone}。`,
  wishes: () => '谢谢您！也祝您身体健康，天天舒心。',
  amuse: (office) => `这个我不会，只会帮您办事。想热闹热闹，问我：有什么活动；想找人说说话，请打${office.phone}。`,
  'in-peace': () => '好的，您慢慢来。什么时候想好了，回我一句就行。',
  meal: () => '听着就香。您慢慢吃，吃得好身体才好。',
  night: () => '好的，您早点歇着，盖好被子。',
  joy: () => '恭喜恭喜，真是大喜事！祝您全家都好。',
  concern: () => '谢谢您惦记我们！您也多保重身体。',
  excuses: () => '不麻烦，应该的。您慢慢说，不着急。',
  'own-birthday': () => '祝您生日快乐，健健康康，天天舒心！',
  forwarded: () => '谢谢您转来。文章真假我看不出，看病吃药请听医生的。',
}
export const smallTalk = (kind: SmallTalk, office: Office): string => SMALL_TALK[kind](office)
export const nothingIsAsked = (): string => '眼下没有等您回话的事。想知道近来的活动，请问我：有什么活动。'
/** What they answer has not reached them yet. */
export const askedSoon = (): string => '有一件事正要发给您，还没到。请收到以后再回一次，我就记下。'
export const nothingIsAskedOfStaff = (): string =>
  '眼下没有等您选的，这句没有改动什么。要办什么直接说，能说什么请回“帮助”。'
export const smallTalkAgain = (): string => '好的，您有事就说。'

export const sympathy = (): string => '听到这个消息很难过，请您节哀。我告诉办公室的同志，他们会跟您联系。'

export const deathToldByStaff = (): string => '花名册没有动，提醒也没有停。要登记，请私聊我说全名，比如：何守田去世了。'

export const secretWarning = (office: Office): string =>
  `请不要把身份证号、银行卡号、验证码发给我，也别发给别人。要钱、要验证码的都是骗子，拿不准请打${office.phone}。`

export const fileWithSecret = (office: Office): string =>
  `这个文件里有身份证号或银行卡号，我没有留。请别发给我，也别发给别人。文件里别的事，请去掉号码再发，或者打${office.phone}。`

export const retentionTitle = '清理过了保存期的聊天文字'

export const secretOfStaff = (): string => '证件号、卡号、验证码我不存，已经遮住了。'

export const fileWithSecretOfStaff = (): string => '这个文件里有证件号或卡号，我没有存。请把号码去掉，再发一次。'

export const emergencyOfFraud = (): string => '我是自动程序。先别转钱、别给验证码，请马上打96110或110，也请告诉家里人。'

export const optOutPassedOn = (): string => '好的。我已经请办公室的同志给您停发，停之前可能还会收到一两条，请您别见怪。'

export const apology = (code: string, office: Office): string =>
  `对不起，您刚才这条消息我没处理好（编号${code}），已经告诉办公室。着急请打${office.phone}。`

export const cannotAskAgain = (): string => '那这件事先放下。想好了，您从头再说一遍就行。'

export const putAside = (): string => '前面没说完的那件先放下，没有存。现在说这件：'

export const HEARD_RIGHT = '对'
export const HEARD_WRONG = '不对'
const heardInPart = (text: string): string => shorten(text, 60)
/** To speech that would change something. */
export const askHeard = (text: string): string =>
  `我听到的是：“${heardInPart(text)}”，对吗？\n1 ${HEARD_RIGHT}\n2 ${HEARD_WRONG}`
export const heardAnd = (text: string, answer: string): string => `我听到的是：“${heardInPart(text)}”。\n${answer}`
/** For staff: a machine has written it down, and may have heard it wrong. */
export const spoken = (words: string): string => `［语音，转的字不一定准］${words}`
export const sayAgain = (): string => '那是我听错了，没有记。请您再说一遍，或者打字；想找人，请回“人工”。'

/** Politics, religion, collecting money: one line, and a person (rule 32). */
export const notForMe = (): string => '这方面的事我不便说，已经请办公室的同志单独跟您谈。'
const TOPICS = { politics: '时政', religion: '宗教', money: '募捐、集资' } as const
export const whyNotForMe = (topic: keyof typeof TOPICS): string =>
  `说到${TOPICS[topic]}，机器人没有接话，只告诉了您一位。请单独谈，不要转到群里。`

type Tired = 'hushed' | 'too-many' | 'same'
const RESTS: Readonly<Record<Tired, (office: Office) => string>> = {
  hushed: ({ phone }) => `您的话都记下了，办公室的同志会看，我先不一条一条回。有事请打${phone}，急事打120或110。`,
  same: () => '您的话我收到了，不用再发，已经请办公室的同志看。您先歇一歇。',
  'too-many': () => '您发来的话不少，我一条一条回不过来了。您的话都留着，已经请办公室的同志看。您先歇一歇。',
}
export const rests = (why: Tired, office: Office): string => RESTS[why](office)
const WHY_RESTS: Readonly<Record<Tired, string>> = {
  hushed: '办公室说过先不回这位。话都记在这个号里，有空请看一眼。',
  same: '同样的话发了好几遍，可能是自动回复，也可能真着急。机器人先不回了，请您看一下。',
  'too-many': '短时间发来很多条，可能是误触，也可能是机器。机器人先不一条一条回，话都记在这个号里，请您看一下。',
}
export const whyRests = (why: Tired): string => WHY_RESTS[why]

export const whenDecided = (): string => '好的，定了再告诉我，这次先不发。'

const items = (lines: readonly string[]): readonly string[] => lines.map((line) => `· ${line}`)

export const help = (lines: readonly string[], office: Office): string =>
  ['您可以这样跟我说：', ...items(lines), `回“人工”找人。办公室电话：${office.phone}`].join('\n')

export const helpInRooms = (): string => '您可以这样跟我说：@我，问“有什么活动”。别的事请私聊我，回“帮助”。'
export const helpTitle = '能说什么'
export const helpTopics = (topics: readonly string[]): string =>
  ['您想看哪一类？请回数字：', ...topics.map((topic, index) => `${index + 1} ${topic}`)].join('\n')
export const helpOn = ({ topic, lines }: { readonly topic: string; readonly lines: readonly string[] }): string =>
  [`${topic}，可以这样说：`, ...items(lines)].join('\n')

/** `left`: accounts that stay stopped. */
export const pushesResumed = (left: readonly string[]): string =>
  `好的，群发和提醒恢复了，接着往下发。${left.length === 0 ? '' : `还停着的微信号：${left.join('、')}。`}再提示操作频繁，我会马上停下。`
export const pushesResumeAt = (moment: string): string =>
  `好的，群发和提醒停到${moment}，到时候自己恢复，我告诉您。要提前恢复，请说：恢复群发。`
export const whenToResume = (): string => '请说一个还没到的时间，比如：两小时后恢复群发；下午3点恢复群发。'
export const whichToResume = (stopped: readonly string[]): string => {
  const [first] = stopped
  if (first === undefined) return '群发和提醒没有停，不用恢复。'
  return `停着的微信号：${stopped.join('、')}。恢复哪一个？请说：恢复${first}的群发。都恢复请说：恢复全部群发。`
}

export const whoIAm = (office: Office): string =>
  `我是退休办的自动助手，不是真人。要钱、要验证码的都是骗子。想找人请打${office.phone}，或者回“人工”。`

export const officePhone = (office: Office): string => `办公室电话：${office.phone}。`

export const greetedAgain = (): string => '在呢，有事您说。'

/** Beside the receipt of an answer. */
export const troubleToo = (): string => '您说的情况，我也转告办公室的同志了。'

export const matterOfStranger = (): string => '您说的事，先转给办公室的同志了。'
