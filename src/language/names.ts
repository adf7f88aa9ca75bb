/** Finds people of the roster in running text: whole names, names with titles, 老X, homophones, one wrong character. */
import { soundOf } from './sounds.ts'

/** A person who may be named. `aliases`: nicknames and former names, as they are written. */
export interface Named {
  readonly id: number
  readonly name: string
  readonly aliases?: readonly string[]
}

/** A person that a stretch of text may mean. `score`: 1 written out, 0.8 sounds the same, 0.6 one character wrong, 0.5 by surname alone, 0.4 by given name alone. */
export interface NameCandidate {
  readonly id: number
  readonly name: string
  readonly score: number
}

/** A stretch of text that names somebody; positions of the text given. Candidates best first, several when the name is not unique. */
export interface NameFound {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly candidates: readonly NameCandidate[]
  /** How many people it may mean in all, when there are more than the candidates listed. */
  readonly of: number
}

type Rows = ReadonlyMap<string, readonly number[]>

/** A roster prepared for finding names. */
export interface NameIndex {
  readonly people: readonly Named[]
  /** Keys of these maps are a whole name, its sounds, its surname, its first two and its outer characters, and the given name. */
  readonly byName: Rows
  readonly bySound: Rows
  readonly bySurname: Rows
  readonly byStart: Rows
  readonly byEnds: Rows
  readonly byGiven: Rows
  readonly surnameSounds: ReadonlySet<string>
}

const MOST = 20
const DOUBLE = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|宇文|长孙)/
const TITLE =
  /^(?:老师|师傅|大爷|大妈|大娘|大叔|大姐|大哥|大嫂|阿姨|叔叔|伯伯|婶|奶奶|爷爷|主任|书记|科长|处长|局长|经理|厂长|矿长|所长|部长|主席|院长|校长|班长|队长|组长|医生|大夫|工程师|师付|师父|同志|先生|女士|工(?!作|会|资|人|厂|龄|程)|总(?!是|共|数|会)|老(?!师|伴|人|年|同志|是)|姐|哥|嫂|姨)/
/** What may stand before and after a name that is not written quite right. */
const BEFORE = /(?:^|[\s，。！？；、:()@+*]|和|跟|与|给|帮|替|请|问|找|叫|是|让|为|代|有|同|对|\d|[.)、])$/
const AFTER =
  /^(?:$|[\s，。！？；、:()+]|和|跟|与|去|来|报|参|说|的|不|也|都|要|想|能|会|请|住|病|电话|同志|老师|师[傅付父]|阿姨|大[爷妈娘叔姐哥嫂]|叔叔|伯伯|奶奶|爷爷|主任|书记|先生|女士|家|没|还|因|在|是|手机|生日|到|已|今|明|两|夫|周[一二三四五六日天末]|星期|礼拜|[上下]午|昨|刚|又|再|出院|搬|换|打|问)/
const FUNCTION_WORDS = /[的了我你他她去不来也都要和是在有报参说到没请给帮们人个号点年月日天这那]|周[一二三四五六末]/

/** Names that are words: only where a name may stand. 高兴同志住院了, not 我很高兴. */
const IS_WORD =
  /^(?:高兴|安全|周到|白云|黄河|黄山|金花|方便|方向|平安|安康|谢天|安静|江山|向前|白天|马上|成功|明白|常青|严重|应该|关心|时间|水平|万一|程度|于是|江南|金秋|何必|何况|安心|安排|高峰|高山|白雪|黄金|金山|华山|康乐|全家|全体|解放)$/
/** Given names that are words: 国庆去 is about the day. */
const GIVEN_IS_WORD =
  /^(?:国庆|元旦|春节|中秋|重阳|端午|立[春夏秋冬]|谷雨|和平|建国|建军|建设|胜利|光明|桂花|长[城江青]|文[化明]|国家|平安|解放|卫星|红旗|[向朝]阳|明天|天天|高兴|新[年春]|友谊|进步|团结|英雄|先进|志愿|健康|东方|军人|石头|革命|爱人|老[人师]|子[女孙]|大家|小[红明])$/
const mayStand = (text: string, from: number, to: number): boolean =>
  BEFORE.test(text.slice(Math.max(0, from - 1), from)) && AFTER.test(text.slice(to, to + 3))

/** Prepares a roster. Takes about a second for 100,000 names; nothing is copied but the keys. */
export function buildNameIndex(people: readonly Named[]): NameIndex {
  const maps = { byName: rows(), bySound: rows(), bySurname: rows(), byStart: rows(), byEnds: rows(), byGiven: rows() }
  const surnameSounds = new Set<string>()
  people.forEach((person, row) => {
    const surname = surnameOf(person.name)
    put(maps.bySurname, surname, row)
    const given = person.name.slice(surname.length)
    if (given.length === 2 && !GIVEN_IS_WORD.test(given)) put(maps.byGiven, given, row)
    surnameSounds.add(soundOf(person.name.charAt(0)))
    for (const name of [person.name, ...(person.aliases ?? [])]) {
      put(maps.byName, name, row)
      put(maps.bySound, soundKey(name), row)
    }
    if (person.name.length === 3) {
      put(maps.byStart, person.name.slice(0, 2), row)
      put(maps.byEnds, person.name.charAt(0) + person.name.charAt(2), row)
    }
  })
  return { people, ...maps, surnameSounds }
}

const rows = () => new Map<string, number[]>()

function put(map: Map<string, number[]>, key: string, row: number): void {
  const list = map.get(key)
  if (!list) map.set(key, [row])
  else if (list.at(-1) !== row) list.push(row)
}

export function surnameOf(name: string): string {
  return DOUBLE.exec(name)?.[0] ?? name.charAt(0)
}

const soundKey = (name: string) => [...name].map(soundOf).join(' ')

/** Everybody named in a normalised text, in order. A longer name wins over a shorter one inside it. */
export function findNames(text: string, index: NameIndex): NameFound[] {
  const found: NameFound[] = []
  for (let i = 0; i < text.length; ) {
    const next = findAt(text, i, index)
    const before = found.at(-1)
    if (next && before && isSamePerson(before, next))
      found[found.length - 1] = { ...before, to: next.to, text: text.slice(before.from, next.to) }
    else if (next) found.push(next)
    i = next ? next.to : i + 1
  }
  return found
}

/** 马建军马师傅: the whole name, and at once the surname with what he is called. */
const isSamePerson = (before: NameFound, next: NameFound): boolean =>
  before.to === next.from &&
  before.candidates[0]?.score === 1 &&
  next.candidates[0]?.score === 0.5 &&
  next.candidates.some(({ id }) => id === before.candidates[0]?.id)

function findAt(text: string, from: number, index: NameIndex): NameFound | undefined {
  return (
    written(text, from, index) ??
    byTitle(text, from, index) ??
    almost(text, from, index) ??
    byGivenName(text, from, index)
  )
}

function foundOf(
  text: string,
  from: number,
  to: number,
  index: NameIndex,
  scored: readonly (readonly [number, number])[],
): NameFound {
  const best = new Map<number, number>()
  for (const [row, score] of scored) best.set(row, Math.max(score, best.get(row) ?? 0))
  const candidates = [...best]
    .flatMap(([row, score]) => {
      const person = index.people[row]
      return person ? [{ id: person.id, name: person.name, score }] : []
    })
    .sort((a, b) => b.score - a.score || a.id - b.id)
  return { from, to, text: text.slice(from, to), candidates: candidates.slice(0, MOST), of: candidates.length }
}

function written(text: string, from: number, index: NameIndex): NameFound | undefined {
  for (let length = 5; length >= 2; length--) {
    if (from + length > text.length) continue
    const words = text.slice(from, from + length)
    const people = index.byName.get(words)
    if (people && (!IS_WORD.test(words) || mayStand(text, from, from + length)))
      return foundOf(
        text,
        from,
        from + length,
        index,
        people.map((row) => [row, 1] as const),
      )
  }
  return undefined
}

/** 张老师, 李工, 老王, 小刘: everybody of that surname; 王桂芳老师 is found by its name before. */
function byTitle(text: string, from: number, index: NameIndex): NameFound | undefined {
  const nick = /^[老小]/.test(text.charAt(from))
  const at = nick ? from + 1 : from
  const surname = DOUBLE.exec(text.slice(at, at + 2))?.[0] ?? text.charAt(at)
  const people = index.bySurname.get(surname)
  if (!people) return undefined
  const end = at + surname.length
  const title = TITLE.exec(text.slice(end, end + 3))
  if (nick ? /^[板龄人年师]/.test(text.slice(end)) && !title : !title) return undefined
  const to = end + (title?.[0].length ?? 0)
  return {
    ...foundOf(
      text,
      from,
      to,
      index,
      people.slice(0, 500).map((row) => [row, 0.5] as const),
    ),
    of: people.length,
  }
}

/** A homophone of a name or a name with one wrong character, where a name may stand. */
function almost(text: string, from: number, index: NameIndex): NameFound | undefined {
  if (!index.surnameSounds.has(soundOf(text.charAt(from)))) return undefined
  for (let length = 4; length >= 2; length--) {
    const piece = text.slice(from, from + length)
    if (piece.length < length || !mayStand(text, from, from + length) || FUNCTION_WORDS.test(piece)) continue
    const same = (index.bySound.get(soundKey(piece)) ?? []).map((row) => [row, 0.8] as const)
    const wrong = length === 3 ? oneWrong(piece, index) : []
    if (same.length || wrong.length) return foundOf(text, from, from + length, index, [...same, ...wrong])
  }
  return undefined
}

/** 德福没回, 桂兰大姐去: as those speak who know each other. */
function byGivenName(text: string, from: number, index: NameIndex): NameFound | undefined {
  const people = index.byGiven.get(text.slice(from, from + 2))
  if (!people) return undefined
  const title = TITLE.exec(text.slice(from + 2, from + 5))?.[0] ?? ''
  const isCalled = title !== '' && BEFORE.test(text.slice(Math.max(0, from - 1), from))
  if (!isCalled && !mayStand(text, from, from + 2)) return undefined
  const to = from + 2 + title.length
  const scored = people.slice(0, 500).map((row) => [row, 0.4] as const)
  return { ...foundOf(text, from, to, index, scored), of: people.length }
}

function oneWrong(piece: string, index: NameIndex): (readonly [number, number])[] {
  const start = index.byStart.get(piece.slice(0, 2)) ?? []
  const ends = index.byEnds.get(piece.charAt(0) + piece.charAt(2)) ?? []
  return [...start, ...ends].map((row) => [row, 0.6] as const)
}
