/** 把第一支部70岁以上的存为“重阳慰问对象”, 有哪些名单, 删掉名单重阳慰问对象 */

import { dayOf } from '../../base/calendar.ts'
import { MINUTE } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, mayDo, type Outcome, type Saying, type Turn } from '../../feature.ts'
import { normaliseText } from '../../language/read-value.ts'
import * as queries from './queries.ts'
import { countAudience, resolveAudience } from './whom-for.ts'
import * as wording from './wording.ts'

const bare = (words: string): string => words.replace(/[“”"'《》「」\s]/g, '')

/** Long enough to tell, short enough to say. */
const NAME = /^[\p{Script=Han}A-Za-z\d]{2,16}$/u

export const saveAudience = command({
  id: 'people.save-audience',
  needs: 'people.search',
  says: [
    '(把|将){whom}(存为|存成|保存为|保存成|另存为|记为){name}',
    '{whom}(存为|存成|保存为|保存成|记为){name}',
    '(把|将){whom}(存成|建成|做成)[一个|一份|个]名单[，]叫{name}',
    '(存一下|记一下|存个名单|存一份名单){whom}[就]叫{name}',
    '(把|将){whom}(就叫|叫做|叫作){name}',
  ],
  slots: { whom: { kind: 'words' }, name: { kind: 'words' } },
  ask: { whom: '请问存哪些人？比如：第一支部，70岁以上。', name: '请给这份名单起个名字，比如：重阳慰问对象。' },
  examples: [
    '把第一支部70岁以上的存为重阳慰问对象',
    '把独居的女同志存为“常走动的人”',
    '将太极拳协会保存为晨练队',
    '存一下：一支部80岁以上叫高龄组',
  ],
  help: '把第一支部70岁以上的存为重阳慰问对象：给一批人起个名，以后直接用',
  // 第一支部，70岁以上 is one audience, which a sentence cut at its commas would tear.
  async claims(turn) {
    const said = SAVES.map((form) => form.exec(normaliseText(turn.words))?.groups).find(
      (groups) => groups !== undefined,
    )
    const { whom, name } = said ?? {}
    if (whom === undefined || name === undefined || THESE.test(whom)) return undefined
    return /[，,]/.test(whom) ? save(turn, { whom, name }) : undefined
  },
  mayPass: true,
  async run(turn) {
    const { whom, name } = turn.slots
    // 把这些人存为重阳名单 is about those who were just told of.
    return THESE.test(whom) ? undefined : save(turn, { whom, name })
  },
})

const THESE = /^(?:(?:刚才|上面)的?)?(?:[这那](?:些|批|份|几位)(?:人|同志|名单)?|他们|她们|它们?|[，,]*)$/

const SAVES: readonly RegExp[] = [
  /^(?:请|帮我)?(?:把|将)?(?<whom>[^。！？]+?)(?:另存为|保存为|保存成|存为|存成)(?:一个|一份)?(?:名单)?[，,]?(?:就?叫)?(?<name>[^，。！？]+)$/,
  /^(?:请|帮我)?(?:存一下|记一下|存个名单|存一份名单)[:，,]?(?<whom>[^。！？]+?)[，,]?就?叫(?<name>[^，。！？]+)$/,
]

async function save(
  { db, now, office, scope, speaker }: Turn<unknown>,
  { whom, name: said }: { readonly whom: string; readonly name: string },
): Promise<Outcome> {
  const name = bare(said)
  if (!NAME.test(name)) return { ask: { slot: 'name', text: wording.audienceNameUnfit() } }
  const today = dayOf(now, office.zone)
  const read = await resolveAudience(db, whom, scope, today)
  if ('unknown' in read) return { ask: { slot: 'whom', text: wording.audienceUnknown(read) } }
  // Its words are read anew each time, by whoever names it: units and traits are the same for all of them, people are not.
  if (read.audience.except?.some((one) => 'person' in one))
    return { ask: { slot: 'whom', text: wording.audienceUnknown({ unknown: whom }) } }
  // A name that already means somebody would mean two things.
  const taken = await resolveAudience(db, name, scope, today)
  const before = await queries.savedAudience(db, name)
  if (before === undefined && !('unknown' in taken)) {
    return { ask: { slot: 'name', text: wording.audienceNameTaken(name) } }
  }
  await queries.saveAudience(db, { name, words: whom, by: speaker.person?.id ?? null, at: now })
  const heads = await countAudience(db, read.audience)
  return { reply: { text: wording.audienceSaved(name, read.audience, heads, before?.words) } }
}

/** So long 存成重阳名单 means what was just counted or listed, in milliseconds. */
const PATIENCE = 10 * MINUTE

/** What tells of an audience, with the question that keeps it under a name; `words`: those that named it. */
export function mayBeSaved(turn: Turn<unknown>, text: string, words: string): Saying {
  if (!mayDo(turn.speaker, saveAudience.needs)) return { text }
  const question = { answer: saveCounted.id, payload: { words }, title: '', options: [] }
  return { text, expects: { ...expectFrom(turn, question, PATIENCE), answered: true } }
}

/** 存成重阳名单, right after 第一支部有多少人. */
export const saveCounted: AwaitedAnswer = {
  id: 'save-counted',
  needs: 'people.search',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, { act }, payload) {
    const name = SAVES_IT.exec(act.text)?.groups?.['name']
    const { words } = payload as { readonly words: string }
    return name === undefined ? undefined : save(turn, { whom: words, name })
  },
}

const SAVES_IT =
  /^(?:请|帮我|就)?(?:把)?(?:(?:刚才|上面)的?)?(?:[这那](?:些|批|份|几位)(?:人|同志|名单)?|他们|她们|它们?)?(?:另存为|保存为|保存成|存为|存成|存一下[，,]?叫)(?:一个|一份)?(?:名单)?[，,]?(?:就?叫)?(?<name>[^，。！？]+)$/

export const savedAudiences = command({
  id: 'people.saved-audiences',
  needs: 'people.search',
  says: [
    '[我们]有(哪些|什么)[存的|保存的]名单',
    '(存的|保存的|常用的)名单有(哪些|什么)',
    '(看看|看一下|列出)(存的|保存的|常用的)名单',
  ],
  slots: {},
  ask: {},
  examples: ['有哪些名单', '保存的名单有哪些', '看看存的名单'],
  help: '有哪些名单：看存下来的名单',
  async run({ db, now, office, scope }: Turn<unknown>) {
    const lines: string[] = []
    for (const { name, words } of await queries.savedAudiences(db)) {
      const read = await resolveAudience(db, name, scope, dayOf(now, office.zone))
      lines.push(
        wording.savedAudience(name, words, 'unknown' in read ? undefined : await countAudience(db, read.audience)),
      )
    }
    return { reply: { text: wording.savedAudiences(lines) } }
  },
})

export const dropAudience = command({
  id: 'people.drop-audience',
  needs: 'people.search',
  says: [
    '(删掉|删除|去掉|不要)名单{name}',
    '(把|将)名单{name}(删掉|删除|删了|去掉)',
    '(把|将){name}这(个|份)名单(删掉|删除|删了|去掉)',
  ],
  slots: { name: { kind: 'words' } },
  ask: { name: '请问删掉哪份名单？' },
  examples: ['删掉名单重阳慰问对象', '把名单常走动的人删了'],
  async run({ db, slots }) {
    const name = bare(slots.name)
    const gone = await queries.dropAudience(db, name)
    return {
      reply: { text: gone === undefined ? wording.noSavedAudience(name) : wording.audienceDropped(name, gone.words) },
    }
  },
})
