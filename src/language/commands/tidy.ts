/** Takes away what only leads to a value or trails it. */

const LED =
  /^(?:的|于|就?在|到|来(?=.{2})|是|为|把|让|了|[:： ]|一下|麻烦|帮忙|帮我|我们|我想|想|请|发个?通知|通知|安排|组织|举办|举行|开展|召开|放映|办|搞|有|将|应该|应|还是|大家(?=.{2})|一起)+/
const TRAILED = /(?:[的 :：]|的?(?:老)?同志们?|开始|准时|吧|啊|呀|哦)+$/
const COUNTED = /^(?:第?[一1]|这|那)?(?:次|场|个|期|堂|届|项|台|轮)(?=.{2})/

/** The words of a value without what leads to it: 有一个健康讲座, 举办一次座谈会. */
export function tidy(value: string): string {
  const bare = value.replace(LED, '').replace(COUNTED, '').replace(LED, '').replace(TRAILED, '')
  // 开座谈会 is 座谈会, but 开会 stays. What was read across spaces are several: 第一支部 第二支部.
  return bare
    .replace(/^开(?=.{3})(?!会|班|幕|放)/, '')
    .replace(COUNTED, '')
    .replace(/ +/g, '、')
}
