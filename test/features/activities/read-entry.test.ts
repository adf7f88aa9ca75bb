import { expect, test } from 'vitest'
import { readEntry } from '../../../src/features/activities/phone/read-entry.ts'

/** Names stand between ‹ and ›, so that the table can be read. */
function read(marked: string) {
  const spans: { from: number; to: number }[] = []
  let text = ''
  for (const char of marked) {
    if (char === '‹') spans.push({ from: text.length, to: text.length })
    else if (char === '›') spans[spans.length - 1] = { from: spans.at(-1)?.from ?? 0, to: text.length }
    else text += char
  }
  const nameOf = (index: number) => text.slice(spans[index]?.from, spans[index]?.to)
  return readEntry(text, spans).map(({ names, unit, what }) => {
    const whom = `${unit === undefined ? '' : `${unit}的`}${names.map(nameOf).join('、')}`
    if (what?.is !== 'answer') return `${whom} ${what?.is ?? '?'}`
    const { answer, heads, companions, reason } = what.reading
    return [whom, answer, ...(heads > 1 ? [heads] : []), ...companions, ...(reason === null ? [] : [reason])].join(' ')
  })
}

test.each([
  ['‹周福生›没接电话，邻居说他去女儿家了', false],
  ['‹周福生›没接电话，邻居接的', false],
  ['‹周福生›没接电话，邻居说好几天没见他了', true],
  ['‹周福生›没接电话，邻居说屋里没动静', true],
  ['‹周福生›没接电话，邻居也没看见他', true],
  ['‹周福生›没接电话，灯亮着', true],
  ['‹周福生›敲门没人应，什么动静都没有', true],
  ['‹周福生›没接电话，3号楼的邻居说三天没见了', true],
  ['‹周福生›敲门没人，3号楼全黑着灯', true],
])('%s: worrying %s', (marked, worrying) => {
  const text = marked.replace(/[‹›]/g, '')
  const [said] = readEntry(text, [{ from: 0, to: 3 }])
  expect(said?.what).toEqual({ is: 'unreached', how: 'no-answer', ...(worrying && { worrying }) })
})

test.each([
  '‹何守田›家门牌号错了是12号楼不是21',
  '‹孙淑珍›的紧急联系人换成她二儿子，孙女那个号打不通',
  '‹王秀英›家里有谁能联系上，她电话不接',
])('%s: the roster is meant, and no call', (marked) => {
  const [said] = readEntry(marked.replace(/[‹›]/g, ''), [{ from: 0, to: 3 }])
  expect(said?.what).toBeUndefined()
})

test.each([
  ['‹何守田›去', ['何守田 yes']],
  ['‹何守田›要来', ['何守田 yes']],
  ['来电:‹何守田›报名', ['何守田 yes']],
  ['‹何守田›报名2个人', ['何守田 yes 2']],
  ['‹何守田›和老伴去', ['何守田 yes 2 老伴']],
  ['‹何守田›夫妇都去', ['何守田 yes 2 老伴']],
  ['‹何守田›带着孙子一起去', ['何守田 yes 2 孙子']],
  ['‹老何›说去，带上老伴', ['老何 yes 2 老伴']],
  ['‹何守田›去，还领着孙女', ['何守田 yes 2 孙女']],
  ['‹何守田›说去，老伴也去', ['何守田 yes 2 老伴']],
  ['‹何守田›说去，不带老伴', ['何守田 yes']],
  ['‹何守田›去，老伴不去', ['何守田 yes']],
  ['‹何守田›老伴不去', ['何守田 ?']],
  ['‹何守田›报了2个，老伴不去了', ['何守田 yes']],
  ['‹何守田›老伴住院了，去不了', ['何守田 no 老伴住院']],
  ['‹何守田›老伴接的电话，说他去', ['何守田 yes']],
  ['‹陈德福›女儿接的电话，他不去', ['陈德福 no']],
  ['‹李桂兰›闺女说她不去了', ['李桂兰 no']],
  ['‹何守田›不去，回老家去了', ['何守田 no 回老家去']],
  ['‹何守田›去，住3号楼，要接', ['何守田 yes 要接']],
  ['‹何守田›住院了，昨天去看了', ['何守田 hospital']],
  ['‹何守田›看了通知，说去', ['何守田 yes']],
  ['‹何守田›不去，下次再来', ['何守田 no 下次再来']],
  ['‹何守田›去，问多少钱', ['何守田 yes']],
  ['‹何守田›没接，不知道什么原因', ['何守田 unreached']],
  ['‹何守田›没接电话，邻居说搬走了', ['何守田 unreached']],
  ['‹何守田›没接，去门诊找也没人', ['何守田 unreached']],
  ['‹赵国强›打电话来，不去，腿疼', ['赵国强 no 腿疼']],
  ['‹孙淑珍›报了又说不去了给他画掉', ['孙淑珍 no']],
  ['‹何守田›家门牌号错了是12号楼不是21', ['何守田 ?']],
  ['‹王秀英›家里有谁能联系上 她电话不接', ['王秀英 ?']],
  ['‹孙淑珍›的紧急联系人换成她二儿子 孙女那个号打不通', ['孙淑珍 ?']],
  ['‹王秀英›搬儿子家去了 地址改 经十路6-2-301', ['王秀英 ?']],
  ['‹陈德福›走了 回老家住去了', ['陈德福 ?']],
  ['‹陈德福›家去了没人 改天再去', ['陈德福 ?']],
  ['‹何守田›没什么事，去', ['何守田 yes']],
  ['‹何守田›打了几遍谁也没接', ['何守田 unreached']],
  ['‹何守田›不去了', ['何守田 no']],
  ['‹何守田›不去了住院', ['何守田 no 住院']],
  ['‹何守田›住院，不去', ['何守田 no 住院']],
  ['‹何守田›说腿疼，去不了', ['何守田 no 腿疼']],
  ['‹何守田›、‹冯秋菊›去，‹郑明远›不去', ['何守田、冯秋菊 yes', '郑明远 no']],
  ['‹何守田›和‹冯秋菊›都去', ['何守田、冯秋菊 yes']],
  ['第一支部的‹王秀英›去', ['第一支部的王秀英 yes']],
  ['‹王秀英›(第一支部)去', ['第一支部的王秀英 yes']],
  ['‹何守田›不去，第一支部的‹王秀英›去', ['何守田 no', '第一支部的王秀英 yes']],
  ['‹何守田›去不去', ['何守田 question']],
  ['‹何守田›去吗', ['何守田 question']],
  ['‹冯秋菊›回了吗', ['冯秋菊 question']],
  ['‹冯秋菊›报名了没有', ['冯秋菊 question']],
  ['‹何守田›没接电话', ['何守田 unreached']],
  ['‹何守田›联系不上', ['何守田 unreached']],
  ['‹何守田›说家里不开门', ['何守田 unreached']],
  ['‹何守田›说活动室不开门', ['何守田 ?']],
  ['‹何守田›家敲门没人应', ['何守田 unreached']],
  ['‹何守田›家门敲不开', ['何守田 unreached']],
  ['‹何守田›去世了', ['何守田 ?']],
  ['‹何守田›去医院了', ['何守田 ?']],
  ['‹何守田›', ['何守田 ?']],
  ['‹何守田›出去了，‹冯秋菊›去', ['何守田 unreached', '冯秋菊 yes']],
  ['‹何守田›买菜去了', ['何守田 unreached']],
  ['‹何守田›不在', ['何守田 unreached']],
  ['‹何守田›腿疼，不方便出门', ['何守田 ?']],
  ['‹何守田›说不想出门', ['何守田 ?']],
  ['‹何守田›去女儿家了', ['何守田 ?']],
  ['‹何守田›说她去南京了', ['何守田 ?']],
  ['‹何守田›和老伴一起去', ['何守田 yes 2 老伴']],
  ['‹何守田›去茶话会', ['何守田 yes']],
  ['‹何守田›出去旅游了，不去', ['何守田 no 出去旅游']],
])('%s', (text, said) => {
  expect(read(text)).toEqual(said)
})
