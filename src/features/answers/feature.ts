/** Approved answers: questions of policy are answered in the words that the office has decided on, or by a person. */
import type { Feature } from '../../feature.ts'
import { approved, keepAnswer } from './keep.ts'
import { endAnswer, listAnswers, remindOfExpiry } from './look-after.ts'
import { tellAnswer } from './tell.ts'

export const answers: Feature = {
  id: 'answers',
  helpTopic: '来办的事',
  rights: {
    'answers.set': ['staff', 'administrator'],
    'answers.ask': ['stranger', 'member'],
  },
  commands: [keepAnswer, listAnswers, endAnswer, tellAnswer],
  answers: [approved],
  jobs: [remindOfExpiry],
}
