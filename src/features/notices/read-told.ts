/** 何守田收到通知了，冯秋菊没人接，其余都通知到了: what callers tell in one breath. Pure. */

/** What one clause tells. */
export interface Told {
  /** Absent: everybody else on the list. */
  readonly name?: string
  /** `family`: they pass it on. */
  readonly what: 'told' | 'family' | 'no-answer' | 'bad-number' | 'hospital'
}

const TOLD =
  /^(?<name>.{1,20}?)(?:已经|都|也|她|他|说)*(?:收到|知道|接到|通知到|说到|告诉到|打通|打到)(?:通知)?(?:了|啦)?$/
const FAMILY =
  /^(?<name>.{2,4}?)(?:同志|师傅|老师)?(?:的|他|她)?(?:家属|家里人?|家人|老伴|爱人|女儿|儿子|闺女|姑娘|儿媳妇?|女婿|孙子|孙女|子女|儿女)(?:接的?|接了)?(?:电话)?(?:说|讲)?(?:已经|都|也|会|给|帮|替|他|她|老人|本人|马上|回头|一定)*(?:收到|知道|转告|转达|告诉|通知到|说)(?:他|她|老人|本人|一声|到|通知)*(?:了|啦)?$/
/** 何守田女儿接的，说会转告他: one thing, said in two clauses. */
const FAMILY_ANSWERED = /(?<=[属里人伴女儿娘妇婿子孙])(?:接的|接了)(?:电话)?[，,]\s*(?=说|会|已经|知道)/g
const NO_ANSWER = /^(?<name>.{1,8}?)(?:电话)?(?:没|不|没有|没人|无人)(?:人)?接(?:电话|听)?(?:了|呢)?$/
const BAD_NUMBER = /^(?<name>.{1,8}?)(?:的?电话)?(?:打不通|关机|停机|空号|联系不上)(?:了)?$/
/** Of the one who is named, now: not 老伴住院, 没住院, 要住院. */
const HOSPITAL =
  /^(?<name>\p{Script=Han}{2,4}?)(?:同志|师傅|老师)?(?:他|她|人|现在|目前|已经|刚|还|又|在|正在|说|昨天|今天|前天)*(?:住院|住进医院|住着院)(?:了|呢)?$/u
const REST = /^(?:其余|其他|其它|别的|剩下|另外)(?:的|人|几位|几个)*/

/** `undefined`: something in it tells something else, or nobody was told anything. */
export function readTold(text: string): readonly Told[] | undefined {
  const clauses = text
    .replace(FAMILY_ANSWERED, '')
    .split(/[，,。；;\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  const read = clauses.map(inOneClause)
  if (read.length === 0 || read.includes(undefined)) return undefined
  const told = read.flatMap((one) => one ?? [])
  return told.some(({ what }) => what === 'told' || what === 'family') ? told : undefined
}

/** 王秀英和李桂兰都收到了: each of them. 李和平 is one. */
function inOneClause(clause: string): readonly Told[] | undefined {
  const parts = clause.split('、').map(clauseOf)
  if (parts.length > 1 && !parts.includes(undefined)) return parts.flatMap((one) => one ?? [])
  const told = clauseOf(clause)
  const names = told?.name?.split(/[、和跟与 ]/) ?? []
  if (told === undefined) return undefined
  if (names.length > 1 && names.every((name) => NAME.test(name))) return names.map((name) => ({ ...told, name }))
  return (told.name?.length ?? 0) > LONGEST_NAME ? undefined : [told]
}
const LONGEST_NAME = 8
const NAME = /^\p{Script=Han}{2,4}$/u

/** 没, 要, and whoever belongs to somebody else, at the end of what stands before 住院. */
const OF_KIN_OR_NOT =
  /(?:[没不未要想该快得能妈爸爹娘妻夫]|老伴|爱人|家属|家里|儿子|女儿|闺女|姑娘|媳妇|女婿|孙子|孙女|孩子|老头|老婆)$|^(?:其余|其他|其它|别的|剩下|另外|我|他|她|都|有人)/

function clauseOf(clause: string): Told | undefined {
  const is = (what: Told['what'], pattern: RegExp): Told | undefined => {
    const name = pattern.exec(clause)?.groups?.['name']
    if (name === undefined) return undefined
    return REST.test(name) ? { what } : { name, what }
  }
  const isNamed = !OF_KIN_OR_NOT.test(HOSPITAL.exec(clause)?.groups?.['name'] ?? '')
  return (
    (isNamed ? is('hospital', HOSPITAL) : undefined) ??
    is('family', FAMILY) ??
    is('no-answer', NO_ANSWER) ??
    is('bad-number', BAD_NUMBER) ??
    is('told', TOLD)
  )
}
