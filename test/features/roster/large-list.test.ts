/** A large list is read beside others' transactions, whatever becomes of whoever reads it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message, Step } from '../../../src/feature.ts'
import { beginImport } from '../../../src/features/roster/queries.ts'
import { workOnLists } from '../../../src/features/roster/work-on-lists.ts'
import { keepFile } from '../../../src/files/public.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'
import { COLD, NOW, office } from '../people/office.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
}, COLD)
afterAll(() => store.close())

const ROWS = 2_500
const HAN = [...'大有小梅国庆建军春兰秋菊长江泰山']
const LIST = `编号,姓名\n${Array.from({ length: ROWS }, (_, at) => `${90_000 + at},钱${HAN[at % 16]}${HAN[(at >> 4) % 16]}`).join('\n')}`

test(
  'others have their turn between its pieces; read anew after a stop, or by two, no row is there twice',
  async () => {
    const { db } = store
    const id = await db.transaction().execute(async (tx) => {
      const fileId = await keepFile(tx, { bytes: Buffer.from(LIST), mediaType: 'text/csv' }, NOW)
      return beginImport(tx, { fileName: '名册.csv', fileId, by: null, chat: null, at: NOW })
    })
    const page = () => db.transaction().execute((tx) => workOnLists.run({ db: tx, due: NOW, now: NOW, office }))
    const laid = () => db.selectFrom('roster_row').select('row').where('import_id', '=', id).orderBy('row').execute()
    const stateOf = async () =>
      (await db.selectFrom('roster_import').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
    /** Steps of which each is a transaction, and the database's one connection is free between them. */
    const stepping = (most: number) => {
      const counts: number[] = []
      const step: Step = async (work) => {
        if (counts.length >= most) return false
        await db.transaction().execute((tx): Promise<readonly Message[]> => work(tx))
        counts.push((await laid()).length)
        return true
      }
      return { counts, step }
    }

    const first = stepping(2)
    await (await page()).aside?.(first.step)
    expect(first.counts).toEqual([0, 1_000])
    expect(await stateOf()).toBe('reading')

    const [one, other] = [stepping(99), stepping(99)]
    const [mine, theirs] = [await page(), await page()]
    await Promise.all([mine.aside?.(one.step), theirs.aside?.(other.step)])
    expect((await laid()).map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, at) => at + 1))
    expect(await stateOf()).toBe('judging')
  },
  COLD,
)
