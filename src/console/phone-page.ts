/** The routes of the rehearsal's page. None of them exists with a real account. */
import { UserError } from '../base/errors.ts'
import type { ClockBar } from './clock-bar.ts'
import { renderRelayForm } from './composer-view.ts'
import { type Frame, renderPage } from './frame.ts'
import { phoneUrl } from './people-view.ts'
import { MOST_CHARACTERS, readPhone, readSaying, requireChat, sayFile } from './phone.ts'
import { type PhoneView, renderNews, renderPhonePage } from './phone-view.ts'
import type { Rehearsal } from './rehearsal.ts'
import { draftRelay } from './relay-draft.ts'
import { handFile, readUpload } from './uploads.ts'
import { acknowledge, readForm, type Site, type Web } from './web.ts'

/** The chat that a phone opens with. */
const FIRST_CHAT = 'bot'

/** `GET /`, `GET /news`, `GET /relay-draft`, `GET /file`, `POST /say`, `POST /send-file`, `POST /read`. */
export function routePhones(site: Site, frame: Frame, rehearsal: Rehearsal, bar: ClockBar, zone: string): void {
  const view = async (c: Web): Promise<PhoneView> => {
    const { as = '', chat, draft = '' } = c.req.query()
    const phone = await readPhone(rehearsal, as, chat ?? FIRST_CHAT)
    const column = !phone.person ? 'people' : chat === undefined || !phone.chat ? 'chats' : 'talk'
    return { ...phone, now: rehearsal.now(), zone, draft: draft.slice(0, MOST_CHARACTERS), column }
  }
  site.get('/', async (c) => {
    const seen = frame.live.version()
    const shown = await view(c)
    const title = shown.person ? `${shown.person.name}的手机` : '手机'
    return c.html(renderPage(frame, { title, path: '/', content: renderPhonePage(shown), seen }))
  })
  site.get('/news', async (c) => c.html(renderNews(await view(c), c.req.query('after') ?? '', bar.renderTime())))
  site.get('/relay-draft', async (c) => {
    const { phone, person, chat } = await requireChat(rehearsal, new URL(c.req.url).searchParams)
    return c.html(renderRelayForm(person.id, chat.id, draftRelay(phone.messages, person.name)))
  })
  site.post('/say', async (c) => {
    const form = await readForm(c)
    const { phone, person, chat } = await requireChat(rehearsal, form)
    const saying = readSaying(form, chat)
    if (saying.quoteId && !phone.messages.some((message) => message.id === saying.quoteId)) {
      throw new UserError('no-such-quote', '引用的那条消息已经不在了，请重新选。')
    }
    await rehearsal.say(person.id, chat.id, saying)
    return acknowledge(c, phoneUrl(person.id, chat.id))
  })
  site.post('/send-file', async (c) => {
    const { fields, file } = await readUpload(c)
    const { person, chat } = await requireChat(rehearsal, fields)
    await rehearsal.say(person.id, chat.id, sayFile(file))
    return acknowledge(c, phoneUrl(person.id, chat.id))
  })
  site.get('/file', async (c) => {
    const { phone, person, chat } = await requireChat(rehearsal, new URL(c.req.url).searchParams)
    const id = c.req.query('message') ?? ''
    const file = phone.messages.find((message) => message.id === id)?.file
    const bytes = file && (await rehearsal.fileOf(person.id, chat.id, id))
    if (!file || !bytes) throw new UserError('no-such-file', '这个文件已经不在了。')
    return handFile(c, { ...file, bytes })
  })
  site.post('/read', async (c) => {
    const { person, chat } = await requireChat(rehearsal, await readForm(c))
    await rehearsal.markRead(person.id, chat.id)
    return acknowledge(c, phoneUrl(person.id, chat.id))
  })
}
