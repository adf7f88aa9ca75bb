/** What is said when a notice is on its way, or needs somebody else. Moments and lists come in already put into words. */

/** `later`: how many have had a notice on that day already, and when they get this one. */
export const onItsWay = (
  id: number,
  title: string,
  people: number,
  from: string,
  later: { readonly people: number; readonly from: string } | undefined,
): string =>
  [
    `“${title}”${from}开始发，共${people}人。`,
    later === undefined || later.from === from ? '' : `其中${later.people}人那天已有一条通知，${later.from}再发。`,
    '两分钟内反悔请回：撤回。',
    `这是${id}号通知。看发得怎么样，问我：通知进度；谁没收到；谁没回。`,
  ]
    .filter((line) => line !== '')
    .join('\n')
export const willGo = (title: string, when: string): string =>
  `记下了，“${title}”${when}发。不发了请说：取消${title}通知。`
export const phones = (lines: string): string => `微信发不到，请打电话：\n${lines}`
/** `unwilling`: they have a chat and want no messages there. */
export const phoneLine = (
  name: string,
  phone: string | null,
  liaison: string | undefined,
  unwilling: boolean,
): string => {
  const notes = [...(unwilling ? ['本人不要微信消息'] : []), ...(liaison === undefined ? [] : [`联络员：${liaison}`])]
  return `${name} ${phone ?? '没有电话'}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`
}
export const andMore = (count: number): string => `还有${count}人，要全部请说：通知名单表。`

export const askedApproval = (title: string, names: readonly string[]): string =>
  `“${title}”已请${names.join('、')}审批，同意了就发，我会告诉您。`
/** `names`: who may decide, and is not reached by any chat. */
export const approvalOnPage = (title: string, names: readonly string[]): string =>
  `“${title}”要另一位同志同意才发，微信上眼下找不到别的同志。请告诉${names.join('或者')}：在网页的“通知”里看过，按“同意发送”。不发了请说：撤回。`
export const nobodyToApprove = (): string =>
  '这条通知要另一位同志同意才能发，可是现在没有别的工作人员能联系上。请等上班再发。'
/** Of what goes on, or goes to more: that is asked in chat alone. */
export const nobodyToApproveMore = (): string =>
  '这要另一位同志同意，微信上眼下找不到别的同志，没有发。等得及就等同志上班；等不及请另写一条通知，请同志在网页上审批。'
export const approvalAsked = (planner: string, shown: string, why: string): string =>
  `【请回复】${planner}要发一条通知，请您看过再定。${why}\n${shown}\n1 同意发送\n2 不同意`
export const AGREE = '同意发送'
export const DISAGREE = '不同意'
export const approvalTitle = (title: string): string => `审批“${title}”`
export const approved = (title: string, from: string): string => `好的，“${title}”${from}开始发。`
export const approvedByHand = (title: string): string => `好的，“${title}”的文字已经给起草的同志，请那位同志去贴。`
export const youAreApproved = (title: string, by: string, from: string): string =>
  `${by}同意了，“${title}”${from}开始发。`
export const refused = (title: string): string => `好的，“${title}”不发，我告诉起草的同志。`
/** `why`: in their own words; may be empty. `isKept`: the draft can still be changed. */
export const youAreRefused = (title: string, by: string, why: string, isKept: boolean): string =>
  [
    `${by}没有同意，“${title}”不发。${why === '' ? '' : `${by}说：“${why}”`}`,
    isKept ? '草稿还在：要改了再发，直接说改哪里，比如：改成……；不要了请回3。' : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
export const notYourOwn = (): string => '自己起草的通知，要请另一位同志审批。'
export const stillToApprove = (title: string): string => `“${title}”还等着另一位同志审批。不发了请说：撤回。`
export const nothingToApprove = (): string => '没有等着审批的通知。'
export const urgentBecause = (why: string): string => `加急原因：${why}。`
export const settledAlready = (title: string): string => `“${title}”已经有结果了，不用再定。`

export const withdrawn = (title: string): string => `“${title}”撤回了，没有发出去，不用审批了。`
export const withdrawnFromYou = (by: string, title: string): string => `${by}把“${title}”撤回了，不用您审批了。`
export const nobodyDecided = (title: string): string => `“${title}”一天没有人审批，没有发。要发请重新起草。`
export const moreTo = (title: string, whom: string): string => `“${title}”补发给${whom}`
export const moreToLatecomers = (title: string): string => `“${title}”补发给名单里后来加的人`
export const afterPause = (title: string): string => `“${title}”接着发`
export const moreInRooms = (title: string, rooms: readonly string[]): string => `“${title}”再发到${rooms.join('、')}`
export const withHeads = (what: string, people: number): string => `${what}（${people}人）`
/** `what`: “停水”补发给第二支部 */
export const askedApprovalOfMore = (what: string, names: readonly string[]): string =>
  `${what}，已请${names.join('、')}审批，同意了就发，我会告诉您。一天没人审批就不发。`
export const approvalOfMoreAsked = (about: {
  readonly by: string
  readonly what: string
  readonly why: string
  readonly shown: string
}): string =>
  `【请回复】${about.by}要把${about.what}，请您看过再定。${about.why}收到的是这样：\n———\n${about.shown}\n———\n1 ${AGREE}\n2 ${DISAGREE}`
export const approvedMore = (by: string, told: string): string => `${by}同意了，${told.replace(/^好的，/, '')}`
export const refusedMore = (by: string, what: string): string => `${by}没有同意${what}，没有发。`
export const refusedMoreHere = (what: string): string => `好的，这回不发（${what}），我告诉要发的同志。`
export const settledMoreAlready = (what: string): string => `${what}，已经有结果了，不用再定。`
export const moreTooLate = (title: string): string => `“${title}”的时间已经过了，没有再发。`
export const stoppedMeanwhile = (title: string): string => `“${title}”已经停下了，没有再发。`
export const agreedTooLate = (title: string): string => `“${title}”的时间已经过了，没有发。要发请重新起草。`

// Posted in groups too

export const POST_TOO = '发到群里'
export const POST_NOT = '不发'
export const askToPostToo = (about: {
  readonly title: string
  readonly rooms: readonly { readonly name: string; readonly people: number }[]
  readonly sample: string
}): string =>
  [
    `“${about.title}”再发到${about.rooms.map(({ name, people }) => `${name}（名册上${people}人在群里）`).join('、')}，群里看到的是：`,
    '———',
    about.sample,
    '———',
    `1 ${POST_TOO}`,
    `2 ${POST_NOT}`,
  ].join('\n')
export const postedToo = (title: string, rooms: readonly string[]): string =>
  `好的，“${title}”再发到${rooms.join('、')}，每个群一条。两分钟内反悔请回：撤回。`
export const notPostedToo = (title: string): string => `好的，“${title}”不发到群里。`
export const postedAlready = (title: string): string => `“${title}”已经发到他们的群里了，不再发。`
export const noRoomsToo = (title: string): string =>
  `“${title}”的人没有对得上的群，没有发。要发到别的群，请说群名和内容，比如：发到第一支部群：明天停水。`
export const renamedToo = (name: string, now: string): string =>
  `“${name}”改名叫“${now}”了，没有发。是同一个群，请说：发到${now}：再写一遍要发的话。`

// Pasted by hand

export const handedOut = (title: string, people: number): string => `“${title}”，共${people}人。`
/** What staff paste, and what they say then. `lead`: a sentence. */
export const toPaste = (about: {
  readonly lead: string
  readonly text: string
  /** The name of what goes with it. */
  readonly file: string | null
  readonly groups: readonly string[]
  readonly example: string | null
}): string =>
  [
    `${about.lead}请把下面这段贴到群里：`,
    '———',
    about.text,
    '———',
    ...(about.file === null ? [] : [fileToPaste(about.file)]),
    `要贴的：${about.groups.join('、')}。`,
    `贴好一个回我：${about.example ?? ''}已发；全贴好回：已发。`,
    '群里回了话，整段复制给我：贴回复：……',
  ].join('\n')
export const fileToPaste = (name: string): string => `别忘了，后面跟着发：${name}。`
export const groupToPaste = (group: string | null, people: number): string => `${group ?? '未编支部'}（${people}人）`
export const whichGroup = (name: string, groups: readonly (string | null)[]): string =>
  `“${name}”对得上几个：${groups.map((one) => one ?? '未编支部').join('、')}。请说全名。`
export const allPasted = (title: string): string => `“${title}”都贴完了，不用再贴。`
/** Where a colleague, or the page, was faster. */
export const pastedAlready = (titles: readonly string[]): string =>
  `${titles.map((title) => `“${title}”`).join('、')}已经记下贴好了，不用再记。`
export const oneOfPasted = (id: number, title: string): string => `${id}号“${title}”`
export const ALL_PASTED = '都贴好了'
export const whichPasted = (
  group: string,
  options: readonly { readonly number: number; readonly label: string }[],
): string =>
  [
    `有几条等着贴${group === '' ? '' : `到${group}`}，贴好的是哪条？`,
    ...options.map(({ number, label }) => `${number} ${label}`),
  ].join('\n')
export const noSuchGroup = (name: string, groups: readonly (string | null)[]): string =>
  groups.length === 0
    ? `没有要贴的“${name}”。`
    : `没找到“${name}”。还没贴的：${groups.map((one) => one ?? '未编支部').join('、')}。`
export const nowPasted = (title: string, people: number, left: readonly (string | null)[]): string =>
  `好的，记下了：“${title}”发到了${people}人。${left.length === 0 ? '都贴完了。' : `还没贴的：${left.map((one) => one ?? '未编支部').join('、')}。`}`

// Left to staff midway

export const BY_HAND_NOW = '改成手工发'
export const NOT_BY_HAND_NOW = '不改'
export const askToHandOver = (title: string, gone: number, left: number): string =>
  [
    `“${title}”已有${gone}人收到，还有${left}人没发到。`,
    '改成手工发：机器人不再发给他们，文字给您去贴。改了就不能改回来。',
    `1 ${BY_HAND_NOW}`,
    `2 ${NOT_BY_HAND_NOW}`,
  ].join('\n')
export const notHandedOver = (title: string, isPaused: boolean): string =>
  isPaused ? `好的，“${title}”还暂停着。接着发请说：接着发${title}通知。` : `好的，“${title}”还是机器人发。`
export const nobodyToHandTo = (title: string): string =>
  `“${title}”没有还等着发的人，不用手工发。发不到的请问：谁没收到。`
export const handedOver = (title: string, gone: number, left: number): string =>
  `“${title}”改成手工发了：已有${gone}人收到，还有${left}人等您贴。`
export const stillWithoutIt = (names: readonly string[], total: number): string =>
  `还没收到的：${names.join('、')}${total > names.length ? `等${total}人，名单请说：通知名单表` : ''}。`

// Answers pasted back

export const askPasted = '请把群里的话整段复制，贴给我。带名字、时间也行，接龙也行。'
export const pastedLine = (name: string, text: string): string => `${name}：${text.replaceAll('\n', '，')}`
export const pastedTaken = (about: {
  readonly title: string
  readonly taken: readonly string[]
  readonly same: number
  readonly unread: readonly string[]
  readonly older: readonly string[]
  readonly early: readonly string[]
  readonly late: readonly string[]
  readonly doubtful: number
}): string =>
  [
    `“${about.title}”的回复：`,
    about.taken.length > 0
      ? `记下${about.taken.length}位：\n${about.taken.join('\n')}`
      : about.late.length > 0
        ? ''
        : '没有新记的。',
    about.same > 0 ? `早就记过的${about.same}位。` : '',
    about.unread.length > 0 ? `没看懂、没有记的：\n${about.unread.join('\n')}` : '',
    about.older.length > 0 ? `后来另有答复、没有改的：\n${about.older.join('\n')}` : '',
    about.early.length > 0 ? `通知发出以前说的、没有记的：\n${about.early.join('\n')}` : '',
    about.late.length > 0 ? `截止以后才说、也记上了的：\n${about.late.join('\n')}` : '',
    about.doubtful > 0 ? `拿不准的${about.doubtful}条，一条一条问您。` : '',
    '记错了，照这样改：何守田选1；何守田收到通知了。都不算请回：撤回。',
  ]
    .filter((line) => line !== '')
    .join('\n')
export const pastedOlder = (name: string, text: string, before: string): string =>
  `${name}：${text.replaceAll('\n', '，')}（现在记的是：${before}）`
export const lateKept = (name: string, answer: string): string => `记下了：${name}，${answer}（截止以后才说的）。`
export const saidBefore = (name: string, text: string): string => `${name}的“${text}”是通知发出以前说的，没有记。`
export const changeTo = (kept: string): string => `改成“${kept}”`
export const stayWith = (before: string): string => `不改，还是“${before}”`
export const stays = (name: string, before: string): string => `好的，${name}还是“${before}”。`
export const whichCounts = (
  name: string,
  answers: { readonly kept: string; readonly before: string },
  options: readonly { readonly number: number; readonly label: string }[],
): string =>
  [
    `${name}已经记了“${answers.before}”，贴来的是“${answers.kept}”，没有写时间，看不出先后。哪个算数？`,
    ...options.map(({ number, label }) => `${number} ${label}`),
  ].join('\n')
export const LEAVE_OUT = '不记这一条'
export const whoseIsIt = (
  line: { readonly name: string; readonly text: string },
  options: readonly { readonly number: number; readonly label: string }[],
  left: number,
): string =>
  [
    `${line.name === '' ? '' : `“${line.name}”说：`}“${line.text.replaceAll('\n', '，')}”，是哪一位？请回姓名，或者回数字：`,
    ...options.map(({ number, label }) => `${number} ${label}`),
    left > 1 ? `（还有${left - 1}条）` : '',
  ]
    .filter((one) => one !== '')
    .join('\n')
export const leftOut = (): string => '好的，这一条不记。'
export const notRead = (name: string, text: string): string => `${name}的“${text}”没看懂，没有记。`
export const pastedKept = (name: string, answer: string | undefined): string =>
  answer === undefined ? `${name}早就记过了。` : `记下了：${name}，${answer}。`
