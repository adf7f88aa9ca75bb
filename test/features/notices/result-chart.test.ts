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
    '420',
    '0',
    '210',
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
    '315',
    '420',
  ])
  expect(svg).toContain('4人回了（可多选，一个人可能算在几条里）')
  expect(svg).toContain('社区卫生服务…')
  expect(String(await drawChosen({ title: '慰问品', rows, people: 4, several: false }))).not.toContain('可多选')
})
