import { expect, test } from 'vitest'
import { USUAL } from '../../../src/base/usual.ts'
import type { Speaker, Tx } from '../../../src/feature.ts'
import { createNotices } from '../../../src/features/notices/feature.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { LOOKING, NOW, useOffice } from '../people/office.ts'

const inOffice = useOffice()

/** A notice to everybody on the roster; every other of them has chosen. Returns the names of all of them. */
async function lay(tx: Tx): Promise<readonly string[]> {
  const people = await tx.selectFrom('person').select(['id', 'name']).where('status', '=', 'active').execute()
  const id = await queries.insertNotice(tx, {
    title: '慰问品',
    text: '慰问品请选一样',
    answers: 'choices',
    choices: JSON.stringify(['大米', '食用油']),
    audience_words: '全体',
    audience: JSON.stringify({ from: [] }),
    state: 'sending',
    planned_by: people[0]?.id ?? 0,
    created_at: NOW,
    confirmed_at: NOW,
  })
  await queries.freezeAudience(tx, { id, audience: { from: [] }, corrects_id: null })
  const meant = await queries.listPeople(tx, id, people.length)
  await tx.updateTable('notice_person').set({ posted_at: NOW, handed_at: NOW }).where('notice_id', '=', id).execute()
  for (const [place, person_id] of meant.entries())
    if (place % 2 === 0)
      await queries.keepAnswer(tx, {
        notice_id: id,
        person_id,
        chosen: [1 + (place % 4) / 2],
        channel: 'private',
        answered_at: NOW,
      })
  return people.flatMap((one) => (meant.includes(one.id) ? [one.name] : []))
}

test('the pictures of a result show figures, in large type, and nobody by name', () =>
  inOffice(async (tx) => {
    const names = await lay(tx)
    const [page] = createNotices({ approval: false, nudges: USUAL.nudges, alsoAsking: async () => [] }).pages ?? []
    const speaker: Speaker = { sharing: [], rights: new Map([['notice.chase', 'office']]) }
    const drawn = String(await page?.view(tx, { ...LOOKING, speaker, query: {}, scope: 'office' }))
    // The page names them, beside the pictures.
    expect(names.filter((name) => drawn.includes(name)).length).toBeGreaterThan(5)
    const pictures = drawn.match(/<svg[\s\S]*?<\/svg>/g) ?? []
    expect(pictures).toHaveLength(2)
    for (const picture of pictures) {
      expect(picture).toMatch(/第一支部|大米/)
      expect(names.filter((name) => picture.includes(name))).toEqual([])
      const sizes = [...picture.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size))
      expect(sizes.length).toBeGreaterThan(4)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36)
    }
  }))
