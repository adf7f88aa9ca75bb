/** Words of danger as the keyboard and dictation write them by sound: 救明, 帅倒, 凶闷, 兄口疼, 揣不上气. */
import { soundDistance } from '../sounds.ts'

/** Two characters say little: they are heard only where they are all that is said. */
const CRIES = ['救命', '摔倒', '胸闷', '晕倒', '心慌', '中风', '中毒', '着火', '骨折', '吐血', '昏倒']
/** So many are heard wherever they stand. */
const SAYINGS = [
  '胸口疼',
  '胸口闷',
  '心口疼',
  '喘不上气',
  '喘不过气',
  '上不来气',
  '摔倒了',
  '叫不醒',
  '叫救护车',
  '被骗了',
  '不想活了',
]
const AROUND = /^(?:快|我|俺|老伴|他|她|人|好像|又|刚|啊|哎呀?)+|(?:了|啊|呀|啦|哇|得很|厉害|[！。~])+$/g
const LONGEST = 12
/** A character that sounds alike is 0.3 apart, one that is only near 0.6: in short words that is another word. */
const farthest = (word: string) => (word.length > 3 ? 0.6 : 0.3)

/** The clause with what sounds like a word of danger written as that word; undefined when nothing does. */
export function heardAsDanger(clause: string): string | undefined {
  if (clause.length < 2 || clause.length > LONGEST) return undefined
  const bare = clause.replace(AROUND, '')
  const cry = CRIES.find((word) => isHeard(bare, word))
  if (cry) return cry
  for (const word of SAYINGS) {
    for (let from = 0; from + word.length <= clause.length; from++) {
      if (isHeard(clause.slice(from, from + word.length), word))
        return clause.slice(0, from) + word + clause.slice(from + word.length)
    }
  }
  return undefined
}

function isHeard(said: string, word: string): boolean {
  const distance = soundDistance(said, word)
  return distance !== undefined && distance > 0 && distance <= farthest(word)
}
