/** 拉黑夕阳无限好, 解除拉黑: whoever is abusive is not answered any more. What they write is kept, and help is called all the same. */
import { dayOf } from '../../base/calendar.ts'
import { type ChatId, command, type Outcome, type Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { findByName, staffOn } from '../people/public.ts'
import { NEEDS } from './ask.ts'
import { sameName } from './bind.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const HUSHES =
  /^(?:先)?(?:把)?(?:(?:拉黑|屏蔽)(?:微信)?(?<a>.{1,30}?)|(?:微信)?(?<b>.{1,30}?)(?:拉黑|屏蔽))(?:掉|了|吧)*[。！]*$/
const FREES =
  /^(?:解除|取消|放开|撤销)(?:对)?(?:(?:拉黑|屏蔽)(?:微信)?(?<a>.{1,30}?)|(?:微信)?(?<b>.{1,30}?)(?:的)?(?:拉黑|屏蔽))(?:了|吧)*[。！]*$/
/** So many chats are looked through for a nickname. */
const LATEST = 500

export const hush = command({
  id: 'identity.hush',
  needs: NEEDS,
  // Whom to hush is read in `claims`; here too, so that whoever may not say it is told so.
  says: [
    '[看|看看](拉黑|屏蔽)[的][名单|了谁|了哪些人]',
    '(拉黑|屏蔽)了(谁|哪些人)',
    '谁被(拉黑|屏蔽)[了]',
    '(拉黑|屏蔽)[微信]{nickname}',
    '把{nickname}(拉黑|屏蔽)[掉|了]',
    '解除拉黑{nickname}',
  ],
  slots: { nickname: { kind: 'words' } },
  ask: {},
  examples: ['拉黑名单', '谁被拉黑了'],
  help: '有人骂人捣乱：回“拉黑微信名”；放开：回“解除拉黑微信名”',
  run: async ({ db, office }) => {
    const lines = (await queries.hushed(db)).map(({ name, nickname, number, hushed_at }) => ({
      who: wording.chatOf(name, nickname),
      number,
      since: hushed_at === null ? '' : sayInstant(hushed_at, office.zone),
    }))
    return { reply: { text: wording.hushedList(lines) }, as: 'list' }
  },
  async claims(turn) {
    const freed = nameIn(FREES, turn.words)
    if (freed !== undefined) return free(turn, freed)
    const hushed = nameIn(HUSHES, turn.words)
    return hushed === undefined ? undefined : hushOne(turn, hushed)
  },
})

function nameIn(form: RegExp, words: string): string | undefined {
  const { a, b } = form.exec(words.trim())?.groups ?? {}
  const name = (a ?? b)?.replace(/^[“"「]|[”"」]$|(?:同志)$/g, '')
  return name === undefined || /^(?:名单|了?谁|的|了?哪些人)/.test(name) ? undefined : name
}

interface Found {
  readonly id: number
  readonly who: string
}

/** By the name on the roster, else by the nickname. */
async function chatsOf({ db }: Turn<unknown>, name: string): Promise<readonly Found[]> {
  const people = await findByName(db, name, 'office')
  const bound = await queries.boundOf(
    db,
    people.map(({ id }) => id),
  )
  if (bound.length > 0) return bound.map((one) => ({ id: one.chatId, who: wording.chatOf(one.name, one.chatName) }))
  const all = await queries.findChats(db, { unbound: false, limit: LATEST })
  return all
    .filter((one) => sameName(one.name, name))
    .map((one) => ({ id: one.id, who: wording.chatOf(one.bound, one.name) }))
}

const hushOne = (turn: Turn<unknown>, name: string): Promise<Outcome> => change(turn, name, turn.now)
const free = (turn: Turn<unknown>, name: string): Promise<Outcome> => change(turn, name, null)

/** Whose of the staff a chat is, by whatever name it was called. */
async function colleagueIn({ db, now, office }: Turn<unknown>, chat: ChatId): Promise<string | undefined> {
  const staff = new Set((await staffOn(db, dayOf(now, office.zone))).map(({ id }) => id))
  return (await queries.boundTo(db, chat)).find(({ personId }) => staff.has(personId))?.name
}

async function change(turn: Turn<unknown>, name: string, since: Date | null): Promise<Outcome> {
  const [only, ...others] = await chatsOf(turn, name)
  if (only === undefined) return { reply: { text: wording.noSuchChat(name) }, as: 'unknown' }
  if (others.length > 0)
    return { reply: { text: wording.whichChatToHush([only, ...others].map(({ who }) => who)) }, as: 'several' }
  const colleague = since === null ? undefined : await colleagueIn(turn, only.id)
  if (colleague !== undefined) return { reply: { text: wording.isColleague(colleague) }, as: 'colleague' }
  await queries.hush(turn.db, only.id, since)
  return {
    reply: { text: since === null ? wording.isFreed(only.who) : wording.isHushed(only.who, name) },
    as: since === null ? 'freed' : 'hushed',
  }
}
