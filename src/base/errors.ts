/**
 * An error that a person can mend. `message` says what is wrong and what to do, in words for that person;
 * `exitCode` is what the process ends with when nothing else can be done.
 */
export class UserError extends Error {
  readonly code: string
  readonly exitCode: number

  constructor(code: string, message: string, exitCode = 1, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UserError'
    this.code = code
    this.exitCode = exitCode
  }
}

/** Exit codes of the program; see "Start and stop" in the README. */
export const EXIT = {
  ok: 0,
  crashed: 1,
  badConfig: 2,
  databaseAway: 3,
  folderLocked: 4,
  portInUse: 5,
  chatFailed: 6,
} as const

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
