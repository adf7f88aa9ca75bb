/** Privacy: what people agree to, what they want to receive, who looked at their data, and how it is deleted. */
import type { Feature } from '../../feature.ts'
import { askConsent, askReaders, consentAnswered, sayConsent } from './consent.ts'
import { consents } from './consents.ts'
import { deleteMine, deleteSomebody, deletionConfirmed } from './delete.ts'
import { forgetFiles } from './forget-files.ts'
import { createHowLong, whoMaySee } from './how-kept.ts'
import { kindChosen, sendAgain, stopSending, thinksBetter, whatIsStopped, whoseChosen } from './opt-out.ts'
import { declineFor, kindOfOther, resumeFor, stopFor, whomToStop } from './opt-out-for.ts'
import { paperConfirmed, signedOnPaper } from './paper.ts'
import { forget } from './queries.ts'
import { createRetention, type Keep } from './retention.ts'
import { stillWanted } from './still-wanted.ts'
import { trail } from './trail.ts'
import { viewers, viewersOf } from './viewers.ts'
import type { KeptFor } from './wording.ts'

/** `words`: for how many days words are kept, for whoever asks. */
export function createPrivacy({ words, ...settings }: Keep & { readonly words: KeptFor }): Feature {
  return {
    id: 'privacy',
    helpTopic: '信息和同意书',
    rights: {
      'privacy.own': ['member', 'former'],
      'privacy.enter': ['staff', 'administrator'],
      'privacy.trail': ['staff', 'administrator'],
      'privacy.forget': ['administrator'],
    },
    commands: [
      // Before what is said of oneself.
      stopFor,
      resumeFor,
      declineFor,
      stopSending,
      sendAgain,
      whatIsStopped,
      sayConsent,
      signedOnPaper,
      consents,
      viewers,
      viewersOf,
      whoMaySee,
      createHowLong(words),
      deleteMine,
      deleteSomebody,
      trail,
    ],
    answers: [
      consentAnswered,
      kindChosen,
      whoseChosen,
      thinksBetter,
      kindOfOther,
      whomToStop,
      paperConfirmed,
      deletionConfirmed,
    ],
    jobs: [askReaders, ...createRetention(settings), forgetFiles],
    afterTalk: askConsent,
    stillWanted,
    forget,
  }
}
