/** What other features may use of requests: how one is shown and seen to on a page. */
import type { Page } from '../../feature.ts'
import { requestsPage } from './pages/requests-page.ts'

export { decided, numberOfDecision } from './decisions.ts'
export { showRequest } from './pages/one.ts'

/** The file of an entry, for a page on which its request is shown. */
export const fileOfRequest: NonNullable<Page['file']> = async (...asked) => requestsPage.file?.(...asked)
