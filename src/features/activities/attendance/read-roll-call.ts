/** 陈德福、李桂兰没来，其余都到了: what a leader says of who was there. Pure. */
import type { NameSpan } from '../phone/read-entry.ts'
import type { State } from './queries.ts'

/** Who was where; numbers are places in the list of names that was given. */
export interface RollCall {
  readonly said: readonly { readonly name: number; readonly state: State }[]
  /** What holds for everybody else who had signed up. */
  readonly rest: State | undefined
  /** 其他人都到了, by itself: of whom something is noted already, that stays. */
  readonly onlyOthers?: true
}

const JOINT = /^[\s、，和与跟及]*$/
const ABSENT = /没来|没到|未到|缺席|没有来|没有到|没参加/
/** Not 不来了, and not 来了个电话. */
const HAS_COME = '(?<![不没别未能会要想再])(?:到了|来了(?![个电信]))'
const HERE = new RegExp(`${HAS_COME}|到场|签到|已到|都到|也到`)
/** 李桂兰女儿来了, 李桂兰家里来了人: said of somebody else. */
const OF_OTHERS =
  /^(?:他|她)?家?的?(?:里|大|小|二|三)?(?:女儿|儿子|闺女|姑娘|孩子|孙子|孙女|老伴|爱人|家属|家里|儿媳|女婿|保姆|邻居)/
const LEADS_ABSENT = /(?:没来|没到|未到|缺席)的?(?:有|是|人|同志)*[:：]?\s*$/
const LEADS_HERE = new RegExp(`(?:${HAS_COME}|签到|到场)的?(?:有|是|人|同志)*[:：]?\\s*$`)
const OTHERS =
  /(?:其余|其他|其它|剩下|余下|别的|别人)的?(?:人|同志|几位)?(?:全|都|也|均)*(?<what>到|来|在|没来|没到|缺席)/
const EVERYBODY = /^(?:大家|人|全体)?(?:全|都)?(?:到齐了?|到了|来了|都到了?|都来了?)[。！]?$/
/** 除了周福生都到了: what holds for all but those who are named. */
const LEADS_EXCEPTION = /除(?:了|去|开)?\s*$/
const ALL_BUT =
  /^(?:同志|师傅|老师)*(?<own>没来|没到|未到|缺席)?(?:以外|之外|外)?[，、\s]*(?:(?:其余|其他|其它|剩下|余下|别)的?)?(?:人|同志|大家)?(?:全|都)(?:部|都)?(?<rest>没来|没到|未到|缺席|到|来|在|签到)(?:(?<![没未]到)齐|场)?[了啦的]*(?=$|[，。；！\s])/
/** Who is told of here asks nothing and does not come later. */
const OTHER_MATTER = /[？吗]|谁|明天|下次|通知|报名/

/** `undefined`: it is no roll call, or not all of it was understood. */
export function readRollCall(text: string, names: readonly NameSpan[]): RollCall | undefined {
  if (OTHER_MATTER.test(text)) return undefined
  const others = OTHERS.exec(text)
  const what = others?.groups?.['what']
  const rest: State | undefined =
    what === undefined ? undefined : ABSENT.test(what) || /缺席/.test(what) ? 'absent' : 'here'
  if (names.length === 0 && others?.index === 0 && rest !== undefined) return { said: [], rest, onlyOthers: true }
  if (names.length === 0) return EVERYBODY.test(text) ? { said: [], rest: 'here' } : undefined
  if (LEADS_EXCEPTION.test(text.slice(0, names[0]?.from))) return allBut(text, names)
  const words = others === null ? text : text.slice(0, others.index)
  const said: { name: number; state: State }[] = []
  let run: number[] = []
  let lead: State | undefined = leadOf(words.slice(0, names[0]?.from))
  for (const [index, { to }] of names.entries()) {
    run.push(index)
    const gap = words.slice(to, names[index + 1]?.from)
    if (names[index + 1] !== undefined && JOINT.test(gap)) continue
    const state = OF_OTHERS.test(gap) ? undefined : (stateOf(gap) ?? lead)
    if (state === undefined) return undefined
    said.push(...run.map((name) => ({ name, state })))
    run = []
    lead = leadOf(gap) ?? lead
  }
  return { said, rest }
}

/** `undefined`: 除了周福生 with anything else is no roll call, and least of all is he there. */
function allBut(text: string, names: readonly NameSpan[]): RollCall | undefined {
  const isOneRun = names.every(({ to }, at) => {
    const next = names[at + 1]
    return next === undefined || JOINT.test(text.slice(to, next.from))
  })
  const found = isOneRun ? ALL_BUT.exec(text.slice(names.at(-1)?.to)) : null
  const { own, rest: what } = found?.groups ?? {}
  if (what === undefined) return undefined
  const rest: State = ABSENT.test(what) ? 'absent' : 'here'
  const state: State = rest === 'here' ? 'absent' : 'here'
  // 除了周福生没来，其余都没来 says nothing.
  if (own !== undefined && rest === 'absent') return undefined
  return { said: names.map((_, name) => ({ name, state })), rest }
}

function stateOf(gap: string): State | undefined {
  const own = gap.split(/[，。；\n]/)[0] ?? ''
  if (ABSENT.test(own)) return 'absent'
  return HERE.test(own) ? 'here' : undefined
}

function leadOf(before: string): State | undefined {
  if (LEADS_ABSENT.test(before)) return 'absent'
  return LEADS_HERE.test(before) ? 'here' : undefined
}
