/** Clears away the content of files that nothing has used for long; the messages keep the names. */

import { addDays, dayOf, instantOf } from '../base/calendar.ts'
import { NIGHTLY } from '../base/retention.ts'
import type { Feature, FileId, Job, Tx } from '../feature.ts'
import { findUnused, removeFiles } from './queries.ts'

/** Contents looked at in one transaction. */
const PAGE = 100

/** The engine's own feature about files. `keepDays`: how long an unused one stays; `features` may hold on to some. */
export function filesFeature(features: readonly Feature[], keepDays: number): Feature {
  return { id: 'files', rights: {}, jobs: [clearOld(features, keepDays)] }
}

function clearOld(features: readonly Feature[], keepDays: number): Job {
  return {
    id: 'files.clear-old',
    cron: NIGHTLY,
    lateBy: 24 * 60,
    title: '清理旧文件',
    async run({ db, now, office }) {
      const before = instantOf(addDays(dayOf(now, office.zone), -keepDays), '00:00', office.zone)
      for (let after = ''; ; ) {
        const unused = await findUnused(db, { before, after, limit: PAGE })
        const last = unused.at(-1)
        if (last === undefined) return { messages: [], again: false }
        const free = await withoutKept(features, db, unused)
        await removeFiles(db, free, before)
        // What stays must not be looked at for ever.
        if (free.length > 0) return { messages: [], again: true }
        after = last
      }
    },
  }
}

async function withoutKept(features: readonly Feature[], db: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const kept = new Set<FileId>()
  for (const feature of features) for (const id of (await feature.keepsFiles?.(db, files)) ?? []) kept.add(id)
  return files.filter((id) => !kept.has(id))
}
