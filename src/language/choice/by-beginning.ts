/** 收 for 收下, beside 不收: the only label that begins so. Pure. */
import { isOnlyFunction } from './names.ts'

const PARTICLES = /(?:吧|呗|啊|呀|了|哈|哦|嘞|谢谢|[。，！~ ])+$/
/** What is longer tells more than a choice; 对 and 是 answer whatever is asked. */
const LONGEST = 4
const ASSENTS = /^(?:对|是|嗯|哦|谢谢?|成|同志|你好?|您好?)$/

/** The place of the label; 好, 去 and other words that name nothing by themselves are no beginning. */
export function byBeginning(text: string, labels: readonly string[]): number | undefined {
  const said = text.replace(PARTICLES, '')
  if (!/^[一-龥]+$/.test(said) || said.length > LONGEST || isOnlyFunction(said) || ASSENTS.test(said)) return undefined
  const begun = labels.flatMap((label, place) => (label.startsWith(said) ? [place] : []))
  return begun.length === 1 ? begun[0] : undefined
}
