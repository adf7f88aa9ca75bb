/** The words of the page. Moments and lists come in already put into words. */

export const PAGE = {
  title: '通知',
  none: '还没有发过通知。在聊天里对我说一句话就能发，比如：通知第一支部：明天上午停水，请存好水。',
  /** What has come, to those who are asked and to those who are not; then what has not. */
  head: (asks: boolean) =>
    [
      '支部',
      '人数',
      ...(asks ? ['已回', '没回'] : ['送到']),
      '不确定',
      '还没发',
      '要打电话',
      '没发成',
      '不发了',
    ] as const,
  /** By this staff name it too. */
  number: (id: number) => `${id}号，`,
  /** Where another one bears its title. */
  named: (id: number) => `${id}号`,
  sum: '合计',
  noUnit: '未编支部',
  cancel: '取消',
  /** Of what a second person is to agree to. */
  waitsForAnother: (by: string, until: string) => `${by}写的，要另一位同志看过同意才发；${until}前没人同意就不发：`,
  agree: '同意发送',
  disagree: '不同意',
  withdraw: '撤回',
  says: {
    pause: (title: string) => `暂停${title}通知`,
    resume: (title: string) => `接着发${title}通知`,
    cancel: (title: string) => `取消${title}通知`,
    nudge: (title: string) => `催一下${title}通知`,
    move: (title: string) => `${title}通知截止改到{截止}`,
    sheet: (title: string) => `${title}通知名单表`,
    pasted: (title: string, group: string | null) => `${title}${group ?? '未编支部'}已发`,
    agree: (id: number) => `同意发送${id}号通知`,
    disagree: (id: number) => `不同意发送${id}号通知`,
    withdraw: (id: number) => `撤回${id}号通知`,
    answers: (title: string) => `贴“${title}”的回复：\n{回话}`,
  },
  pause: '暂停',
  resume: '接着发',
  nudge: '催一下',
  move: '截止改到',
  moveField: '截止',
  moveButton: '改截止',
  sheet: '名单表',
  pasted: (group: string | null) => `${group ?? '未编支部'}贴好了`,
  toPaste: '手工发：把下面这段贴到群里，贴好一个按一下。',
  answers: '把群里的回话整段贴在这里（带名字、时间、接龙都行）',
  answersField: '回话',
  take: '记回复',
  lately: (count: number): string => `近十分钟发出${count}条。`,
  reached: (got: number, of: number, unsure: number) =>
    `共${of}人，送到${got}人${unsure === 0 ? '' : `，不确定收到没有${unsure}人`}。`,
  answered: (answered: number, silent: number) => `已回${answered}人，没回${silent}人。`,
  /** 11月28日（周六）上午8点46分发出 */
  went: (moment: string) => `${moment}发出`,
  goes: (moment: string) => `${moment}开始发`,
  written: (moment: string) => `${moment}写好`,
  closes: (moment: string, isOver: boolean) => `${moment}${isOver ? '已经截止' : '截止'}。`,
  silent: '还没回的有谁',
  /** 第一支部第一小组（2人）：陈德福、王秀英 */
  unitLine: (unit: string, people: readonly { readonly name: string }[]) =>
    `${unit}（${people.length}人）：${people.map(({ name }) => name).join('、')}`,
  tooManySilent: '没回的人多，这里列不下，请看名单表。',
  nudgeNoMore: '截止时间过了，不再催。要接着催，请先改截止。',
  states: {
    draft: '草稿',
    approving: '等审批',
    planned: '定时',
    sending: '',
    paused: '已暂停',
    cancelled: '已停',
    dropped: '不发',
  },
} as const

/** The picture of a result. */
export const CHART = {
  noUnit: '未编支部',
  label: (title: string) => `“${title}”的结果，按支部`,
  sum: (done: number, all: number, asks: boolean) => `${all}人，${asks ? '回了' : '发到'}${done}人`,
  count: (done: number, of: number) => `${done}／${of}人`,
  people: (count: number) => `${count}人`,
  chosenLabel: (title: string) => `“${title}”选的结果`,
  chosenSum: (people: number, several: boolean) =>
    people === 0 ? '还没有人回' : `${people}人回了${several ? '（可多选，一个人可能算在几条里）' : ''}`,
  show: '结果图（可以打印，也可以存成图片发到群里，没有姓名）',
  showChosen: (title: string) => `“${title}”选的结果图`,
  chosenFile: (title: string) => `${title}选的结果.png`,
  save: '存成图片',
  fileName: (title: string) => `${title}结果.png`,
} as const
