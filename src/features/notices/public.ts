/** What other features may use of notices. */
export { enterChoices } from './enter-choice.ts'
