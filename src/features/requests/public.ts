/** What other features may use of requests: how one is shown and seen to on a page. */
import type { Page } from '../../feature.ts'
import { requestsPage } from './pages/requests-page.ts'

export { decided, numberOfDecision } from './decisions.ts'
export { findComplainedOf } from './keep-from.ts'
export { showRequest } from './pages/one.ts'

export { isShownTo } from './queries.ts'

/** The file of an entry, for a page on which its request is shown. */
export const fileOfRequest: NonNullable<Page['file']> = async (...asked) => requestsPage.file?.(...asked)
