/** Words that say, right after something, that it was a mistake; whoever listens for them adds what belongs to the matter. */
export const TAKEN_BACK = ['弄错了', '搞错了', '说错了', '打错了', '登错了', '错了'] as const

const ENTERED_WRONGLY =
  /^(?:我|刚才?|刚刚|哎呀|哎|不好|[那这]条|[那这]个|上一?条|的|[，, ])*(?<one>(?:登记?|录入?)错了)[，,。！! ]*(?:(?:帮我)?(?:撤回?|撤掉|取消|删掉?|作废|不算)[了吧掉]*)?[。！!]*$/

/** 我刚才那条登错了 撤了 says no more than 登错了, and names nothing else that is to be taken back. 我记错了，取消吧 cancels. */
export const inOneWord = (text: string): string => ENTERED_WRONGLY.exec(text.trim())?.groups?.['one'] ?? text
