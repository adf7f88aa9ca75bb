/** How the office stands, for the page: the line, what waits, what went wrong in the last day. */
import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { LineState } from './chat/chat.ts'
import type { StatusLine, StatusView } from './console/console.ts'
import { readFigures as readInbox } from './conversation/queries.ts'
import { readFigures as readOutbox } from './outbox/queries.ts'

const DAY = 86_400_000

const LINE: Readonly<Record<LineState, StatusLine>> = {
  online: { label: '微信', value: '在线', state: 'good' },
  starting: { label: '微信', value: '正在连接', state: 'attention' },
  'logged-out': { label: '微信', value: '没有登录，消息发不出去，请扫码登录', state: 'trouble' },
  stopped: { label: '微信', value: '没有连上', state: 'trouble' },
}

export async function readStatus(db: Kysely<Schema>, at: { line: LineState; now: Date }): Promise<StatusView> {
  const since = new Date(at.now.getTime() - DAY)
  const inbox = await readInbox(db, since)
  const outbox = await readOutbox(db, since)
  return {
    lines: [
      LINE[at.line],
      { label: '等着回复的来信', value: `${inbox.waiting}条`, state: 'plain' },
      { label: '等着发出的消息', value: `${outbox.waiting}条`, state: 'plain' },
      { label: '一天内已发出', value: `${outbox.sent}条`, state: 'plain' },
      troubles('一天内没发成', outbox.failed),
      troubles('一天内没处理成的来信', inbox.failed),
      ...(outbox.paused ? [PAUSED] : []),
    ],
  }
}

const PAUSED: StatusLine = { label: '群发和提醒', value: '已停下：微信提示操作频繁', state: 'trouble' }

const troubles = (label: string, count: number): StatusLine => ({
  label,
  value: `${count}条`,
  state: count === 0 ? 'good' : 'attention',
})
