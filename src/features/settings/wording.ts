/** Every sentence about settings. */
import type { Time } from '../../base/calendar.ts'
import type { Office } from '../../feature.ts'
import { sayTime } from '../../language/say.ts'

/** What the engine was started with, as far as it concerns the office. */
export interface Running {
  /** For how many days words are kept; of requests and suggestions, after they are done. */
  readonly keepDays: { readonly private: number; readonly room: number; readonly requests: number }
  readonly files: { readonly mostMegabytes: number; readonly keepDays: number }
  /** Messages of one person that are answered in ten minutes; 0: however many. */
  readonly talkLimit: number
}

/** All of it. */
export interface Settings extends Running {
  readonly remindAt: Time
  readonly summaryAt: Time
  readonly showNames: boolean
  /** In seconds. */
  readonly recall: number
  readonly greetAt: Time
  readonly noticeApproval: boolean
  /** For how many days it is kept who looked at somebody's card. */
  readonly keepViews: number
  readonly keepTrail: number
  readonly keepGone: number
}

const line = (what: string, names: string): string => `${what}（${names}）`

export function settings(office: Office, hours: readonly (readonly [Time, Time])[], set: Settings): string {
  const { remindAt, summaryAt, showNames, recall, greetAt, noticeApproval, keepDays, files, talkLimit } = set
  const { keepViews, keepTrail, keepGone } = set
  const sending = hours.map(([from, until]) => `${sayTime(from)}到${sayTime(until)}`).join('，')
  return [
    '现在是这样定的。带英文名的，请装程序的同志改，再重启：',
    line(`单位：${office.name}，电话${office.phone}`, 'OFFICE_NAME、OFFICE_PHONE'),
    line(`活动前一天${sayTime(remindAt)}提醒`, 'REMIND_AT'),
    line(`群里的接龙${sayTime(summaryAt)}报一次人数`, 'SUMMARY_AT'),
    line(`老同志问谁去，${showNames ? '告诉名字' : '不说名字，请打电话'}`, 'SHOW_NAMES'),
    line(recall === 0 ? '活动发布了马上通知' : `活动发布、取消后${recall}秒内可以撤回，之后才通知`, 'RECALL_SECONDS'),
    line(`生日和节日祝福${sayTime(greetAt)}发`, 'GREET_AT'),
    line(`发通知${noticeApproval ? '都要' : '夜里的急事才要'}第二个人同意`, 'NOTICE_APPROVAL'),
    line(`说过的话留${keepDays.private}天，群里${keepDays.room}天`, 'KEEP_PRIVATE_DAYS、KEEP_ROOM_DAYS'),
    line(`求办、建议、住院、认证办完后留${keepDays.requests}天`, 'KEEP_REQUESTS_DAYS'),
    line(
      `谁看过信息留${keepViews}天，操作记录${keepTrail}天，去世、迁出同志的电话住址${keepGone}天`,
      'KEEP_VIEWS_DAYS、KEEP_TRAIL_DAYS、KEEP_GONE_DAYS',
    ),
    line(`文件最大${files.mostMegabytes}兆，留${files.keepDays}天，读过的名单也一样`, 'FILE_LIMIT_MB、FILE_KEEP_DAYS'),
    talkLimit === 0
      ? line('一个人说多少句都行', 'TALK_LIMIT')
      : line(`一个人十分钟说到${talkLimit}句先停一停`, 'TALK_LIMIT'),
    `主动发消息：${sending}，不能改`,
    '说右边那句就能改：',
    '生日、整寿、服丧：生日设置',
    '哪些节发、怎么说：节日祝福',
    '谁能办什么：谁管什么',
    '急事找谁：谁值班',
  ].join('\n')
}
