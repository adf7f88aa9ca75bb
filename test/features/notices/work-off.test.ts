import { expect, test } from 'vitest'
import { USUAL } from '../../../src/base/usual.ts'
import type { Tx } from '../../../src/feature.ts'
import { createNotices } from '../../../src/features/notices/feature.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { NOW, office, useOffice } from '../people/office.ts'

const inOffice = useOffice()

async function insert(tx: Tx, more: { readonly title: string; readonly state: 'sending' | 'planned'; urgent?: true }) {
  const { id } = await tx.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  return queries.insertNotice(tx, {
    title: more.title,
    text: more.title,
    answers: 'none',
    choices: '[]',
    urgent_why: more.urgent === undefined ? null : '试验',
    audience_words: '全体',
    audience: JSON.stringify({ from: [] }),
    state: more.state,
    starts_at: NOW,
    planned_by: id,
    created_at: NOW,
    confirmed_at: NOW,
  })
}

const EVERYBODY = { audience: { from: [] }, corrects_id: null }

/** One page of the job; the titles of what it says. */
async function page(tx: Tx): Promise<ReadonlySet<string>> {
  const [job] = createNotices({ approval: false, nudges: USUAL.nudges, alsoAsking: async () => [] }).jobs ?? []
  const result = await job?.run({ db: tx, due: NOW, now: NOW, office })
  return new Set(result?.messages.map(({ about }) => about ?? ''))
}

const countOf = async (tx: Tx, id: number): Promise<number> =>
  (await tx.selectFrom('notice_person').select('person_id').where('notice_id', '=', id).execute()).length

test('a notice whose time comes is frozen then, although pages of another are left', () =>
  inOffice(async (tx) => {
    const large = await insert(tx, { title: '停水', state: 'sending' })
    await queries.freezeAudience(tx, { id: large, ...EVERYBODY })
    const planned = await insert(tx, { title: '停气', state: 'planned' })
    await page(tx)
    expect(await countOf(tx, planned)).toBe(await countOf(tx, large))
    expect(await countOf(tx, planned)).toBeGreaterThan(10)
  }))

test('what is urgent has its pages made before what was begun earlier', () =>
  inOffice(async (tx) => {
    const usual = await insert(tx, { title: '体检', state: 'sending' })
    await queries.freezeAudience(tx, { id: usual, ...EVERYBODY })
    const urgent = await insert(tx, { title: '停气', state: 'sending', urgent: true })
    await queries.freezeAudience(tx, { id: urgent, ...EVERYBODY })
    expect(await page(tx)).toEqual(new Set([queries.aboutText(urgent)]))
    expect(await page(tx)).toEqual(new Set([queries.aboutText(usual)]))
  }))
