/** 手工发: staff paste the text into their groups themselves, and say 第一支部已发. Works without any chat account. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { correctWaiting } from './correct-waiting.ts'
import { freeze } from './freeze.ts'
import { wordsFor } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long a notice is still waited for to be pasted, in milliseconds: 14 days. */
const OPEN = 14 * 86_400_000

/** The audience is frozen, and staff get the text; nothing is sent. */
export async function handOut(
  turn: Turn<unknown>,
  notice: queries.Notice,
  approved: { readonly approved_by?: number },
): Promise<Outcome> {
  const { db, now } = turn
  const { told } = await correctWaiting(turn, notice)
  const people = await freeze(db, notice, now)
  await queries.updateNotice(db, notice.id, { ...approved, state: 'sending', confirmed_at: now, starts_at: now })
  const text = await textToPaste(turn, notice, wording.handedOut(notice.title, people))
  return { reply: { text: [text, ...told].join('\n') }, as: 'handed-out' }
}

/** The text, and the groups into which it is still to be pasted. `lead`: what is said before. */
export async function textToPaste(
  { db, office }: Pick<Turn<unknown>, 'db' | 'office'>,
  notice: queries.Notice,
  lead: string,
): Promise<string> {
  const corrected = notice.corrects_id === null ? undefined : await queries.findNotice(db, notice.corrects_id)
  const groups = await queries.toHandOut(db, notice)
  return wording.toPaste({
    lead,
    text: wordsFor(notice, 'room', { office, corrected }),
    groups: groups.map(({ name, people }) => wording.groupToPaste(name, people)),
    example: groups[0]?.name ?? null,
  })
}

/** 已发 is said of much else: here it is about a notice that waits to be pasted. */
export const pasted = command({
  id: 'notices.pasted',
  needs: 'notice.send',
  mayPass: true,
  says: [
    '[都|全|全部|已经|通知](已发|贴好了|贴完了|发完了|都发了|粘好了)[了]',
    '{group}[群][都](已发|贴好了|贴完了|粘好了|发过了)[了]',
  ],
  slots: { group: { kind: 'words' } },
  ask: {},
  examples: ['第一支部已发', '都贴好了', '第一支部群贴好了'],
  help: '手工发的，贴好一个群说：第一支部已发',
  async run({ db, now, slots }) {
    const notice = await queries.findByHand(db, new Date(now.getTime() - OPEN))
    if (notice === undefined) return undefined
    const groups = await queries.toHandOut(db, notice)
    const name = slots.group?.replace(/^(?:都|已经)|群$/g, '')
    const meant = name === undefined || name === '' ? groups : groups.filter((group) => isCalled(group.name, name))
    // 报告已发 is about something else.
    if (meant.length === 0 && name !== undefined && !/支部|群|组/.test(slots.group ?? '')) return undefined
    if (meant.length === 0) {
      return groups.length === 0 && name === undefined
        ? { reply: { text: wording.allPasted(notice.title) } }
        : {
            reply: {
              text: wording.noSuchGroup(
                name ?? '',
                groups.map((group) => group.name),
              ),
            },
          }
    }
    for (const group of meant) await queries.markHandedOut(db, notice, group.name, now)
    const left = groups.filter((group) => !meant.includes(group))
    const count = meant.reduce((sum, { people }) => sum + people, 0)
    return {
      reply: {
        text: wording.nowPasted(
          notice.title,
          count,
          left.map((group) => group.name),
        ),
      },
    }
  },
})

const isCalled = (group: string | null, name: string): boolean =>
  group !== null && (group.includes(name) || name.includes(group))
