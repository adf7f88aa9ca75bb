/** 接着核对名册: the next row that somebody has to decide about, or the list that waits to be taken in. */
import { command } from '../../feature.ts'
import { askNext } from './decide-doubts.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { ask } from './work-on-lists.ts'

export const goOnDeciding = command({
  id: 'roster.go-on',
  needs: 'roster.import',
  says: ['接着(核对|定)[名册|花名册]', '(名册|花名册)还有(哪些|谁|几位)拿不准', '拿不准的(有哪些|还有哪些|再问我)'],
  slots: {},
  ask: {},
  examples: ['接着核对名册', '名册还有哪些拿不准', '拿不准的有哪些'],
  help: '接着核对名册：把拿不准的一位一位定下来',
  async run(turn) {
    const list = await queries.lastWithDoubts(turn.db)
    const question = list && (await askNext(turn, list.id))
    if (question !== undefined) return { reply: question }
    // Whoever did not answer in time, or was asked something else meanwhile, is asked once more.
    const waiting = await queries.lastWaiting(turn.db)
    return { reply: waiting === undefined ? { text: wording.noList() } : await ask(turn.db, waiting, turn.now) }
  },
})
