/** 关闭元宵节祝福, 打开清明节祝福, 中秋节的祝福：……, 节日祝福: which festivals the office keeps, and in which words. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { audienceUnknown, resolveAudience } from '../people/public.ts'
import { FESTIVALS, festivalNamed, festivalsOn, type OfficeFestival } from './festivals.ts'
import * as queries from './queries.ts'
import { inauspiciousIn, JOYFUL } from './vocabulary.ts'
import * as wording from './wording.ts'

const MOST = 60
const A_YEAR = 366

export const switchFestival = command({
  id: 'greetings.festival',
  needs: 'greetings.set',
  toldBy: 'greetings.festivals',
  says: ['(打开|开启|关闭|关掉|关了|停掉){festival}[的](祝福|问候)'],
  slots: { festival: { kind: 'words' } },
  ask: {},
  examples: ['关闭元宵节祝福', '打开清明节的问候'],
  help: '节日祝福：看哪些节发；关闭元宵节祝福；中秋节的祝福：祝您……',
  mayPass: true,
  async run({ db, act, slots }) {
    if (slots.festival === '本命年') return undefined
    const festival = festivalNamed(slots.festival ?? '')
    if (festival === undefined) return { reply: { text: wording.noFestival() } }
    const isOn = !/关|停/.test(act.text)
    await queries.setFestival(db, festival.name, { is_on: isOn })
    return { reply: { text: wording.festivalSet(festival.name, isOn) } }
  },
})

export const wordFestival = command({
  id: 'greetings.festival-words',
  needs: 'greetings.set',
  toldBy: 'greetings.festivals',
  unmistakable: true,
  says: ['{festival}的(祝福|问候|祝福语)[改成|换成|改为][:|，]{words}', '{festival}的(祝福|问候|祝福语)用原来的'],
  slots: { festival: { kind: 'words' }, words: { kind: 'words' } },
  ask: {},
  examples: ['中秋节的祝福：祝您月圆人团圆', '中秋节的祝福用原来的'],
  mayPass: true,
  run: (turn) => setWords(turn),
  // What is wished holds words of all kinds, and days.
  claims: hearWords,
  hears: hearWords,
})

/** The words may be several sentences, so they are read from the whole message. */
const SAID =
  /^(?<festival>[^，。:]{2,8}?)(?:的(?:祝福语|祝福|问候)|(?:祝福语|祝福|问候)(?=改成|换成|改为|[:，]))(?:(?:改成|换成|改为)[:，]?|[:，]|(?=祝|愿|[都就先]*(?:关|停|打开|恢复)|只?(?:发给|发到|给)|用原来的?(?![的吗么])))(?<words>.+)$/s
/** 清明的问候关了吧: no words for anybody. */
const SWITCHES = /^(?:先|都|就|给|再)?(?:关|停|取消|打开|恢复|不[用要发]|别)/

async function hearWords(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const named = SAID.exec(turn.act.text.trim())?.groups?.['festival']
  if (turn.file !== undefined || named === undefined || !festivalNamed(named)) return undefined
  return setWords(turn)
}

async function setWords(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { db, act } = turn
  // 中秋节的祝福发了 has no words for anybody.
  const { festival: named = '', words = '' } = SAID.exec(act.text.trim())?.groups ?? {}
  if (words === '' || SWITCHES.test(words)) return undefined
  const festival = festivalNamed(named)
  if (festival === undefined) return { reply: { text: wording.noFestival() } }
  const whom = TO_WHOM.exec(words)?.groups?.['whom']
  if (whom !== undefined) return setWhom(turn, festival, whom)
  if (/^用原来的/.test(words)) {
    await queries.setFestival(db, festival.name, { words: null })
    return { reply: { text: wording.festivalWordsBack(festival.name) } }
  }
  const bad = inauspiciousIn(words)
  if (bad !== undefined) return { reply: { text: wording.ownUnfit(bad) } }
  const glad = festival.quiet === true ? JOYFUL.exec(words)?.[0] : undefined
  if (glad !== undefined) return { reply: { text: wording.quietUnfit(festival.name, glad) } }
  const lines = words.split('\n').flatMap((line) => line.trim() || [])
  if (lines.some((line) => line.length > MOST)) return { reply: { text: wording.ownTooLong(MOST) } }
  await queries.setFestival(db, festival.name, { words: lines.join('\n') })
  return { reply: { text: wording.festivalWords(festival.name, lines) } }
}

const TO_WHOM = /^(?:改成|改为)?只?(?:发给|发到|给)(?<whom>.+)$/

export const limitFestival = command({
  id: 'greetings.festival-whom',
  needs: 'greetings.set',
  says: ['{festival}(祝福|问候)(只发给|只给|发给|改成发给){whom}'],
  slots: { festival: { kind: 'words' }, whom: { kind: 'words' } },
  ask: {},
  examples: ['重阳节祝福发给80岁以上', '元旦祝福发给原来的人'],
  help: '元旦祝福只发给第一支部；元旦祝福发给原来的人',
  async run(turn) {
    const festival = festivalNamed(turn.slots.festival ?? '')
    if (festival === undefined) return { reply: { text: wording.noFestival() } }
    return setWhom(turn, festival, turn.slots.whom ?? '')
  },
})

/** The words are kept, so that ages go on counting; what they mean is looked at now and on the day. */
async function setWhom(turn: Turn<unknown>, { name }: OfficeFestival, words: string): Promise<Outcome> {
  const { db, now, office, scope } = turn
  if (/^(?:原来的?|照旧|和?以前)/.test(words)) {
    await queries.setFestival(db, name, { whom: null })
    return { reply: { text: wording.festivalWhomBack(name) } }
  }
  const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
  if ('unknown' in read) return { reply: { text: audienceUnknown(read) } }
  const everybody = Object.keys(read.audience).length === 1 && read.audience.from.length === 0
  await queries.setFestival(db, name, { whom: everybody ? 'everybody' : words })
  return { reply: { text: wording.festivalWhom(name, everybody ? wording.everybody() : words) } }
}

export const listFestivals = command({
  id: 'greetings.festivals',
  needs: 'greetings.set',
  says: ['节日(祝福|问候)[名单|有哪些|设置]', '哪些节[日](发|要发)(祝福|问候)'],
  slots: {},
  ask: {},
  examples: ['节日祝福', '哪些节日发祝福'],
  async run({ db, now, office }) {
    const settings = await queries.festivalSettings(db)
    const days = nextDays(dayOf(now, office.zone))
    const lines = FESTIVALS.map(({ name, usual }) => ({
      name,
      whom: settings.get(name)?.whom ?? undefined,
      isOn: settings.get(name)?.is_on ?? usual,
      day: days.get(name),
    }))
    return { reply: { text: wording.festivalList(lines) } }
  },
})

/** On which day each festival comes next. */
function nextDays(today: Day): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>()
  for (let ahead = A_YEAR + 30; ahead >= 0; ahead--) {
    const day = addDays(today, ahead)
    for (const { name } of festivalsOn(day)) days.set(name, day)
  }
  return days
}
