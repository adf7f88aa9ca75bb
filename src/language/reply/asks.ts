/** Whether a reading asks something that a person has to answer. */
import type { Reply } from '../reading.ts'

/** 几点？ asks; 啥意思，我家也停？ asks too, beside not having understood; 不会弄 only wants help. */
export const asksSomething = ({ reply, candidates = [] }: Reply): boolean =>
  reply === 'question' || (reply === 'help' && candidates.includes('question'))
