/** Whom a notice leaves out, said right behind whom it is for: 太极拳协会的发，合唱团的不发，周五录像; 第二支部，何守田别发，他家有事. Pure. */

interface Said {
  readonly whom: string
  readonly text: string
}

const NOT_SENT = '(?:不发|别发|不用发|先别发|不通知|别通知|不用通知)'
const SAYS_SO = `(?:${NOT_SENT}|除外)`
const BEHIND_WHOM = new RegExp(
  `^[，,。；、\\s]*(?<out>[^，,。；、：:\\s]{2,16}?的?(?:就|都|也)*${SAYS_SO}|(?:不含|不包括|除了?)[^，,。；、：:\\s]{2,16})了?[，,。；：:\\s]+(?<text>[\\s\\S]+)$`,
)
/** 有两头都在的也别发: one of both clubs is left out already. */
const OF_BOTH = /^有?(?:两[头边个]|都)都?在的/

/** Whoever is left out belongs to whom it is for, and is no part of what they are told. */
export function withLeftOut({ whom, text }: Said): Said {
  const found = BEHIND_WHOM.exec(text.replace(/^的?发(?=[，,。、\s])/, ''))?.groups
  if (found?.['out'] === undefined || found['text'] === undefined) return { whom, text }
  const without = OF_BOTH.test(found['out']) ? whom : `${whom}，${found['out']}`
  return withLeftOut({ whom: without, text: found['text'] })
}

const GETS_NONE = new RegExp(`${NOT_SENT}$`)
const LEAVES_OUT = new RegExp(`${SAYS_SO}$|，(?:不含|不包括|除)|^除|不是`)

/** 合唱团的不发: it is sent to the others. 第一支部，不含异地的有多少人 is no notice. */
export const saysWhoGetsNone = (whom: string): boolean => GETS_NONE.test(whom)

/** Behind whom is left out, and no text for anybody: 他家有事; 独居的我上门说. */
const WHY_OR_WHO_ELSE =
  /^(?:[他她](?:家|们)?.{1,8}|[^，,。]{0,10}?我们?(?:自己|亲自|单独|上门|登门|打电话|当面|去)+(?:去)?(?:说|讲|通知|告诉|送))[了吧]?$/

export const hasNoText = ({ whom, text }: Said): boolean => LEAVES_OUT.test(whom) && WHY_OR_WHO_ELSE.test(text)
