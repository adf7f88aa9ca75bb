import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/base/spans.ts'
import type { Tx } from '../../../src/feature.ts'
import { findAllMeant } from '../../../src/features/notices/find-notice.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { NOW, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const at = (from: number): Date => new Date(NOW.getTime() + from)

/** Confirmed and begun so long from now, in milliseconds. */
async function insert(
  tx: Tx,
  title: string,
  { confirmed, begins, state = 'sending' }: { confirmed: number; begins: number; state?: 'sending' | 'planned' },
) {
  const { id } = await tx.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  await queries.insertNotice(tx, {
    title,
    text: title,
    answers: 'none',
    choices: '[]',
    audience_words: '全体',
    audience: JSON.stringify({ from: [] }),
    state,
    starts_at: at(begins),
    planned_by: id,
    created_at: at(confirmed),
    confirmed_at: at(confirmed),
  })
}

const titles = async (tx: Tx, words?: string): Promise<readonly string[]> =>
  (await findAllMeant({ db: tx, now: NOW }, words, () => true)).map(({ title }) => title)

test('what is planned is found however long ago that was, and however much was sent since', () =>
  inOffice(async (tx) => {
    await insert(tx, '量血压', { confirmed: -100 * DAY, begins: 30 * DAY, state: 'planned' })
    await insert(tx, '换证', { confirmed: -100 * DAY, begins: -99 * DAY })
    for (let count = 1; count <= 60; count += 1)
      await insert(tx, `停水${count}`, { confirmed: -count * HOUR, begins: -count * HOUR })
    expect(await titles(tx, '量血压')).toEqual(['量血压'])
    expect(await titles(tx, '换证')).toEqual([])
    expect(await titles(tx)).toHaveLength(51)
  }))

test('what was planned long ago and goes today is as new as what is sent today', () =>
  inOffice(async (tx) => {
    await insert(tx, '体检', { confirmed: -70 * DAY, begins: -HOUR })
    await insert(tx, '停水', { confirmed: -DAY, begins: -DAY })
    expect(await titles(tx)).toEqual(['体检', '停水'])
  }))
