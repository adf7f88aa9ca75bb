/** Every sentence this feature says. */
import type { Day } from '../../base/calendar.ts'
import { sayDay } from '../../language/say.ts'
import type { CoverDays, Post } from './queries.ts'

const TITLES: Readonly<Record<Post, string>> = {
  liaison: '联络员',
  'group-leader': '党小组长',
  'club-leader': '负责人',
  secretary: '支部书记',
  staff: '工作人员',
  administrator: '管理员',
}
/** 第一支部联络员; a secretary's title holds the word 支部 already when the unit's name ends with it. */
export const titleOf = (post: Post): string => (post === 'secretary' ? '书记' : TITLES[post])

interface Days {
  readonly from: Day
  readonly until: Day | null
}

function days({ from, until }: Days, today: Day): string {
  const begins = from === today ? '从今天起' : `从${sayDay(from, today)}起`
  return until === null ? begins : `${begins}，到${sayDay(until, today)}`
}

export const onlyAdministrators = (): string => '任免、代班和值班由管理员来定，请跟管理员说一声。'
/** To one of the staff whose deputy is none of the office. */
export const askAnAdministrator = (deputy: string, me: string, heads: readonly string[]): string =>
  `${deputy}不是办公室的同志，要管理员来定。请跟${heads.join('、')}同志说一声，管理员说一句就行：${me}请假由${deputy}代到周五。`
export const resignationPassedOn = (): string =>
  '好的，我告诉办公室了，会跟您商量，定好谁来接手再告诉您。这些日子辛苦您了！'
export const whyResigns = (): string =>
  '不想再担任职务了，请跟本人商量、另定一位，定了请管理员说：（姓名）不当（职务）了。'
export const howToBeCovered = (deputy: string): string => `请写上到哪天，比如：我明天请假，${deputy}替我。`
export const whichPost = (): string =>
  '没听清是什么职务。可以说：联络员、党小组长、书记、会长（队长）、工作人员、管理员。'
export const whichClub = (): string => '没听清是哪个协会、哪个队。请说全，比如：让李桂兰当太极拳协会会长。'
export const whichUnit = (post: Post): string =>
  `没听清是哪个${post === 'secretary' ? '支部' : '支部或小组'}的${TITLES[post]}。请说全，比如：让李桂兰当第一支部${titleOf(post)}。`
/** `which`: what the units of one name are called. */
export const sayItWhole = (which: string): string => `${which}请连姓名和职务一起，再说一遍。`
export const endsTooEarly = (): string => '这个日子已经过了，没有记。请换个日子再说一遍。'
export const untilWhichDay = (): string =>
  '没听清当到哪一天，没有记。请写上日子，再说一遍，比如：让李桂兰当第一支部联络员到12月31日。'
/** Days were told, and it was not clear which of them the post begins or ends with. */
export const whichDays = (deed: 'appoint' | 'dismiss'): string =>
  deed === 'appoint'
    ? '没听清从哪天到哪天，没有记。请这样说：让李桂兰当第一支部联络员，从12月1日起，到12月31日为止。'
    : '没听清从哪天起不当，没有记。请这样说：李桂兰从12月1日起不当第一支部联络员了。'
export const awayUntilWhen = (name: string, deputy: string): string =>
  `没听清到哪一天，没有记。请这样说：${name}请假由${deputy}代到周五。`
export const whoStandsIn = (name: string): string =>
  `${name}不在，请谁代？请连名字一起说，比如：${name}明天请假，李四替。不请人代，急事和待办还告诉${name}。`
/** Days that are no row; `name`: 我 of whoever writes. */
export const coveredDayByDay = (name: string, deputy: string): string =>
  `没听清是哪几天，没有记。不连着的请一天一句，比如：${name}明天请假，${deputy}替${name === '我' ? '我' : ''}。`
export const untilWhen = (): string => '没听清是哪一天。代到哪一天？'

export const appointed = (name: string, title: string, span: Days, today: Day, acts: boolean): string =>
  [
    `记下了：${name}当${title}，${days(span, today)}。`,
    ...(acts ? [] : [cannotAct(name)]),
    `不当了请说：${name}不当${title}了。`,
  ].join('\n')
/** On a phone that two share a post counts for nothing, since either may hold it. */
const cannotAct = (name: string): string =>
  `${name}还没有自己一个人用、核实过的微信（合用的不算），在微信里办不了事。绑好以后就行。`
export const youAreAppointed = (title: string, span: Days, today: Day): string =>
  `【不用回复】办公室请您当${title}，${days(span, today)}。想知道能做什么，请回“帮助”。`
export const dismissed = (name: string, title: string, span: Days, today: Day): string =>
  `记下了：${name}${days(span, today)}不当${title}了。`
/** To whoever held it. */
export const youAreRelieved = (title: string, from: Day, today: Day): string =>
  `【不用回复】${from === today ? '从今天起' : `从${sayDay(from, today)}起`}您不再担任${title}了。辛苦您了，谢谢您！`
export const termsTitle = '快到期的任期'
/** The day before the last one. */
export const termEnds = (name: string, title: string, until: Day, today: Day): string =>
  `${name}当${title}，到${sayDay(until, today)}为止${/工作人员|管理员/.test(title) ? '' : '，以后还没有定谁当'}。接着当，请说：让${name}当${title}。`
export const yourTermEnds = (title: string, until: Day, today: Day): string =>
  `【不用回复】您当${title}到${sayDay(until, today)}为止。接着当不当，办公室会跟您说。辛苦您了！`
/** Where one sentence does not tell who hands over what. */
export const succeedInTwo = (): string =>
  '没听清是谁交给谁、哪一处的。请分两句说，比如：李桂兰不当第一支部联络员了；让周福生当第一支部联络员。'
/** `from`: who gives it up; absent: nobody is named. */
export const howToHandRights = (to: string, from: string | undefined): string =>
  `没有改动，请分开说：让${to}当管理员。${from === undefined || from === to ? '' : `\n办好以后再说：${from}不当管理员了。`}`
export const holdsNot = (name: string, title: string): string => `${name}现在不是${title}，不用改。`
/** `so`: what does not go because of it, and what to do first. */
export const lastAdministrator = (so: string): string =>
  `没有别的管理员能顶上（没有微信的、跟人合用的、有期限的不算）${so}`
export const NOT_CONFIRMED = '，不能绑：手机跟人合用，管理员就办不了事。请先让另一位同志当管理员。'
export const NOT_UNBOUND = '，不能解绑。请先让另一位同志当管理员。'
export const NOT_DISMISSED = '，不能免。请先让另一位同志当管理员。'

/** 11月28日（周六）; 从11月28日（周六）起，到11月29日（周日）. By date: it may be read on another day than it was written. */
function onDays({ from, until }: Days, today: Day): string {
  if (from === until) return sayDay(from, today)
  return `从${sayDay(from, today)}起${until === null ? '' : `，到${sayDay(until, today)}`}`
}
export const youStandIn = (name: string, span: Days, today: Day): string =>
  `【不用回复】${onDays(span, today)}，${name}的事请您代：急事、待办都告诉您。辛苦您了！`
export const youAreCovered = (deputy: string, span: Days, today: Day): string =>
  `【不用回复】${onDays(span, today)}，您的事由${deputy}代。提前回来，请跟办公室说一声。`
export const youStandInNoMore = (name: string, span: Days, today: Day): string =>
  `【不用回复】${onDays(span, today)}，${name}的事改由别的同志代，这几天不用您代了。`
export const isBackAtWork = (name: string): string => `【不用回复】${name}的事自己管了，不用您代了。辛苦您了！`
export const youAreOnDuty = (span: Days, today: Day): string =>
  `【不用回复】${onDays(span, today)}，请您值班：有急事，不管几点都先告诉您。辛苦您了！`
export const youAreOffDuty = (): string => '【不用回复】您不用值班了。辛苦您了！'
/** On the last day of a cover, or the morning after. */
export const youStandInUntil = (name: string, day: Day): string =>
  `【不用回复】${name}的事请您代到${sayDay(day)}为止，以后不用您代了。辛苦您了！`
export const youAreCoveredUntil = (deputy: string, day: Day): string =>
  `【不用回复】${deputy}代您到${sayDay(day)}为止，以后您的事还由您自己管。还没回来，请跟办公室说一声。`
/** To staff, where neither of the two was told. */
export const coverEndsUntold = (name: string, deputy: string, day: Day): string =>
  `${deputy}代${name}到${sayDay(day)}为止，两位都还没有告诉，请说一声。`

// Taking back what was just entered

/** 周福生当第一支部联络员，从今天起: what a receipt says was entered. */
export const whatWasEntered = (receipt: string): string =>
  (receipt.split('\n')[0] ?? '').replace(/^记下了：/, '').replace(/。.*$/, '')
export const putBack = (what: string): string => `撤回了：${what}。跟原来一样。要改，直接说对的就行。`
export const toldWrongly = (what: string): string => `【不用回复】刚才记的“${what}”是办公室弄错了，不算，跟原来一样。`
export const changedSince = (what: string): string => `“${what}”之后又有改动，没有撤回。请直接说现在该怎么改。`
/** Why a message was not sent any more. */
export const wasTakenBack = (): string => '记错了，撤回了'

export const coversThemselves = (): string => '自己不能替自己代班，请换一位同志，再说一遍。'
export const deputyIsAway = (deputy: string): string => `${deputy}自己也请了人代，没有记，请换一位。`
/** `standsFor`: for whom the one who goes away was standing in; `fellAway`: who was to stand in on these days; `isOutOfReach`: the deputy has no WeChat; `acts`: one of their own; `isOwn`: whoever is away says so. */
export const covered = (
  name: string,
  deputy: string,
  { from, until }: { readonly from: Day; readonly until: Day },
  today: Day,
  {
    standsFor,
    fellAway,
    isOutOfReach,
    acts,
    isOwn,
  }: {
    readonly standsFor: readonly string[]
    readonly fellAway: readonly CoverDays[]
    readonly isOutOfReach: boolean
    readonly acts: boolean
    readonly isOwn: boolean
  },
): string =>
  [
    `记下了：${name}的事由${deputy}代，${from === until ? `${sayDay(from, today)}这一天` : `${from > today ? `从${sayDay(from, today)}` : ''}到${sayDay(until, today)}`}。`,
    ...(fellAway.length > 0 ? [`原来这几天的不算了：${coverDays(fellAway, today)}。`] : []),
    ...(isOutOfReach ? [`${deputy}没有微信，急事和待办都收不到，请换一位或者打电话告诉。`] : []),
    ...(acts || isOutOfReach ? [] : [cannotAct(deputy)]),
    ...(standsFor.length > 0 ? [`${name}正代着${standsFor.join('、')}，那一份也请另定一位。`] : []),
    `提前回来请说：${isOwn ? '我' : name}回来上班了。`,
  ].join('\n')
export const coverEnded = (name: string): string => `记下了：${name}自己管，不用人代了。`
export const needsNobody = (name: string): string =>
  `好的，没有改动。以前请人代的，现在不用了，请管理员说：${name}不用人代了。`
export const noCover = (name: string): string => `${name}现在没有请人代，不用改。`
const coverDays = (covers: readonly CoverDays[], today: Day): string =>
  covers
    .map(({ deputy, from, until }) =>
      from === until
        ? `${deputy}代${sayDay(from, today)}`
        : `${deputy}从${sayDay(from, today)}代到${sayDay(until, today)}`,
    )
    .join('；')
export const laterCovers = (name: string, later: readonly CoverDays[], today: Day): string =>
  `往后的照旧：${coverDays(later, today)}。都不要了请说：${name}不用人代了。`
export const laterCoversToo = (later: readonly CoverDays[], today: Day): string =>
  `往后的也不代了：${coverDays(later, today)}。`

export const onDuty = (name: string, span: Days, today: Day): string =>
  `记下了：${name}值班，${days(span, today)}。有急事，不管几点都先告诉值班的同志。`
export const onDutyAnyway = (name: string): string =>
  `${name}一直在值班，那天也是，没有改。只值到哪天请说：${name}值班到周日。`
export const isNoStaff = (name: string): string => `${name}还不是工作人员，不能排值班。请先说：让${name}当工作人员。`
export const notOnDuty = (name: string): string => `${name}没有排值班，不用改。`
export const offDuty = (name: string): string => `记下了：${name}不值班了。`
export const offDutyThatDay = (name: string): string =>
  `没有改：只是那天不值班，请另排一位，比如：让刘志强周六值班。以后都不值了，请说：${name}不值班了。`
export const howToSwap = (one: string, other: string): string =>
  `换班请分两句说，一天一句，比如：让${one}周六值班；让${other}周日值班。排好了，我会回您是哪天。`
export const notIntoRooms = (): string => '群里我不替您发，请您自己转一下。'
export const howToGiveRights = (name: string, post: string, isOnRoster: boolean): string =>
  isOnRoster
    ? `请管理员说：让${name}当${post}。`
    : `要开权限，先把${name}加进花名册：加人：${name}，（男或女），工作人员，（手机号）；再请管理员说：让${name}当${post}。`
export const nobodyOnDuty = (): string => '现在没有人值班，急事会告诉全体工作人员。排值班请说：让王芳值班。'

export function dutyList(
  found: readonly {
    readonly name: string
    readonly from: Day
    readonly until: Day | null
    readonly deputy: string | null
    readonly coverUntil: Day | null
  }[],
  today: Day,
): string {
  if (found.length === 0) return nobodyOnDuty()
  const instead = ({ deputy, coverUntil }: (typeof found)[number]): string =>
    deputy === null || coverUntil === null ? '' : `（到${sayDay(coverUntil, today)}由${deputy}代）`
  return ['值班：', ...found.map((one) => `${one.name}，${days(one, today)}${instead(one)}`)].join('\n')
}

interface Held {
  readonly post: Post
  readonly unit: string | null
  readonly club: string | null
}

const place = ({ unit, club }: Held): string => unit ?? club ?? ''
/** 第二支部书记 */
export const postInWords = (held: Held): string =>
  `${place(held)}${place(held) === '' ? TITLES[held.post] : titleOf(held.post)}`

export const postsVacant = (posts: readonly Held[]): string =>
  `原来是${posts.map(postInWords).join('、')}，请另定一位。`
export const deputyLost = (name: string): string => `${name}的事原来请这位同志代的，请另找一位代。`
export const dutyAnew = (name: string): string => `值班要重新排，请说：让${name}值班。`

export function whoHoldsWhat(
  found: readonly (Held & {
    readonly name: string
    readonly until: Day | null
    readonly deputy: string | null
    readonly coverUntil: Day | null
  })[],
  today: Day,
): string {
  if (found.length === 0) return '还没有登记谁管什么。可以说：让李桂兰当第一支部联络员。'
  const lines = found.map(({ name, until, deputy, coverUntil, ...held }) => {
    const ends = until === null ? '' : `（到${sayDay(until, today)}）`
    const cover = deputy === null || coverUntil === null ? '' : `，由${deputy}代到${sayDay(coverUntil, today)}`
    return `${postInWords(held)}：${name}${ends}${cover}`
  })
  return lines.join('\n')
}
