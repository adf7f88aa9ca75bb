/** What this feature recognises beyond the phrases of its commands. */

/** 何守田去世登记错了: it speaks of a death and takes it back. */
export const WRONGLY_TOLD = /(?:登记|记|弄|搞|报|说)错|没有?(?:去世|过世|死)|撤销|取消/
