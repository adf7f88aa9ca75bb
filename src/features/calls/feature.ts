/** Telephone calls: whom to ring up about what, for people whom no chat reaches (rules 22, 37). */
import type { Feature } from '../../feature.ts'
import type { CallSource } from './public.ts'
import { dropOldTries, forget } from './queries.ts'
import { createRingUp } from './ring-up.ts'
import { createShowList } from './show-list.ts'

/** `sources`: the features that have matters to ring up about. */
export function createCalls(sources: readonly CallSource[]): Feature {
  return {
    id: 'calls',
    helpTopic: '通知',
    rights: { 'calls.list': ['liaison', 'staff', 'administrator'] },
    commands: [createShowList(sources)],
    jobs: [createRingUp(sources)],
    blotOld: dropOldTries,
    forget,
  }
}
