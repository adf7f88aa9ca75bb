/** What the outbox tells staff. */
import { shorten } from '../language/say.ts'

const FAILURES: Readonly<Record<string, string>> = {
  offline: '微信没有登录',
  'no-such-chat': '找不到这个聊天',
  refused: '微信拒绝发送',
  banned: '微信号被封或受限',
  'too-often': '微信提示操作频繁',
  'too-long': '内容太长',
  broken: '发送出错',
  late: '电脑停顿了一会儿',
  uncertain: '可能已经收到',
}

export const failureInWords = (failure: string): string => FAILURES[failure] ?? '发送出错'

export const mayHaveArrived = (): string => '可能已经收到'
export const fileCleared = (): string => '文件放得太久，已经清理'
export const fileNamed = (name: string): string => `［文件 ${name}］`
export const tillMorning = (): string => '夜里不打扰，早上8点发'
export const tooLate = (): string => '过了时间，没有再发'

export const gaveUp = (chatName: string, text: string, failure: string): string =>
  `有一条消息没能发给${chatName}（${failureInWords(failure)}）。请打个电话告诉一声。内容是：“${short(text)}”`

export const maybeSent = (chatName: string, text: string): string =>
  `有一条消息发给${chatName}时中断了，可能已经收到，没有再发。请您看一下：“${short(text)}”`

/** `account`: which of several it is. */
export const pushesPaused = (account: string | undefined): string =>
  `微信提示操作频繁${ofAccount(account)}，群发和提醒已自动停下，一对一的回复照常，只是慢些。请先看看微信的提示，过一阵再回我“恢复${account ?? ''}群发”；要我到时候自己恢复，请说：两小时后恢复群发。`
export const accountBanned = (account: string | undefined): string =>
  `微信号被封或受限了${ofAccount(account)}，群发和提醒已自动停下。请先在手机上看看微信的提示，解开以后回我“恢复${account ?? ''}群发”。等不及的通知先打电话，请问：谁没收到。`
/** Nobody gets anything: it may well be the account. */
export const allRefused = (people: number, account: string | undefined): string =>
  `连着${people}位都发不出去，微信号可能受限了${ofAccount(account)}，群发和提醒先停下。请在手机上试着发一条，能发再回我“恢复${account ?? ''}群发”。等不及的通知先打电话，请问：谁没收到。`
const ofAccount = (account: string | undefined): string => (account === undefined ? '' : `（${account}）`)
export const resumeTitle = '到了时间恢复群发'
export const pushesResumed = (account: string | undefined): string =>
  `到了您定的时间，群发和提醒恢复了${ofAccount(account)}，接着往下发。微信再提示操作频繁，我会马上停下。`

const short = (text: string): string => shorten(text, 40)
export const offerAgainTitle = '找到人以后补发没送到的通知'
