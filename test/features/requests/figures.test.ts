import { expect, test } from 'vitest'
import { summarise } from '../../../src/features/requests/figures.ts'
import { cellsOf } from '../../../src/features/requests/pages/figures.ts'
import { figureColumns } from '../../../src/features/requests/pages/wording.ts'

/** Opened at nine on a Monday, promised by eleven, and closed at ten. */
const closed = {
  topic: 'papers',
  channel: 'chat',
  owner: '王芳',
  state: 'done',
  opened_at: new Date('2026-11-23T09:00+08:00'),
  due_at: new Date('2026-11-23T11:00+08:00'),
  promised_at: new Date('2026-11-23T11:00+08:00'),
  done_at: new Date('2026-11-23T10:00+08:00'),
  replied_at: null,
  rating: null,
  answered: false,
  owed: true,
} as const

test('what was closed without a word to whoever waited for one has a column of its own on the page', () => {
  const answered = { ...closed, replied_at: closed.done_at }
  const { byOwner } = summarise([closed, answered, answered], new Date('2026-11-23T12:00+08:00'), 'Asia/Shanghai')
  const cells = byOwner.map((line) =>
    Object.fromEntries(figureColumns.slice(1).map((column, at) => [column, cellsOf(line)[at]])),
  )
  expect(cells).toEqual([
    {
      来了: 3,
      没办完: 0,
      过期: 0,
      按时回话: 2,
      没按时: 0,
      没回话就办完: 1,
      平均多久回话: '1个钟头',
      平均多久办完: '1个钟头',
      满意: '没有人评',
    },
  ])
})
