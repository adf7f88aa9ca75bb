/** What is said when a notice is on its way, or needs somebody else. Moments and lists come in already put into words. */

export const onItsWay = (title: string, people: number, from: string): string =>
  [
    `“${title}”${from}开始发，共${people}人。`,
    '两分钟内反悔请回：撤回。',
    '看发得怎么样，问我：通知进度；谁没收到；谁没回。',
  ].join('\n')
export const willGo = (title: string, when: string): string => `记下了，“${title}”${when}发。不发了请说：取消通知。`
export const phones = (lines: string): string => `没有微信，请打电话：\n${lines}`
export const phoneLine = (name: string, phone: string | null, liaison: string | undefined): string =>
  `${name} ${phone ?? '没有电话'}${liaison === undefined ? '' : `（联络员：${liaison}）`}`
export const andMore = (count: number): string => `还有${count}人，要全部请说：通知名单表。`

export const askedApproval = (title: string, names: readonly string[]): string =>
  `“${title}”已请${names.join('、')}审批，同意了就发，我会告诉您。`
export const nobodyToApprove = (): string =>
  '这条通知要另一位同志同意才能发，可是现在没有别的工作人员能联系上。请等上班再发。'
export const approvalAsked = (planner: string, shown: string, why: string): string =>
  `【请回复】${planner}要发一条通知，请您看过再定。${why}\n${shown}\n1 同意发送\n2 不同意`
export const AGREE = '同意发送'
export const DISAGREE = '不同意'
export const approvalTitle = (title: string): string => `审批“${title}”`
export const approved = (title: string, from: string): string => `好的，“${title}”${from}开始发。`
export const youAreApproved = (title: string, by: string, from: string): string =>
  `${by}同意了，“${title}”${from}开始发。`
export const refused = (title: string): string => `好的，“${title}”不发，我告诉起草的同志。`
export const youAreRefused = (title: string, by: string): string => `${by}没有同意，“${title}”不发。`
export const notYourOwn = (): string => '自己起草的通知，要请另一位同志审批。'
export const urgentBecause = (why: string): string => `加急原因：${why}。`
export const settledAlready = (title: string): string => `“${title}”已经有结果了，不用再定。`

export const agreedTooLate = (title: string): string => `“${title}”的时间已经过了，没有发。要发请重新起草。`
