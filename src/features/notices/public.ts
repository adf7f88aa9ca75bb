/** What other features may use of notices. */
export { noticeCalls } from './call-source.ts'
export { enterChoices } from './enter-choice.ts'
