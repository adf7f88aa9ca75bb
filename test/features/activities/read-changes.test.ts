/** What clerks say to a draft, and what it changes. The draft: 重阳茶话会, 活动中心, 第一支部; it is Monday 2026-11-23, 9:00. */
import { describe, expect, test } from 'vitest'
import { OPTIONS } from '../../../src/features/activities/plan/draft.ts'
import { readChanges } from '../../../src/features/activities/plan/read-changes.ts'
import { splitDecision } from '../../../src/language/draft-talk.ts'
import { normaliseText } from '../../../src/language/read-value.ts'
import { showWhen } from '../../language/show.ts'

const draft = { title: '重阳茶话会', place: '活动中心', audience: '第一支部' }
const at = { now: new Date('2026-11-23T01:00:00Z'), zone: 'Asia/Shanghai' }

function read(text: string, asked?: Parameters<typeof readChanges>[3]) {
  const { when, deadline, audience, left, ...changes } = readChanges(normaliseText(text), draft, at, asked)
  return {
    ...changes,
    ...(when ? { when: showWhen(when) } : {}),
    ...(deadline ? { deadline: showWhen(deadline) } : {}),
    ...(audience ? { [audience.how]: audience.words } : {}),
    ...(left ? { left } : {}),
  }
}

describe('changes', () => {
  test.each([
    // when
    ['改到下午3点', { when: 'T15:00' }],
    ['时间改到下周四下午两点半', { when: '2026-12-03T14:30' }],
    ['改成下周四上午9点到11点', { when: '2026-12-03T09:00..2026-12-03T11:00' }],
    ['不是周三是周四', { when: '2026-11-26' }],
    ['周三改成周四', { when: '2026-11-26' }],
    ['周三不行，周四吧', { when: '2026-11-26' }],
    ['时间错了，是下午3点', { when: 'T15:00' }],
    ['推迟到周四', { when: '2026-11-26' }],
    ['提前到8点', { when: 'T08:00' }],
    ['3点半开始', { when: 'T15:30' }],
    ['提前半小时', { shift: { days: 0, minutes: -30 } }],
    ['早半个小时', { shift: { days: 0, minutes: -30 } }],
    ['推迟一个半小时', { shift: { days: 0, minutes: 90 } }],
    ['推迟一周', { shift: { days: 7, minutes: 0 } }],
    ['往后推一天', { shift: { days: 1, minutes: 0 } }],
    ['把时间往后推两天', { shift: { days: 2, minutes: 0 } }],
    // until when
    ['报名截止提前到周一下午5点', { deadline: '<2026-11-23T17:00' }],
    ['截止改到周一中午', { deadline: '<2026-11-23/中午' }],
    ['截止时间改成周五', { deadline: '<2026-11-27' }],
    ['30号前回复', { deadline: '<2026-11-30' }],
    ['12月1日下午5点前报名', { deadline: '<2026-12-01T17:00' }],
    ['改到下午3点，周五前报名', { when: 'T15:00', deadline: '<2026-11-27' }],
    // where
    ['地点改成食堂', { place: '食堂' }],
    ['地点改到三楼', { place: '三楼' }],
    ['把活动中心改成食堂', { place: '食堂' }],
    ['活动中心换成水库边', { place: '水库边' }],
    ['换个地方，老干部活动室', { place: '老干部活动室' }],
    ['换个地方，水库边', { place: '水库边' }],
    ['改三楼会议室', { place: '三楼会议室' }],
    ['地点不是活动中心，是食堂', { place: '食堂' }],
    ['不在活动中心，在食堂', { place: '食堂' }],
    ['食堂二楼', { place: '食堂二楼' }],
    // what
    ['标题写错了，应该是重阳座谈会', { title: '重阳座谈会' }],
    ['名称改成敬老座谈会', { title: '敬老座谈会' }],
    ['活动改叫敬老茶话会', { title: '敬老茶话会' }],
    ['叫重阳联欢会', { title: '重阳联欢会' }],
    // seats
    ['人数改40', { seats: 40 }],
    ['限40', { seats: 40 }],
    ['40人', { seats: 40 }],
    ['名额加到50', { seats: 50 }],
    ['改成40个人', { seats: 40 }],
    ['不限名额', { seats: null }],
    ['人数不限', { seats: null }],
    ['去掉名额限制', { seats: null }],
    ['再加10个名额', { moreSeats: 10 }],
    ['再加5人', { moreSeats: 5 }],
    ['名额减10个', { moreSeats: -10 }],
    ['限0人', { seats: 0 }],
    // whom
    ['请第二支部', { instead: '第二支部' }],
    ['改请第二支部', { instead: '第二支部' }],
    ['不是第一支部是第二支部', { instead: '第二支部' }],
    ['第一支部改成第二支部', { instead: '第二支部' }],
    ['对象改成全体', { instead: '全体' }],
    ['加上太极拳协会', { also: '太极拳协会' }],
    ['再加上第二支部', { also: '第二支部' }],
    ['第二支部也请', { also: '第二支部' }],
    ['多请第三支部', { also: '第三支部' }],
    ['加上李桂兰', { also: '李桂兰' }],
    ['把李桂兰也请上', { also: '李桂兰' }],
    ['只请80岁以上的', { only: '80岁以上' }],
    ['限80岁以上', { only: '80岁以上' }],
    ['只要本市的', { only: '本市' }],
    ['不请外地的', { only: '不含外地' }],
    ['去掉吴玉梅', { without: '吴玉梅' }],
    ['别请吴玉梅', { without: '吴玉梅' }],
    ['第二支部不请了', { without: '第二支部' }],
    // several
    ['下午3点，40人，食堂二楼', { when: 'T15:00', seats: 40, place: '食堂二楼' }],
    ['地点改成食堂，时间改成下午3点，名额50', { place: '食堂', when: 'T15:00', seats: 50 }],
    ['改到下午，地点食堂', { when: '/下午', place: '食堂' }],
    ['改到下午3点，记得带水杯', { when: 'T15:00', bring: '水杯' }],
    // wrong, without what is right
    ['地点错了', { open: 'place' }],
    ['改时间', { open: 'when' }],
    ['时间不对', { open: 'when' }],
    ['下周三不行', { open: 'when' }],
    ['换个地方', { open: 'place' }],
    ['标题错了', { open: 'title' }],
    ['标题改一下', { open: 'title' }],
    // none
    ['记得带老花镜和水杯', { bring: '老花镜和水杯' }],
    ['下雨改到食堂', { rain: '改到食堂' }],
    ['费用改成免费', { cost: '免费' }],
    ['不要带孩子', { left: '不要带孩子' }],
    ['今天天气真好', { left: '今天天气真好' }],
    ['老张住院了', { left: '老张住院了' }],
    ['提前一天提醒', { left: '提前一天提醒' }],
  ])('%s', (text, changes) => expect(read(text)).toEqual(changes))

  test.each([
    ['place', '水库边呀', { place: '水库边' }],
    ['place', '食堂，40人', { place: '食堂', seats: 40 }],
    ['title', '叫敬老会', { title: '敬老会' }],
    ['seats', '25', { seats: 25 }],
    ['seats', '不限', { seats: null }],
    ['when', '周四上午10点', { when: '2026-11-26T10:00' }],
    ['deadline', '周一下午5点', { deadline: '2026-11-23T17:00' }],
    ['audience', '第二支部', { instead: '第二支部' }],
    ['audience', '老干部', { instead: '老干部' }],
  ] as const)('asked about %s: %s', (asked, text, changes) => expect(read(text, asked)).toEqual(changes))
})

test.each(['改到', '好的', '再加', '的同志', '嗯', '老说', '一支部'])(
  '%s said over and over is read in the end',
  (words) => {
    expect(read(`${words.repeat(60)}哉`)).toBeDefined()
    expect(read(words.repeat(3000))).toEqual({})
  },
)

describe('a choice, and words beside it', () => {
  test.each([
    ['1', 'publish', ''],
    ['１', 'publish', ''],
    ['发布', 'publish', ''],
    ['好的，1', 'publish', ''],
    ['1，谢谢', 'publish', ''],
    ['1，就这样发吧', 'publish', ''],
    ['谢谢，辛苦了，1', 'publish', ''],
    ['1 但是地点改成食堂', 'publish', '但是地点改成食堂'],
    ['1但是地点改成食堂', 'publish', '但是地点改成食堂'],
    ['1、地点改成食堂', 'publish', '地点改成食堂'],
    ['1。地点改成食堂', 'publish', '地点改成食堂'],
    ['地点改成食堂。发布', 'publish', '地点改成食堂'],
    ['2 地点改成食堂', 'change', '地点改成食堂'],
    ['3', 'drop', ''],
    ['3，领导还没定', 'drop', '领导还没定'],
    ['1，不，3', undefined, '不'],
    ['3 点半开始', undefined, '3点半开始'],
    ['1支部也请', undefined, '1支部也请'],
    ['好的发吧', undefined, '好的发吧'],
    ['行', undefined, '行'],
    ['发布了吗', undefined, '发布了吗'],
  ])('%s', (text, choice, words) => {
    expect(splitDecision(normaliseText(text), OPTIONS)).toEqual(choice === undefined ? { words } : { choice, words })
  })
})
