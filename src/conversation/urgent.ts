/** Words that cannot wait (rule 31): a calm line at once, and staff at any hour. The bot never says that help is on the way. */
import * as wording from './wording.ts'

const MIND = /想不开|不想活|活够|自杀|寻死|轻生/
const FRAUD = /被骗|骗子|诈骗|转账|验证码/

/** The line for somebody in distress; which number depends on the kind of it. */
export function calmLine(text: string): string {
  if (MIND.test(text)) return wording.emergencyOfMind()
  if (FRAUD.test(text)) return wording.emergencyOfFraud()
  return wording.emergency()
}
