/** What is said about a line that could not be heard. */
import { MINUTE } from '../base/spans.ts'

const WHY = { away: '断线', 'logged-out': '没有登录', stopped: '程序没有运行' } as const

type Why = keyof typeof WHY

export const whyInWords = (why: Why): string => WHY[why]

/** How long something took, for people: 40秒, 3分钟, 2小时5分钟, 3天. */
export function lasting(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / 1000))}秒`
  const minutes = Math.round(ms / MINUTE)
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)}天`
  if (hours === 0) return `${minutes}分钟`
  return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${minutes % 60}分钟`
}

/** To staff, when it is over: since when, how long, and what it may have cost. */
export function gapIsOver(gap: { from: string; ms: number; why: Why; late: number; inDoubt: number }): string {
  const lines = [
    `微信从${gap.from}起有${lasting(gap.ms)}收不到消息（${whyInWords(gap.why)}），现在已恢复。`,
    gap.late > 0 ? `这段时间里的来信，已补收到${gap.late}条；可能还有没收到的，` : '这段时间里的来信，可能有没收到的，',
  ]
  const doubt = gap.inDoubt > 0 ? `另有${gap.inDoubt}条发出的消息不知道对方收到没有。` : ''
  return `${lines.join('\n')}请在手机微信上看一看。${doubt}`
}

const NOW_WHAT = {
  away: '程序正在自动重连，请检查网络。',
  'logged-out': '请打开勤务员的网页，用手机微信扫码登录。',
  stopped: '请到那台电脑上看看勤务员是不是停了。',
} as const

/** To staff by another account, while it lasts. */
export const otherIsSilent = (account: string, why: Why, since: string): string =>
  `另一个微信号（${account}）从${since}起${WHY[why]}，消息收不到也发不出。\n${NOW_WHAT[why]}`

/** To the webhook, while it lasts. */
export const lineIsDown = (office: string, why: Why, since: string): string =>
  `${office}的微信从${since}起${WHY[why]}，消息收不到也发不出。${NOW_WHAT[why]}`

/** To the webhook: what staff are told by the banned account itself may not come. */
export const accountIsBanned = (office: string, since: string): string =>
  `${office}的微信号从${since}起被封或受限，群发和提醒都停了。请先在手机上看看微信的提示；等不及的通知先打电话，请在网页上问：谁没收到。解开以后说：恢复群发。`

export const lineIsBack = (office: string): string => `${office}的微信已恢复，可以收发消息。`
