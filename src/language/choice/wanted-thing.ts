/**
 * Where something is offered to be brought or taken (要送水 and 不要送水, 要 and 不要), an answer need not hold the words of the
 * options: 要两桶水, 给我送一桶, 水也要, 我家不用送. Pure.
 */
import { literal } from '../../base/literal.ts'

/** What is done with a thing that one may have or not. */
const OFFERED = /^(?:要|需要|想要|送|领|收|订|换|装|借|拿)/
const ONLY_DONE = /^(?:需要|想要|要|送|领|收|订|换|装|借|拿)+/

const WHO = '(?:我们?|俺们?|咱们?|家里?|老两口|那|就|嗯+|哦|也|还是?|都|当然|肯定|请|麻烦|帮忙?|得|[你您](?:们)?)*'
const SOME = '(?:[一两二三四五六七八九十几半\\d]+|个|点)?(?:大|小)?(?:桶|袋|箱|瓶|份|盒|个|斤|壶|提|件|本|套|点|次|趟)?'
const PARTICLES = '(?:的|了|吧|呗|啊|呀|哈|哦|呢|嘞|啦|就行|就够了?|就好|够了|来|过来|上门|谢谢|[。！~ ])*'
/** It is left open, asked back, or speaks of something else: 要是, 要不, 要紧. */
const OPEN =
  /[吗？几啥怎咋谁]|什么|多少|能不能|要不要|用不用|还是|或者|要[是么紧命]|要不(?!要)|再说|考虑|商量|别人|人家/
/** 没送到, 送错了 tell how it went. */
const NOT_HOW = '(?![到错晚早去给完没不过])'

/** Whether the thing is wanted; `undefined`: the words say neither, or both. `verb`: what both options are about (送水). */
export function wantsThing(text: string, verb: string): 'yes' | 'no' | undefined {
  if (!OFFERED.test(verb) || OPEN.test(text)) return undefined
  // Where it is only asked whether it is wanted, how it comes is as good a word.
  const own = ONLY_DONE.exec(verb)?.[0] ?? verb
  const done = own === '要' ? '(?:要|送|领|拿)' : own
  const thing = literal(verb.replace(ONLY_DONE, ''))
  const before = thing === '' ? '(?:[一-龥]{1,2}(?=[也都就不]))?' : `(?:${thing})?`
  const wants = new RegExp(
    `^(?:没${thing}了?)?${WHO}${before}${WHO}(?:${done}|想?要|需要|来(?=[一两几\\d])|给[我俺](?:们|家)?)${NOT_HOW}(?:${done}|要|送|给[我俺](?:们|家)?)*${SOME}${thing === '' ? '[一-龥]?' : `(?:${thing})?`}${PARTICLES}$`,
  )
  const refuses = new RegExp(
    `^${WHO}${before}${WHO}(?:不用|不要|不需要?|用不[着上]|别|甭|不必|免了?)(?:再|给[我俺](?:们|家)?|帮我)*(?:${done}|要|${thing === '' ? '$' : thing}|$|了)${NOT_HOW}`,
  )
  const said = text.split(/[，。；！、 \n]+/).flatMap((clause) => {
    if (refuses.test(clause)) return ['no' as const]
    return wants.test(clause) ? ['yes' as const] : []
  })
  const [first] = said
  return said.every((one) => one === first) ? first : undefined
}
