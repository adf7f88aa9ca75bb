/** The invitation as it is read: by whoever is asked, and before it goes out by whoever plans. */
import type { Office } from '../../../feature.ts'
import { inWords } from '../in-words.ts'
import type { Activity } from '../queries.ts'
import type { seriesInWords } from '../series.ts'
import * as wording from '../wording.ts'

/** Whom it is for, and what is said to them alone. */
interface Reader {
  readonly address: string
  readonly series: Awaited<ReturnType<typeof seriesInWords>>
  /** They are counted as coming already. */
  readonly isIn: boolean
  /** They seldom come, and this is quiet and indoors. */
  readonly seldom?: boolean
}

/** Whoever is counted as coming to a series need not answer. */
export function invitationText(activity: Activity, office: Office, { address, series, isIn, seldom }: Reader): string {
  const plain = inWords(activity, office.zone)
  const details = seldom === true ? `${plain.details}${wording.takesLittle()}` : plain.details
  const words = { ...plain, details, ...(series && { when: series.when }) }
  const whom = wording.whomToAsk(activity.contact, office.phone)
  return isIn
    ? wording.countedIn(address, words, whom)
    : wording.invitation(address, words, whom, series === undefined ? undefined : wording.everyTimeYes)
}
