/** What several sentences about requests are made of. */
import { shorten } from '../../../language/say.ts'

const NO_NAME = '有位同志'
export const nameOf = (asker: string): string => (asker === '' ? NO_NAME : asker)

/** Long words are shown in part. */
export const short = (words: string): string => shorten(words, 40)

/** “老年证在哪儿办？”，又说：“要几张照片？” */
export const said = ({ words, more }: { readonly words: string; readonly more: string | null }): string =>
  `“${short(words)}”${more === null ? '' : `，又说：“${short(more)}”`}`

/** `cares`: who sees to it, by what it is about. */
export const toAnswer = (
  number: number,
  since: string,
  cares?: { readonly topic: string; readonly owner: string },
): string =>
  `第${number}号，${since}来的${cares === undefined ? '' : `，${cares.topic}，归${cares.owner}同志管`}。要回，请说：${number} 回：……；办完了，请说：${number} 办完了。`
