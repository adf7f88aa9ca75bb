/** Finds people of the roster in running text: whole names, names with titles, 老X, homophones, one wrong character. */
import { soundOf } from './sounds.ts'

/** A person who may be named. `aliases`: nicknames and former names, as they are written. */
export interface Named {
  readonly id: number
  readonly name: string
  readonly aliases?: readonly string[]
}

/** A person that a stretch of text may mean. `score`: 1 written out, 0.8 sounds the same, 0.6 one character wrong, 0.5 by surname alone. */
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
  /** Keys of these maps are a whole name, its sounds, its surname, its first two and its outer characters. */
  readonly byName: Rows
  readonly bySound: Rows
  readonly bySurname: Rows
  readonly byStart: Rows
  readonly byEnds: Rows
  readonly surnameSounds: ReadonlySet<string>
}

const MOST = 20
const DOUBLE = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|宇文|长孙)/
const TITLE =
  /^(?:老师|师傅|大爷|大妈|大娘|大叔|大姐|大哥|大嫂|阿姨|叔叔|伯伯|婶|奶奶|爷爷|主任|书记|科长|处长|局长|经理|厂长|矿长|所长|部长|主席|院长|校长|班长|队长|组长|医生|大夫|工程师|师付|师父|同志|先生|女士|工(?!作|会|资|人|厂|龄|程)|总(?!是|共|数|会)|老(?!师|伴|人|年|同志|是)|姐|哥|嫂|姨)/
/** What may stand before and after a name that is not written quite right. */
const BEFORE = /(?:^|[\s，。！？；、:()@+*]|和|跟|与|给|帮|替|请|问|找|叫|是|让|为|代|有|同|对|\d|[.)、])$/
const AFTER =
  /^(?:$|[\s，。！？；、:()+]|和|跟|与|去|来|报|参|说|的|不|也|都|要|想|能|会|请|住|病|电话|同志|老师|师[傅付父]|阿姨|大[爷妈娘叔姐哥嫂]|叔叔|伯伯|奶奶|爷爷|主任|书记|先生|女士|家|没|还|因|在|是|手机|生日|到|已|今|明|两|夫)/
const FUNCTION_WORDS = /[的了我你他她去不来也都要和是在有报参说到没请给帮们人个号点年月日天周这那]/

/** Prepares a roster. Takes about a second for 100,000 names; nothing is copied but the keys. */
export function buildNameIndex(people: readonly Named[]): NameIndex {
  const maps = { byName: rows(), bySound: rows(), bySurname: rows(), byStart: rows(), byEnds: rows() }
  const surnameSounds = new Set<string>()
  people.forEach((person, row) => {
    const surname = surnameOf(person.name)
    put(maps.bySurname, surname, row)
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
    if (next) found.push(next)
    i = next ? next.to : i + 1
  }
  return found
}

function findAt(text: string, from: number, index: NameIndex): NameFound | undefined {
  return written(text, from, index) ?? byTitle(text, from, index) ?? almost(text, from, index)
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
    const people = index.byName.get(text.slice(from, from + length))
    if (people)
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
  if (nick ? /^[家板龄人年师]/.test(text.slice(end)) && !title : !title) return undefined
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
  if (!index.surnameSounds.has(soundOf(text.charAt(from))) || !BEFORE.test(text.slice(Math.max(0, from - 1), from)))
    return undefined
  for (let length = 4; length >= 2; length--) {
    const piece = text.slice(from, from + length)
    if (
      piece.length < length ||
      !AFTER.test(text.slice(from + length, from + length + 2)) ||
      FUNCTION_WORDS.test(piece)
    )
      continue
    const same = (index.bySound.get(soundKey(piece)) ?? []).map((row) => [row, 0.8] as const)
    const wrong = length === 3 ? oneWrong(piece, index) : []
    if (same.length || wrong.length) return foundOf(text, from, from + length, index, [...same, ...wrong])
  }
  return undefined
}

function oneWrong(piece: string, index: NameIndex): (readonly [number, number])[] {
  const start = index.byStart.get(piece.slice(0, 2)) ?? []
  const ends = index.byEnds.get(piece.charAt(0) + piece.charAt(2)) ?? []
  return [...start, ...ends].map((row) => [row, 0.6] as const)
}
