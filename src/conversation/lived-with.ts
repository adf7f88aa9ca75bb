import { readReply } from '../language/reply/read-reply.ts'

const LIVED_WITH = /血[糖压脂]高|尿酸高|糖尿病|牙(?:口|不)/g

/** Whether words tell of what one lives with for years and of no other trouble: 血压高，头晕 tells more. */
export const isLivedWith = (text: string): boolean =>
  text.search(LIVED_WITH) >= 0 && readReply(text.replaceAll(LIVED_WITH, '')).danger === undefined
