/** 重阳茶话会催一下: whom staff want asked again, where the name stands before the verb. */

const NAME_FIRST =
  /^(?:那个|把)?(?<name>.{2,20}?)(?:那个)?的?(?:通知)?的?(?:再|也|还要|得|帮我|帮忙|给我)*(?:催|提醒)(?:一下|下|一催|催|一遍|一次)?(?:大家|他们|没回的|没报名的|没报的)?(?:人|同志)?[吧啊呗哈。！ ]*$/

/** Stand around a name and are none of it: 给重阳茶话会没回的催一下. */
const AROUND = /^(?:给|把|那个)+|(?:的|没回|没报名|没报|活动|报名|通知|那边|那个|人|同志)+$/g

/** What is named before 催一下, as it was said; whether it names anything is for the caller to see. */
export const hurriedFirst = (text: string): string | undefined =>
  NAME_FIRST.exec(text.trim())?.groups?.['name']?.replace(AROUND, '')

/** Whether words are what something is called, or a part of it. 重阳茶话会别 and 停水前一天 say more than a name, so they are none. */
export const isCalled = (title: string, words: string): boolean => words.length >= 2 && title.includes(words)
