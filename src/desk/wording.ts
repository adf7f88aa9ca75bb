/** Every sentence about entering the page. */

/** 482 913: two groups are easier to type than six figures. */
const inGroups = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

export const code = (digits: string, minutes: number): string =>
  `网页登录码：${inGroups(digits)}\n${minutes}分钟内有效，只能用一次。只填在办公室的网页上，谁来要都别给。`

export const askWhoEnters = '给哪一位？请说姓名。'
export const nobodyCalled = (name: string): string => `花名册上没有叫${name}的，没有给。请写全名，或者先登记。`
export const severalCalled = (name: string, count: number): string =>
  `花名册上叫${name}的有${count}位，分不清，没有给。请先把登记的姓名写得不一样。`
export const entersNotYet = (name: string): string => `${name}还不是工作人员，没有给。请先说：让${name}当工作人员。`
export const codeFor = (name: string, digits: string, minutes: number): string =>
  `${name}的网页登录码：${inGroups(digits)}\n请当面告诉本人，${minutes}分钟内有效，只能用一次。`
/** On the terminal, where there is no chat. */
export const codeOnTerminal = (name: string, digits: string): string =>
  `没有接微信号，通知手工贴。网页登录码（${name}用，一天内有效，用过就换）：${inGroups(digits)}`

export const tooManyCodes = (): string => '登录码要得太多了，请过一个小时再要。不是您本人要的，请马上告诉办公室。'

export const fileWithNumbers = (): string => '这个文件里有证件号或卡号，没有收。请把号码去掉，再传一次。'
export const nothingChosen = (): string => '还没有写要办什么，也没有选文件。'

export const noEntry = (): string => '您现在不能在网页上办事了。请退出后重新登录，还不行请找管理员。'
