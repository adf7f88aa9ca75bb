/** The line to a puppet that lives elsewhere, as those see it who ask something of that puppet. */
import type { Puppet } from 'wechaty-puppet'

export interface Lifeline {
  /** Resolves when the puppet can be asked; the signal is aborted when the line is lost. After the end, it never is. */
  up(): Promise<AbortSignal>
  /** Aborted when the line as it is now is lost. */
  lost(): AbortSignal
  /** Calls `listener` at every loss, with how long ago, in milliseconds, the line was last known to be good. */
  whenLost(listener: (silentMs: number) => void): void
}

/** A puppet; with a line where it lives in another process. */
export type LinedPuppet = Puppet & { readonly line?: Lifeline }
