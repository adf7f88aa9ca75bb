/** What this feature recognises beyond the phrases of its commands. */

/** 搞错了，周福生还活着呢; 不是孙淑珍: somebody who was entered as dead is not. Only where one of those is named. */
export const ALIVE = /还(?:活着|健在|在世|在呢|好好的)|没有?(?:去世|过世|死|走|这回事)|(?:登记|记|弄|搞|报|说)错|不是/

/** 何守田去世登记错了: it speaks of a death and takes it back. */
export const WRONGLY_TOLD = /(?:登记|记|弄|搞|报|说)错|没有?(?:去世|过世|死)|撤销|取消/
