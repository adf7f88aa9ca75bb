/** How an office gets its first administrator. */
import { lines } from './parts.ts'

/** `anew`: although there is an administrator who can act. */
export const howToBegin = (administrator: string, code: string, anew: boolean): string =>
  `${anew ? '重新开通管理员（办完请把设置ADMINISTRATOR_ANEW去掉）' : '还没有能用的管理员'}。请${administrator}用自己的微信私聊机器人，发：开通 ${code}`
export const nameAdministrator = (): string => '还没有能用的管理员。请把管理员的姓名写进设置ADMINISTRATOR，再启动一次。'
/** `others`: who used the same phone, on which a post would count for nothing. */
export const begun = (name: string, others: readonly string[]): string =>
  lines([
    `${name}同志，您是管理员了，这个开通码不能再用。`,
    others.length > 0 && `管理员的手机不能跟人合用，${others.join('、')}已经从这部手机解绑，请用自己的微信再绑。`,
    '新朋友加我好友、说了姓名和单位，我会来问您收不收。',
    '想知道能说什么，请回“帮助”。',
  ])
/** For the administrators who were there before. */
export const begunAnew = (name: string): string =>
  `${name}刚用开通码成了管理员（在机器上重新开通的）。要不是办公室安排的，请马上查查谁动过电脑，再对我说：${name}不当管理员了。`
export const codeIsWrong = (): string => '开通码不对。请看勤务员启动时显示的那一行，照着再发一次。'
export const tooManyTries = (): string => '试的次数太多了，请过一个小时再试。'
export const codeNotWanted = (): string => '现在不用开通码。'
export const severalCalled = (name: string, count: number): string =>
  `花名册上叫${name}的有${count}位。请在设置ADMINISTRATOR里写编号，重新启动再来。`
