/** The words of the page. Moments and lists come in already put into words. */

export const PAGE = {
  title: '通知',
  none: '还没有发过通知。',
  head: ['支部', '人数', '已回', '已发到', '还没发', '要打电话', '没发成', '不发了'],
  sum: '合计',
  noUnit: '未编支部',
  cancel: '取消',
  says: {
    pause: (title: string) => `暂停${title}通知`,
    resume: (title: string) => `接着发${title}通知`,
    cancel: (title: string) => `取消${title}通知`,
    nudge: (title: string) => `催一下${title}通知`,
    sheet: (title: string) => `${title}通知名单表`,
  },
  pause: '暂停',
  resume: '接着发',
  nudge: '催一下',
  sheet: '名单表',
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
