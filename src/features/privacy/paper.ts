/** 纸质已签 第一支部: consent given on paper, entered for many at once after a look at how many they are. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { type AwaitedAnswer, command, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { findMentioned, resolveAudience, sayAudience } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.ENTER, words: ['是', '对', '登记'] },
  { number: 2, value: 'no', label: wording.DO_NOT_ENTER, words: ['不', '不是', '先不'] },
]

export const signedOnPaper = command({
  id: 'privacy.paper',
  needs: 'privacy.enter',
  says: [
    '(纸质|书面)[同意书|的](已签|签了|都签了|已经签了)[，|：]{whom}',
    '(纸质|书面)[的]同意书[，]{whom}[都|已经|已]签了',
    '{whom}[的][同意书](纸质|书面)(已签|签了|都签了|已经签了)',
    '{whom}[的]同意书[都|全|全都][是](纸上签的|纸质签的|书面签的|签在纸上|在纸上签了|收齐了|都收齐了|签齐了)',
    '{whom}[都|全](签了|签)(纸质|书面)[的]同意书',
  ],
  slots: { whom: { kind: 'words' } },
  ask: { whom: '哪些同志签了？可以说：第一支部，或者写名字。' },
  examples: ['纸质已签第一支部', '第一支部纸质已签', '纸质签了何守田、冯秋菊'],
  help: '纸质已签第一支部：记同意书',
  async run(turn) {
    const found = await whoSigned(turn, turn.slots.whom)
    const unclear = found.unclear.length === 0 ? [] : [wording.whoIsUnclear(found.unclear)]
    if (found.ids.length === 0) return { reply: { text: [wording.nobodyFound(), ...unclear].join('\n') } }
    const until = new Date(turn.now.getTime() + DAY)
    const lines = OPTIONS.map(({ number, label }) => `${number} ${label}`)
    const payload = { ids: found.ids }
    const expects = { answer: 'paper', payload, about: 'privacy:paper', title: '', options: OPTIONS, until }
    // A sheet may have been signed before somebody said no here: only staff can know.
    const declined = await queries.declinedAmong(turn.db, found.ids)
    const text = [...unclear, wording.confirmPaper(found.whom, found.ids.length, declined), ...lines].join('\n')
    return { reply: { text, expects } }
  },
})

/** An audience in the words that all features know, else the people who are named. */
async function whoSigned(
  { db, now, office, scope, act }: Turn<unknown>,
  words: string,
): Promise<{ readonly ids: readonly PersonId[]; readonly whom: string; readonly unclear: readonly string[] }> {
  const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
  if (!('unknown' in read)) {
    return { ids: await queries.peopleIn(db, read.audience), whom: sayAudience(read.audience), unclear: [] }
  }
  const mentioned = await findMentioned(db, act.text, scope)
  // Nobody is left out unsaid: of two who bear a name, or one who is nearly called so, it is told.
  const isClear = ({ how, people }: (typeof mentioned)[number]) => how !== 'near' && people.length === 1
  const people = mentioned.filter(isClear).flatMap((one) => one.people)
  const unclear = mentioned.filter((one) => !isClear(one)).map(({ text }) => text)
  return { ids: people.map(({ id }) => id), whom: people.map(({ name }) => name).join('、'), unclear }
}

export const paperConfirmed: AwaitedAnswer = {
  id: 'paper',
  needs: 'privacy.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, now, speaker }, { choice }, payload): Promise<Outcome | undefined> {
    if (choice === undefined) return undefined
    if (choice.value === 'no') return { reply: { text: wording.notEntered() } }
    const { ids } = payload as { readonly ids: readonly PersonId[] }
    await queries.noteConsent(db, ids, { answer: 'agreed', how: 'paper', by: speaker.person?.id ?? null, now })
    let back = 0
    for (const id of ids) if (await queries.endDeclined(db, id, now)) back += 1
    return { reply: { text: wording.paperEntered(ids.length, back) }, as: 'entered' }
  },
}
