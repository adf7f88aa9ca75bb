/** After somebody was deleted: their name is looked for in all files that are kept, some at a time, until all are looked into. */
import { NIGHTLY } from '../../base/retention.ts'
import type { Job } from '../../feature.ts'
import { lookIntoFiles } from '../../files/public.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const forgetFiles: Job = {
  id: 'privacy.forget-files',
  // What was put off too often begins anew at night.
  cron: NIGHTLY,
  lateBy: 20 * 60,
  title: wording.filesTitle,
  async run({ db, office }) {
    const forgetting = await queries.nextForgetting(db)
    if (forgetting === undefined) return { messages: [], again: false }
    const { last, ...found } = await lookIntoFiles(db, forgetting, {
      after: forgetting.afterFile,
      until: forgetting.begunAt,
    })
    if (last !== undefined) {
      await queries.noteLookedInto(db, forgetting.id, found, last)
      return { messages: [], again: true }
    }
    await queries.endForgetting(db, forgetting.id)
    const { by, begunAt, total } = forgetting
    if (by === null) return { messages: [], again: true }
    const text = wording.filesLookedInto(sayInstant(begunAt, office.zone), total)
    const once = `privacy:forget-files:${forgetting.id}`
    return { messages: [{ to: { person: by }, kind: 'staff', text, once }], again: true }
  },
}
