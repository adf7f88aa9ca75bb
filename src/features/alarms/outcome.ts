/** Whether words tell how an emergency has ended. Pure. */

const OVER =
  /没(?:啥|什么)?事|平安|安全了|脱险|脱离危险|虚惊|误报|误会|搞错|确认(?:过|了)|已确认|(?:送|住)(?:到|进|去|往|了)?(?:医院|院)|送医|扶起来|处理好|解决了/
const NOT_OVER = /没联系上|没找到|联系不上|打不通|(?:没|不|无)人?接|还没|不知道|不清楚|不确定|吗|[？?]|如果|要是/
/** A longer word is a letter, in characters. */
const LONGEST_OUTCOME = 40

/** Whether staff tell how an emergency has ended: 已确认，人没事; 孙子在，没事了. */
export const tellsItIsOver = (words: string): boolean =>
  words.length <= LONGEST_OUTCOME && OVER.test(words) && !NOT_OVER.test(words)
