import { expect, test } from 'vitest'
import { drawChosen, drawResult } from '../../../src/features/notices/result-chart.ts'

const draw = async (asks: boolean) =>
  String(
    await drawResult(
      '停水<1>',
      [
        { branch: '第一支部', done: 7, of: 7 },
        { branch: '第二支部', done: 0, of: 6 },
        { branch: null, done: 1, of: 2 },
      ],
      asks,
    ),
  )

test('a bar is as long as its share, and the sum stands above', async () => {
  const svg = await draw(true)
  expect([...svg.matchAll(/width="(\d+)" height="44" fill="#b3261e"/g)].map(([, width]) => width)).toEqual([
    '840',
    '0',
    '420',
  ])
  expect(svg).toContain('15人，回了8人')
  expect(svg).toContain('7／7人')
  expect(svg).toContain('未编支部')
})

test('where nothing is asked it tells who has got it; a title cannot break the picture', async () => {
  const svg = await draw(false)
  expect(svg).toContain('15人，发到8人')
  expect(svg).toContain('停水&lt;1&gt;')
})

test('of what may be chosen together the bars come to more than the people, and it says so', async () => {
  const rows = [
    { label: '大米', count: 3 },
    { label: '社区卫生服务中心体检', count: 4 },
  ]
  const svg = String(await drawChosen({ title: '慰问品', rows, people: 4, several: true }))
  expect([...svg.matchAll(/width="(\d+)" height="44" fill="#b3261e"/g)].map(([, width]) => width)).toEqual([
    '630',
    '840',
  ])
  expect(svg).toContain('4人回了（可多选，一个人可能算在几条里）')
  expect(String(await drawChosen({ title: '慰问品', rows, people: 4, several: false }))).not.toContain('可多选')
})

test('a long label stands whole, in as many lines as it needs, so that no two options look alike', async () => {
  const labels = ['社区卫生服务中心体检（上午场，从八点到十点）', '社区卫生服务中心体检（下午场，从两点到四点）']
  const rows = labels.map((label) => ({ label, count: 0 }))
  const svg = String(await drawChosen({ title: '体检', rows, people: 0, several: false }))
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
  expect(texts).toEqual([
    '体检',
    '还没有人回',
    '社区卫生服务中心体检（上午',
    '场，从八点到十点）',
    '0人',
    '社区卫生服务中心体检（下午',
    '场，从两点到四点）',
    '0人',
  ])
  const ends = [...svg.matchAll(/<(?:text[^>]* y|rect x="30" y)="(\d+)"/g)].map(([, y]) => Number(y))
  expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(Math.max(...ends))
})
