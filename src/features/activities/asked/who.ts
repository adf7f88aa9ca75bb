/** 谁报名了, 还有谁没回, 谁不去, 候补有谁: the lists, with counts. */
import { type AwaitedAnswer, command, type Outcome, type Turn } from '../../../feature.ts'
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import { saidToBeDead } from '../../people/public.ts'
import { askWhichActivity, findNamed, openTitleIn } from '../answer/choose-activity.ts'
import { beingAsked } from '../answer/free-seats.ts'
import { EARLY, spokenOf } from '../attendance/at-the-door.ts'
import { showRoll } from '../attendance/roll-call.ts'
import { isSaidOfOpen, LISTED, listOfPart } from '../change/said-of-open.ts'
import { inWords } from '../in-words.ts'
import { concerning, invitedOwn } from '../invited-within.ts'
import { phonesOf } from '../plan/plan.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'

type List = 'who' | 'silent' | 'staying' | 'waiting'

const SLOTS = { activity: { kind: 'words' } } as const
/** With these an activity's name ends, and no club's. */
const ENDS = ACTIVITY_ENDS.filter((end) => /.[会座赛课检展游出餐子影训观访动]$/.test(end))
/** Before words such as 名单 only what ends like an activity is one: 未回复名单 is no activity's list. */
const TITLED = `[{activity}](${ENDS.join('|')})[的]`
/** 到底几个人来: it stands where a name may stand. */
const NO_TITLE =
  /^(?:到底|究竟|那个?|这[次回个]|现在|目前|眼下|一共|总共|请问|帮我|给我|看看|看一下|查一下|哎|咱们?|我们?|大概|估计|说说|的|呢|啊)+$/
const HOW_MANY = '(多少人|多少个人|几个人|多少|几个|几位)'

export const who = command({
  id: 'activities.who',
  needs: 'activity.see',
  says: [
    '[{activity}](有谁|谁|都有谁|哪些人|有哪些人|多少人|有多少人|几个人|有几个人)(报名|参加|去|来|报|要去|要来)[了]',
    '[{activity}](报名|参加)[的](名单|情况|人数|统计|汇总)',
    '[{activity}](报名|参加)的[一共|总共](有谁|有哪些人|有多少人|有几个人|多少人|几个人|是谁|是哪些人)',
    '(去|来)的[一共|总共](有谁|有哪些人|有多少人|有几个人|多少人|几个人|是谁|是哪些人)',
    `[{activity}](报|回|来)了${HOW_MANY}[了]`,
    '[都有|都|有]谁(来|去|参加|报名){activity}',
    `${TITLED}(名单|统计|汇总|情况|人数|进展)`,
    `${TITLED}[有|一共|总共|都有]${HOW_MANY}[了]`,
    '[人员]名单[给我|发我|发给我|看看]',
    '(给我|发我|看看|要)[人员]名单',
    '多少人了',
    '几个人了',
    '(统计|汇总)[一下]',
    `${HOW_MANY}(回|报)[话|复|信|名]了`,
  ],
  slots: SLOTS,
  ask: {},
  examples: [
    '谁报名了',
    '都有谁报名',
    '报名名单',
    '有多少人报名了',
    '重阳茶话会谁报名了',
    '报名的有多少人',
    '重阳茶话会报名的有多少人',
    '名单',
    '茶话会名单',
    '多少人了',
    '几个人报了',
    '统计一下',
    '回了多少',
    '茶话会多少人了',
  ],
  help: '谁报名了',
  unmistakable: true,
  refusal: (office) => wording.listIsKept(office),
  run: (turn) => findList(turn, 'who', turn.slots.activity),
  async hears(turn) {
    if (await asksHowMany(turn)) return findList(turn, 'who', undefined)
    const part = await listOfPart(turn)
    if (part !== undefined) return findList(turn, 'who', part)
    return (await isSaidOfOpen(turn, LISTED)) ? findList(turn, 'who', undefined) : undefined
  },
})

const HOW_MANY_NOW =
  /^的?(?:活动)?(?:现在|目前|眼下|到现在|已经|一共|总共)*(?:有|报了|来)?(?:几个人?|多少个?人?|几位|几人)(?:报名?|来|去|参加)?了?[啊呀呢]?(?=$|[，。 ？?])/

/** 包饺子现在几个人了 够不够20, of one that is open. */
async function asksHowMany({ act, db, now }: Turn): Promise<boolean> {
  const said = act.text.length > LONGEST_ASKED ? undefined : openTitleIn(act, await queries.findOpen(db, now))?.said
  return said !== undefined && HOW_MANY_NOW.test(act.text.slice(act.text.indexOf(said) + said.length))
}
const LONGEST_ASKED = 24

export const silent = command({
  id: 'activities.silent',
  needs: 'activity.chase',
  says: [
    '[{activity}][还有|还差|还缺](谁|哪些人|哪几个|哪几位|几个|几个人|几位|多少|多少人)[还]没[有](回|回复|回话|回信|答复|报名|消息|动静|吭声|吱声|表态)[的]',
    '[{activity}]没(回|回复|回话|报名)的[还]有(谁|哪些人|多少人|几个)',
    '[{activity}](没|未|没有)(回|回复|回话|报名)的[名单|人|同志]',
    '[{activity}](未|没)(回复|回话|报名)名单',
    '[{activity}]还(差|缺)(谁|哪些人|哪几个|几个|几个人|多少人)[没回|没报|没答复|没表态]',
    '[把][没|未](回|回复|回话|报名)的[人][打个电话][都]给我列[出来|一下]',
    '[把][没|未](回|回复|回话|报名)的[人][都][的][电话](列出来|列一下|给我|发给我)',
  ],
  shared: true,
  slots: SLOTS,
  ask: {},
  examples: [
    '还有谁没回',
    '谁没回',
    '没回的有谁',
    '哪些人还没回复',
    '还差谁',
    '还有几个没回',
    '未回复名单',
    '谁还没消息',
    '没报名的',
    '没回的打个电话给我列出来',
    '我们组谁没回',
  ],
  help: '还有谁没回',
  run: (turn) => findList(turn, 'silent', turn.slots.activity),
})

export const staying = command({
  id: 'activities.staying',
  needs: 'activity.see',
  says: [
    '[{activity}][都][有](谁|哪些人|哪几个|几个|多少人)(不去|不来|不参加|去不了|来不了|参加不了)[了]',
    '[{activity}][都][有](谁|哪些人|哪几个|几个)请[了]假[了]',
    '[{activity}](不去|不来|不参加|请假)的(有谁|有哪些人|名单|有多少人|是谁)',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['谁不去', '哪些人不去', '重阳茶话会谁不来', '不去的有谁', '谁请假了'],
  refusal: (office) => wording.listIsKept(office),
  run: (turn) => findList(turn, 'staying', turn.slots.activity),
})

export const waitlist = command({
  id: 'activities.waitlist',
  needs: 'activity.see',
  says: [
    '[{activity}]候补[名单][上|里][的][都](有|是)(谁|哪些人|几个|几位|多少人)',
    '[{activity}](谁|哪些人)[在|排]候补',
    '[{activity}]候补(名单|情况)',
    '候补',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['候补有谁', '候补名单', '重阳茶话会候补有谁', '谁在候补'],
  refusal: (office) => wording.listIsKept(office),
  run: (turn) => findList(turn, 'waiting', turn.slots.activity),
})

/** The list of the activity that was named, of the only one that is open, or the question which one. */
async function findList(turn: Turn<unknown>, list: List, words: string | undefined): Promise<Outcome> {
  const { open, named, title } = await findNamed(turn, words)
  if (title !== undefined && named.length === 0 && !NO_TITLE.test(title)) {
    return {
      reply: {
        text: wording.noneCalled(
          title,
          open.map((activity) => activity.title),
        ),
      },
    }
  }
  const candidates = await concerning(turn, named.length > 0 ? named : open)
  const [only] = candidates
  // 谁来了, once the door is open, asks who is there; 谁报名了 does not.
  if (list === 'who' && /[来到]了/.test(turn.act.text)) {
    const latest = turn.now.getTime() + EARLY
    const spoken = (await spokenOf(turn.db, turn.now)).map(({ id }) => id)
    const isOn = candidates.every(({ id, starts_at }) => starts_at.getTime() <= latest && spoken.includes(id))
    if (spoken.length > 0 && isOn) return showRoll(turn, words)
  }
  if (only === undefined) return { reply: { text: wording.noActivity() } }
  const published = new Date(Math.max(...candidates.map(({ published_at }) => published_at?.getTime() ?? 0)))
  // Right after a list of an activity it is still the activity that is spoken of, whatever was sent out since.
  const since = SHOWS_LIST.test(turn.previous ?? '') ? turn.now : published
  const payload: Pending = { list }
  const outcome =
    candidates.length === 1
      ? await showList(turn, list, only)
      : askWhichActivity(turn, candidates, { answer: 'which-list', payload })
  return { ...outcome, since }
}

const SHOWS_LIST = /^activities\.(?:who|silent|staying|waitlist)$/

interface Pending {
  readonly list: List
}

export const whichList: AwaitedAnswer = {
  id: 'which-list',
  needs: 'activity.chase',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const activity = choice === undefined ? undefined : await queries.findActivity(turn.db, Number(choice.value))
    return activity === undefined ? undefined : showList(turn, (payload as Pending).list, activity)
  },
}

async function showList(turn: Turn<unknown>, list: List, activity: queries.Activity): Promise<Outcome> {
  const people = await invitedOwn(turn.db, activity.id, turn.scope)
  const words = inWords(activity, turn.office.zone)
  const answers = sortAnswers(people)
  const offered = await namesBeingAsked(turn, activity, people)
  if (list === 'who') return { reply: { text: wording.whoComes(words, { ...answers, offered }) } }
  if (list === 'waiting') return { reply: { text: wording.whoWaits(words, answers.waiting, offered) } }
  if (list === 'staying') return { reply: { text: wording.whoStays(words, namesOfStaying(people)) } }
  const asked = people.filter((person) => person.answer === null)
  const mourned = await saidToBeDead(
    turn.db,
    asked.map(({ id }) => id),
  )
  const missing = asked.filter(({ id }) => !mourned.has(id))
  const phones = turn.scope === 'office' && activity.starts_at > turn.now ? await phonesFor(turn, missing) : ''
  const names = missing.map((person) => person.name)
  return { reply: { text: wording.whoIsSilent(words, people.length, names, phones) } }
}

/** Of the people listed, those who are just being asked whether they take a seat that has become free. */
async function namesBeingAsked(
  { db, now, office }: Turn<unknown>,
  activity: queries.Activity,
  people: readonly queries.Invited[],
): Promise<readonly string[]> {
  const asked = new Set((await beingAsked(db, activity, now, office.zone)).map(({ person_id }) => person_id))
  return people.filter(({ id }) => asked.has(id)).map(({ name }) => name)
}

/** Whole numbers are for staff. */
async function phonesFor(turn: Turn<unknown>, missing: readonly queries.Invited[]): Promise<string> {
  return phonesOf(
    turn,
    missing.map(({ id }) => id),
  )
}

const namesOfStaying = (people: readonly queries.Invited[]): readonly string[] =>
  people.filter(({ answer }) => answer === 'no').map(({ name, reason }) => wording.withReason(name, reason))

/** Names by answer; companions are counted with those who bring them. */
export function sortAnswers(people: readonly queries.Invited[]) {
  const seated = people.filter((person) => person.seat === 'seated' && person.answer === 'yes')
  const named = (some: readonly queries.Invited[]) =>
    some.map((person) => wording.withCompanions(person.name, person.heads ?? 1, person.reason))
  return {
    yes: named(seated),
    heads: seated.reduce((sum, person) => sum + (person.heads ?? 1), 0),
    waiting: named(people.filter((person) => person.seat === 'waiting')),
    no: people.filter((person) => person.answer === 'no').map((person) => person.name),
    maybe: people
      // Who waits stands among those who wait.
      .filter(({ answer, seat }) => answer === 'maybe' && seat !== 'waiting')
      .map(({ name, seat, heads }) => (seat === 'seated' ? wording.seatHeld(name, heads ?? 1) : name)),
    silent: people.filter((person) => person.answer === null).length,
  }
}
