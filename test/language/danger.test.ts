import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { weighEvidence } from '../../src/language/reply/evidence.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { readTable } from './table.ts'

const ZONE = 'Asia/Shanghai'
const context = {
  now: instantOf('2026-11-23', '09:00', ZONE),
  zone: ZONE,
  vocabulary: compile([], ZONE),
  question: [
    { number: 1, value: 'yes', label: '1 去' },
    { number: 2, value: 'no', label: '2 不去' },
  ],
}
const repliesTo = (text: string) => understand(text, context).map((act) => act.reply)

describe('words of danger', () => {
  it.each(readTable('danger.tsv'))('%s → %s %s', (text = '', dangers = '', kinds = '') => {
    const replies = repliesTo(text)
    const danger = replies.find((reply) => reply.danger)?.danger ?? '-'
    expect(dangers.split('|')).toContain(danger)
    const alarmed = replies.some(({ reply }) => reply === 'distress')
    expect(alarmed).toBe(danger !== '-' && danger !== 'unwell')
    if (kinds !== '') expect(kinds.split('|')).toContain(replies.find((reply) => reply.reply !== 'other')?.reply)
    if (danger !== '-') expect(replies.map(({ reply }) => reply)).not.toContain('yes')
  })

  it.each([
    ['我摔了，茶话会不去了', 'no'],
    ['我摔了不去了', 'no'],
    ['摔了一跤去不了了', 'no'],
    ['我想去死，不参加了', 'no'],
    ['头晕，不去了', 'no'],
  ])('%s: what is answered beside it is read too', (text, kind) => {
    expect(repliesTo(text).map(({ reply }) => reply)).toContain(kind)
  })

  it.each(['大清早的，老伴起不来了', '太早了我去叫他，他起不来了'])(
    '%s: somebody else who does not get up is not sleepy',
    (text) => {
      expect(repliesTo(text).some(({ reply }) => reply === 'distress')).toBe(true)
    },
  )

  it('is heard in the middle of a long message', () => {
    const text = `${'今天天气很好，'.repeat(60)}我在家摔倒了起不来，${'大家都好，'.repeat(60)}`
    expect(repliesTo(text).some(({ reply }) => reply === 'distress')).toBe(true)
  })
})

describe('words of a death', () => {
  it.each([
    ['我老伴去世了', '老伴'],
    ['老李去世了', '老李'],
    ['周福生去世了', '周福生'],
    ['老李头走了', '老李头'],
    ['周福生同志昨天去世了', '周福生'],
    ['王桂芳老师上周病逝了', '王桂芳老师'],
    ['我爸没了', '我爸'],
    ['我老伴前天走了', '老伴'],
    ['老张昨晚走了', '老张'],
    ['隔壁李大爷过世了', '李大爷'],
    ['孙子去世了', '孙子'],
    ['我妈今早没救过来', '我妈'],
    ['去世了', undefined],
    ['社区说孙淑珍前天没了', '孙淑珍'],
    ['听说周福生不在了', '周福生'],
    ['邻居来电话说赵国强昨晚走了', '赵国强'],
    ['林志远儿子说他爸昨晚走了', '爸'],
    ['刚得知老周走了', '老周'],
    ['社区说王强前天没了', '王强'],
    ['邻居说王书记昨晚没了', '王书记'],
    ['听说李明没了，后天出殡', '李明'],
    ['听说孙淑珍走了，明天火化', '孙淑珍'],
    ['周福生老伴刚打电话 说老周昨天夜里走了', '老周'],
    ['周福生老伴打电话说老周昨天夜里走了', '老周'],
    ['何守田女儿来电话，说何守田今早走了', '何守田'],
    ['老王走了，儿子从北京回来了', '老王'],
    ['老周走了，昨天从医院回来的路上', '老周'],
    ['我老伴走了，昨天回家了', '老伴'],
    ['老伴没了半天了', '老伴'],
  ])('%s: of %s', (text, ofWhom) => {
    const [reply] = repliesTo(text)
    expect(reply).toMatchObject({ reply: 'other', death: true })
    expect(reply?.ofWhom).toBe(ofWhom)
    expect(reply?.proxyFor).toBeUndefined()
  })

  it.each(['送到医院没救回来了，人走了', '护工打电话来，人去世了', '人昨晚走了啊'])('%s: somebody has died', (text) => {
    expect(repliesTo(text).some((reply) => reply.death)).toBe(true)
  })

  it.each([
    '我老伴走了三年了',
    '老伴不在了三年了',
    '老头子去世好多年了',
    '我走了',
    '孙子走了，我有空了',
    '老李走了吗',
    '老李去世了吗？',
    '去世的同志有慰问吗',
    '老伴不在家',
    '手机没了',
    '我没钱了',
    '电视里那个人死了',
    '老李还没死呢',
    '儿子走了',
    '我们走吧',
    '去世界公园',
    '累死了',
    '花死了',
    '老王先走一步',
    '我先走了',
    '客人走了',
    '修水管的来过了，人走了，还是漏',
    '人走了门没关好',
    '去世证明在哪开',
    '老伴不在了三年了',
    '老王走了，去海南过冬了',
    '老刘不在了，搬闺女家去了',
    '听说老刘搬走了',
    '邻居说他走了',
    '听说水没了',
    '我儿子说他爸走了',
    '听说孙子走了',
    '听说李主任走了',
    '听说小王走了，换了小李',
    '听说王芳不在了，找谁报名',
    '听说白菜没了',
    '居委会说钱款没了',
    '孙大勇走了三个月了 昨天从三亚回来了',
    '老张走了一个月了，刚刚回来了',
    '周福生老伴刚打电话 说老周昨天去女儿家了',
    '周福生老伴打电话 说老周走了半天了',
    '我老伴打电话说老李走了',
    '孙大勇走了三个月了，昨天从三亚回来了',
    '老周走了，他昨天从三亚回来了',
    '周福生女儿来电话说老周走了，去海南了',
    '李工来人了，说小王走了',
  ])('%s: nobody has died', (text) => {
    expect(repliesTo(text).some((reply) => reply.death)).toBe(false)
  })
})

describe('what happens every day', () => {
  const OF_EVERY_DAY = [
    ['老伴', '儿子', '老头子', '我和老伴', '邻居'],
    ['早上', '天黑', '半天', '一天', '刚才'],
    [
      '出去买菜',
      '坐车走了',
      '电梯里头',
      '找大师听课',
      '下载软件',
      '交了两百块',
      '在炉子上炒菜',
      '去河边桥上',
      '查煤气表',
      '一身汗',
    ],
    [
      '遇见生人',
      '买保健品',
      '锅里油炸',
      '闻着香',
      '聊这辈子',
      '吃药',
      '手机关机',
      '看屏幕',
      '领免费鸡蛋',
      '坐到终点站',
    ],
  ] as const
  const told = OF_EVERY_DAY.reduce<string[]>(
    (before, words) => before.flatMap((sentence) => words.map((word) => sentence + word)),
    [''],
  )

  it('alarms nobody, however much of it is told together', () => {
    const found = told.map((text) => weighEvidence(text)).filter((evidence) => evidence !== undefined)
    expect(told.length).toBe(2500)
    expect(found).toEqual([])
  })

  it.each([
    ['老伴早上出去买菜没回来', 'crime'],
    ['锅里油炸冒烟', 'fire'],
    ['在河边想着不想活', 'mind'],
  ])('%s: beside what is not of every day it does (%s)', (text, danger) => {
    expect(weighEvidence(text)?.danger).toBe(danger)
  })
})
