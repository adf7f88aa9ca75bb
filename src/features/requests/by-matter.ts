/** 暖气那个事办好了, 取暖费那个转给刘志强: staff say what it is about instead of its number. Pure. */
import { type Numbered, readNumbered } from './numbered.ts'
import { sharedWords } from './same-matter.ts'

/** What may be asked about without a number; only 101 回：…… ever goes to anybody. */
const DEEDS: ReadonlySet<Numbered['deed']> = new Set(['done', 'reopen', 'hand-on', 'take', 'postpone'])
/** A longer sentence is no word about one of them, in characters. */
const LONGEST = 40
/** 王秀英的事别转给刘志强, 暖气明天办好: nothing is to be done, or not now. */
const NOT_NOW =
  /(?:别|不|不要|不用|没|没有|等|勿|甭|再|先|还|明[天儿]|后[天儿]|下周[一二三四五六日天]?|改天|回头|过[几两]天)$/
const ASKS = /[？?吗么]|没有?$|谁|什么|怎么|几件/

/** The matter, and what is done about it as it is written behind a number; `undefined`: it says nothing of the kind. */
export function splitMatter(text: string): { readonly matter: string; readonly deed: string } | undefined {
  const said = text.trim()
  if (said.length > LONGEST || ASKS.test(said) || /\d{3}/.test(said)) return undefined
  for (let at = 2; at < said.length - 1; at++) {
    const deed = said.slice(at)
    const read = /^[，,、：:\s]/.test(deed) ? undefined : readNumbered(deed, 0)
    if (read === undefined || !DEEDS.has(read.deed)) continue
    const matter = said.slice(0, at)
    return NOT_NOW.test(matter) ? undefined : { matter, deed }
  }
  return undefined
}

/** Those that are spoken of: by the most words that tell what it is about, and by who asked. */
export function spokenOf<T extends { readonly asker: string; readonly words: string | null }>(
  open: readonly T[],
  matter: string,
): readonly T[] {
  const told = open.map((one) => {
    const name = one.asker.split('（')[0] ?? ''
    const isNamed = name.length > 1 && matter.includes(name)
    return { one, weight: sharedWords((one.words ?? '').replaceAll(name, ''), matter) + (isNamed ? 1 : 0) }
  })
  const most = Math.max(0, ...told.map(({ weight }) => weight))
  return most === 0 ? [] : told.filter(({ weight }) => weight === most).map(({ one }) => one)
}
