/** Whether 几点 asks what time it is now, and not when something begins. Pure; `text` is normalised. */
export const asksTheHour = (text: string): boolean =>
  /^(?:现在|这会儿)[是都]*(?:几点|什么时间|啥时)|^(?:几点钟?|什么时间|啥时间)了/.test(text)
