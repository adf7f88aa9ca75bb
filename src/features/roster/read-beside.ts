/** 给陈德福加标签失独, 陈德福退出合唱团, 给陈德福加家属女儿陈红13900000001: who, which list, what comes or goes. Pure. */
import { asksAfter } from '../../language/commands/asked.ts'
import { readPhones } from './read-phones.ts'
import { BESIDE } from './vocabulary.ts'
import { withoutThanks } from './without-thanks.ts'

/** What a sentence asks to be added to a list beside somebody's record, or taken from it. */
export type AskedBeside = { readonly name: string; readonly adds: boolean } & (
  | { readonly list: 'tags' | 'clubs'; readonly value: string }
  | {
      readonly list: 'relatives'
      readonly value: string
      readonly relation: string | null
      readonly phone: string | null
    }
)

/** `undefined`: the text asks for no such change. `text` is normalised. */
export function readBeside(text: string): AskedBeside | undefined {
  const bare = withoutThanks(text).replace(/[。！]+$/, '')
  if (asksAfter(bare)) return undefined
  for (const [form, list, adds] of BESIDE) {
    const groups = form.exec(bare)?.groups
    if (groups === undefined) continue
    const { name = '', value = '', relation, rest = '' } = groups
    if (list !== 'relatives') return { name, adds, list, value: value.trim() }
    const { mobile, landline } = readPhones(rest.replace(/\p{Script=Han}+/gu, ''))
    return { name, adds, list, value, relation: relation ?? null, phone: mobile ?? landline ?? null }
  }
  return undefined
}
