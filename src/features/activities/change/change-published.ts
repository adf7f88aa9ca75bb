/** 茶话会改到下午3点: a draft in hand is changed at once; what was sent out only after it was shown. */
import type { Time } from '../../../base/calendar.ts'
import { type AwaitedAnswer, type Command, command, type Outcome, type Turn } from '../../../feature.ts'
import { askWhichActivity, findOwnNamed, inWeekOf, openTitleIn } from '../answer/choose-activity.ts'
import { changeDraft } from '../plan/change-draft.ts'
import { DRAFT_LASTS } from '../plan/draft.ts'
import * as queries from '../queries.ts'
import { proposeSeriesChange } from '../series/change.ts'
import { EVERY_TIME } from '../series/read-change.ts'
import { type LiveSeries, seriesAgain, seriesNamed, WHOLE, wholeSeries } from '../series/whole-series.ts'
import { COURSE, NAMED_ACTIVITY } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { proposeAmendment } from './amend.ts'
import { hearSignUpEnds } from './end-sign-up.ts'
import { CHANGED, isBareChange, isSaid, isSaidOfOpen } from './said-of-open.ts'

/** `remindAt`: when, on the day before, people are reminded. */
export function createChange(remindAt: Time): Command {
  return command({
    id: 'activities.change',
    needs: 'activity.publish',
    says: [
      `[把]${NAMED_ACTIVITY}[时间|地点|名额|限额|人数|要带的东西|费用|联系人](改到|改成|改在|改为|改期到|推迟到|推迟|提前到|提前|延期到|延期|延到|延至|推到|顺延到|换到|换成|挪到|调到){change}`,
      '[把][{activity}][的]报名截止[时间|日期](改到|改成|改为|延到|延长到|延期到|推到|推迟到|放宽到|提前到|挪到){change}',
      '[把][{activity}][的]截止[时间|日期](改到|改成|改为|延到|延长到|延期到|推到|推迟到|放宽到|提前到|挪到){change}',
      `[把]${COURSE}[的|这次|那次|名额|人数](限|限制|限定|限额|最多|只要|只收){change}`,
    ],
    slots: { activity: { kind: 'words' }, change: { kind: 'words' } },
    ask: {},
    examples: ['重阳茶话会改到下午3点', '茶话会地点改成食堂', '健康讲座推迟一周'],
    help: '改活动：茶话会改到下午3点',
    unmistakable: true,
    mayPass: true,
    lastly: async (turn) =>
      isSaid(turn.act, 'activities.change') || isBareChange(turn)
        ? { reply: { text: wording.nothingToAmend() } }
        : undefined,
    run: (turn) => change(turn, turn.slots.activity, remindAt),
    async hears(turn) {
      // What is being written is spoken of first.
      const isWriting = turn.askedLast === 'notices' || (await findOwnDraft(turn)) !== undefined
      const ended = isWriting ? undefined : await hearSignUpEnds(turn)
      if (ended !== undefined) return ended
      const isMeant = (await isSaidOfOpen(turn, CHANGED)) || isBareChange(turn)
      return isMeant ? change(turn, undefined, remindAt) : undefined
    },
  })
}

/** 12月10日的合唱课限30人: a limit, and nothing that is to be otherwise. */
const ONLY_LIMITS =
  /[^改换成为到]{2}(?:限制?|限定|限额|最多|只要|只收)(?:报|去|来|到|在)?[\d一二两三四五六七八九十百]{1,5}(?:个?人|个|位|名)?(?:吧|了)?$/

const BARE_DEADLINE = /^[把将]?(?:报名)?截止/

async function change(turn: Turn<unknown>, words: string | undefined, remindAt: Time): Promise<Outcome | undefined> {
  // 截止改到周五, of a notice that is being written.
  if (turn.askedLast === 'notices' && BARE_DEADLINE.test(turn.act.text)) return undefined
  const first = await findOwnNamed(turn, words)
  // 周六食堂停电 包饺子挪到周日: what stands where a title may stand is the reason.
  const isOther = words !== undefined && first.named.length === 0 && openTitleIn(turn.act, first.open) !== undefined
  const found = isOther ? await findOwnNamed(turn, undefined) : first
  const { open, named, title, said, day } = found
  const draft = await findOwnDraft(turn)
  const isDraft = draft !== undefined && (title === undefined || fits(draft.title, title))
  if (isDraft) {
    const changed = await changeDraft(turn, draft, turn.act.text, {}, remindAt)
    if (changed !== undefined) return changed
  }
  const candidates = title === undefined ? open : named.filter(({ starts_at }) => starts_at > turn.now)
  // Its name says which one is meant, and is no new name.
  const others = said === undefined ? turn.act.text : turn.act.text.replace(said, '')
  const rest = day === undefined ? others : inWeekOf(day, others)
  // 12月10日的合唱课限30人 changes one that there is; of none it is the beginning of a plan.
  if (ONLY_LIMITS.test(turn.act.text) && candidates.length === 0) return undefined
  const whole = await seriesNamed(turn, found)
  if (whole !== undefined) return changeOfSeries(turn, whole, candidates)
  const [only] = candidates
  if (only === undefined) {
    return title === undefined ? undefined : { reply: { text: wording.noSuchActivity(title) } }
  }
  if (candidates.length === 1) return proposeAmendment(turn, only, rest)
  return askWhichActivity(turn, candidates, { answer: 'which-to-amend', payload: { words: rest } })
}

/** Every time where it is said so, or nothing else stands; else it is asked which. */
async function changeOfSeries(
  turn: Turn<unknown>,
  whole: LiveSeries,
  candidates: readonly queries.Activity[],
): Promise<Outcome> {
  const words = turn.act.text.replace(whole.title, '')
  if (candidates.length === 0 || EVERY_TIME.test(words)) return proposeSeriesChange(turn, whole, words)
  const question = {
    answer: 'which-to-amend',
    payload: { words, whole: { seriesId: whole.series.id, title: whole.title } },
  }
  return askWhichActivity(turn, candidates, question, wholeSeries(wording.ALL_CHANGED))
}

export const whichToAmend: AwaitedAnswer = {
  id: 'which-to-amend',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { words, whole } = payload as { words: string; whole?: { seriesId: number; title: string } }
    if (choice?.value === WHOLE && whole !== undefined) {
      const series = await seriesAgain(turn, whole)
      return series === undefined
        ? { reply: { text: wording.seriesIsOver(whole.title) } }
        : proposeSeriesChange(turn, series, words)
    }
    const activity = choice === undefined ? undefined : await queries.findActivity(turn.db, Number(choice.value))
    return activity && proposeAmendment(turn, activity, words)
  },
}

/** The draft that the speaker has in hand. */
export async function findOwnDraft({ db, now, speaker }: Turn<unknown>): Promise<queries.Activity | undefined> {
  const since = new Date(now.getTime() - DRAFT_LASTS)
  return speaker.person === undefined ? undefined : queries.findDraft(db, speaker.person.id, since)
}

/** Whether words name a title: 茶话会 for 重阳茶话会. */
export function fits(title: string, words: string): boolean {
  return title.includes(words) || words.includes(title)
}
