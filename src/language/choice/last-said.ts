/** 大米，不对不对，换成油: what stands behind the last second thought is what counts. Pure. */

const TURN =
  /(?:不对)+|等等|等一?下|(?:写|打|说|选|按|点|发)错了?|(?<=[，。！；\n ])(?:不[，。！ ]|(?:算了|哦|噢|哎)[，。！ ]*(?:还是|换|改|那)?)|(?:还是)?(?:换|改)(?:成|为|选|到)?(?=[^，。]{1,8}$)|改主意了?/g
/** 1吧，要不还是2 */
const LAST_NUMBER =
  /[1-9一二三].{0,8}?(?:(?:要不)?还是|改成?|换成?|算了)(?:还是)?(?:选|要)?(?<number>[1-9])(?![\d点:号个人])/
const LEAD = /^(?:是|应该是|应该|我是|我要|，|。|！|、|；| |了|的|吧|啊)+(?=.)/

/** What was said last, and whether something else was said before. */
export function lastSaid(text: string): { readonly text: string; readonly isSecond: boolean } {
  const number = LAST_NUMBER.exec(text)?.groups?.['number']
  if (number !== undefined) return { text: number, isSecond: true }
  const last = [...text.matchAll(TURN)].at(-1)
  const rest = last === undefined ? '' : text.slice(last.index + last[0].length).replace(LEAD, '')
  const before = text.slice(0, last?.index).replace(/[，。！；、 ]/g, '')
  if (last === undefined || rest === '') return { text, isSecond: false }
  return { text: rest, isSecond: before !== '' }
}
