/** What this feature recognises beyond the phrases of its commands. */

/** 搞错了，周福生还活着呢; 不是孙淑珍: somebody who was entered as dead is not. Only where one of those is named. */
export const ALIVE = /还(?:活着|健在|在世|在呢|好好的)|没有?(?:去世|过世|死|走|这回事)|(?:登记|记|弄|搞|报|说)错|不是/

/** 何守田去世登记错了: it speaks of a death and takes it back. */
export const WRONGLY_TOLD = /(?:登记|记|弄|搞|报|说)错|没有?(?:去世|过世|死)|撤销|取消/

const STAY =
  /^登记(?<name>[\u4e00-\u9fff·]{2,5}?)(?:同志|师傅|老师)?(?:又|刚|昨天|今天)?(?:住院|住进医院)了?[，,。 ]\s*(?<where>\S.{1,38})$/

/** 登记何守田住院，住在二院骨科: who, and where. */
export function readStay(text: string): { readonly name: string; readonly where: string } | undefined {
  const { name, where } = STAY.exec(text)?.groups ?? {}
  return name === undefined || where === undefined ? undefined : { name, where }
}
