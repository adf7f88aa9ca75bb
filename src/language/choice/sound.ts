/** Options of which an answer only has the sound: 威信 for 微信, 俱乐步 for 俱乐部门口, 五人的 for 五仁月饼. Pure. */
import { soundDistance } from '../sounds.ts'

const AROUND =
  /^(?:我|俺|就|那|还是|要|选|来|给我|去|坐|到|报|订|定|领)+(?=.{2})|(?:吧|呗|啊|呀|了|的|哈|哦|呢|嘞|啦|那个|就行|就好|谢谢|[。，！~ ])+$/g
/** Two characters in a row may sound alike, of longer words one in two. */
const EACH = 0.3

/** The place of the only label with a stretch that sounds like the text, with a character right or all of them alike. */
export function soundsLike(text: string, labels: readonly string[]): number | undefined {
  const bare = text.replace(AROUND, '')
  if (!/^[一-龥]{2,8}$/.test(bare)) return undefined
  const heard = labels.map((label) => Math.min(...stretches(label, bare.length).map((part) => apart(bare, part))))
  const least = Math.min(...heard)
  const [only, ...others] = heard.flatMap((one, index) => (one === least ? [index] : []))
  return least <= EACH * Math.max(1, Math.floor(bare.length / 2)) && others.length === 0 ? only : undefined
}

const stretches = (label: string, length: number): readonly string[] =>
  Array.from({ length: Math.max(0, label.length - length + 1) }, (_, from) => label.slice(from, from + length))

function apart(text: string, part: string): number {
  const changed = [...part].filter((char, at) => text.charAt(at) !== char).length
  const distance = soundDistance(text, part)
  // Nearly alike is not enough: 双人间 is no 三人间.
  return distance === undefined || distance > changed * EACH + 0.01 || (changed === part.length && part.length < 2)
    ? 9
    : distance
}
