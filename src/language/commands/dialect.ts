/** What asks, in dialect, as the commands have it: 要带啥子, 在哪噶. Character for character, so that every position stays. */
import { rewriting } from '../needed.ts'

const STEPS = [
  rewriting(/啥子|么子|嘛子/g, '什么'),
  rewriting(/哪[噶嘎塌垯搭]|(?<=[在到去])哪块(?![地表钱])/g, '哪里'),
  rewriting(/咋个|啷个/g, '怎么'),
]

/** The same text, as long, in the words of the phrases. */
export const inPhraseWords = (text: string): string => STEPS.reduce((words, step) => step(words), text)
