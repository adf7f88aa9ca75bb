/** What staff read when a deadline is moved. Moments come in already put into words. */

/** In a sample: whoever reads it. */
export const SOMEBODY = '某某同志'
export const ALL_OF_YOU = '各位老同志'
export const MOVE_DEADLINE = '改'
export const LEAVE_DEADLINE = '不改'

/** `from`: not set where there was none. */
export const askToMove = (about: {
  readonly title: string
  readonly from: string | undefined
  readonly to: string
  readonly people: number
  readonly byHand: boolean
  readonly sample: string
}): string =>
  [
    `“${about.title}”的截止时间${about.from === undefined ? '定在' : `从${about.from}改到`}${about.to}。`,
    about.byHand
      ? `收到还没回的${about.people}人，请您在群里说一声：`
      : `只告诉收到还没回的${about.people}人，回过的不打扰；还没发到的，发的就是新时间：`,
    '———',
    about.sample,
    '———',
    `1 ${MOVE_DEADLINE}`,
    `2 ${LEAVE_DEADLINE}`,
  ].join('\n')
export const moved = (title: string, to: string, people: number): string =>
  `好的，“${title}”${to}截止。${people === 0 ? '没有人要另外告诉。' : `正在告诉收到还没回的${people}人。`}`
export const movedByHand = (title: string, to: string, text: string): string =>
  [`好的，“${title}”${to}截止。请把下面这段贴到群里：`, '———', text].join('\n')
export const deadlineStays = (title: string): string => `好的，“${title}”的截止时间不改。`
export const sameDeadline = (title: string, at: string): string => `“${title}”本来就是${at}截止，没有改。`
export const newDeadlineIsPast = (): string =>
  '这个时间已经过了，或者来不及告诉大家。请再说一次，比如：截止改到周五下午5点。'
export const noTimeToTell = (first: string): string =>
  `来不及：最早${first}才能告诉大家。请说一个更晚的时间，比如：截止改到周五下午5点。`
/** Of a correction that speaks of the deadline besides other things. */
export const deadlineStaysSo = (title: string, until: string): string =>
  `更正只是告诉大家，“${title}”收回复的截止时间还是${until}。要改，发完这条请说：截止改到（哪天几点）。`
export const approvingSo = (title: string): string =>
  `“${title}”正等着审批，审批的同志看的是原来的截止时间，不能改。要改请先说：撤回；再重新写一遍。`

// When what is planned goes

/** Until when a series goes: 12月30日（周三）当天. */
export interface Ends {
  readonly was: string | undefined
  readonly to: string | undefined
  readonly moved: boolean
}
function sayEnds({ was, to, moved }: Ends): string {
  if (to === undefined) return ''
  if (!moved) return `还是发到${to}为止。`
  return `发到${to}为止${was === undefined ? '' : `，原来是到${was}为止`}。`
}

export const startMoved = (about: {
  readonly id: number
  readonly title: string
  readonly was: string
  readonly to: string
  /** Nobody is written to at the hour that was said. */
  readonly isLater: boolean
  /** Of a series. */
  readonly next: string | undefined
  /** Until when it is to be answered. */
  readonly until: string | undefined
  readonly untilMoved: boolean
  readonly ends: Ends
}): string =>
  [
    about.was === about.to
      ? `好的，“${about.title}”还是${about.to}发。`
      : `好的，“${about.title}”改到${about.to}发，原来是${about.was}。`,
    about.next === undefined ? '' : `下一次${about.next}。`,
    about.isLater ? '您说的那个时候不打扰老同志，往后挪了。' : '',
    sayEnds(about.ends),
    about.until === undefined ? '' : `${about.untilMoved ? '截止跟着改到' : '截止不变，还是'}${about.until}。`,
    about.was === about.to ? '' : `改回去请说：${about.id}号通知改到${about.was}发。`,
  ].join('')
export const startMovedByColleague = (
  title: string,
  by: string,
  { was, to, ends }: { readonly was: string; readonly to: string; readonly ends: Ends },
): string =>
  `【不用回复】您定的通知“${title}”，${by}${was === to ? '改了：' : `改到${to}发，原来是${was}。`}${ends.moved ? sayEnds(ends) : ''}`
export const sameStart = (title: string, at: string): string => `“${title}”本来就是${at}发，没有改。`
export const howToMoveBack = (id: number, title: string): string =>
  [
    `刚才改的是“${title}”的时间，还没发。改回去请说：${id}号通知改到（哪天几点）发。`,
    `不发了请说：取消${id}号通知。要停的是别的通知，请说：撤回（名字）通知。`,
  ].join('')
export const numbered = (id: number, line: string): string => `${id}号${line}`
export const whichPlan = (lines: readonly string[], first: number, when: string): string =>
  ['定好时间的不止一条，改哪一条？', ...lines, `请带上编号再说一遍，比如：${first}号通知改到${when}发。`].join('\n')
export const goesAgainAndAgain = (title: string, rule: string): string =>
  `“${title}”是${rule}各发一次的，没有改。以后都改，请说：${title}通知改到每周三上午9点发。都不发了，请说：取消${title}通知。只多发一次，请另写一条。`
export const goesOnce = (title: string): string =>
  `“${title}”只发一次，没有改。要定期发，请先说：取消${title}通知；再重新写一条。`
export const approvingTime = (title: string): string =>
  `“${title}”正等着审批，审批的同志看的是原来的时间，没有改。要改请先说：撤回${title}通知；再重新写一遍。改的是别的一条，请带上名字再说一遍。`
export const isNotPlanned = (title: string): string =>
  `“${title}”不是等着定时发的，没有改。定好时间的请问：定时的通知有哪些。`
/** Another one of that name has gone; what is planned and holds the name in its own. */
export const plansAlike = (title: string, lines: readonly string[], first: number, when: string): string =>
  [
    `“${title}”不是等着定时发的，没有改。定好时间的还有：`,
    ...lines,
    `要改请带上编号再说一遍，比如：${first}号通知改到${when}发。`,
  ].join('\n')
export const skipped = (about: {
  readonly id: number
  readonly title: string
  readonly rule: string
  readonly not: string
  readonly next: string
}): string =>
  `好的，“${about.title}”${about.not}那一次不发，下一次${about.next}。还是要发请说：${about.id}号通知改到${about.rule}发。`
export const skippedByColleague = (title: string, by: string, not: string, next: string): string =>
  `【不用回复】您定的通知“${title}”，${by}停了${not}那一次，下一次${next}。`
export const isNoSeries = (title: string): string =>
  `“${title}”不是定期发的。正在发的要停一停，请说：暂停${title}通知；不发了请说：取消${title}通知。`
export const nothingBehindIt = (title: string): string => `“${title}”后面只剩这一次了。不发请说：取消${title}通知。`
export const whichToSkip = (lines: readonly string[], first: number): string =>
  ['定期发的不止一条，停哪一条？', ...lines, `请带上编号再说一遍，比如：${first}号通知停一次。`].join('\n')
export const planAnew = (title: string): string =>
  `“${title}”改时间要另一位同志再看一遍，没有改。请先说：取消${title}通知；再重新写一条。`
export const startsTooLate = (title: string): string =>
  `那时候“${title}”已经截止、或者过了用处，没有改。请说早一点的时间，或者先改截止：${title}通知截止改到周五。`
