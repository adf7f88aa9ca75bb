/** The inbox as a page: what is to be done (`?topic=…&owner=…&state=…&q=…`), one request (`?request=101`), the figures (`?show=figures`). */
import type { Page } from '../../../feature.ts'
import { fileOfEntry } from '../queries.ts'
import { showFigures } from './figures.ts'
import { showList } from './list.ts'
import { showRequest } from './one.ts'
import * as words from './wording.ts'

export const requestsPage: Page = {
  path: 'requests',
  title: words.title,
  needs: 'request.handle',
  async view(db, view) {
    const { request, show } = view.query
    if (request !== undefined) return showRequest(db, view, Number(request))
    return show === 'figures' ? showFigures(db, view) : showList(db, view)
  },
  async file(db, { speaker }, key) {
    const viewer = speaker.person?.id
    if (viewer === undefined || !Number.isSafeInteger(Number(key))) return undefined
    const found = await fileOfEntry(db, Number(key), viewer)
    return found && { id: found.id, name: found.name ?? '' }
  },
}
