import { log } from 'wechaty-puppet'

/** Stops the puppets and wechaty from writing to standard output; to be called before any of them is loaded or made. */
export function silenceWechaty(): void {
  log.level('silent')
}

/**
 * Loads wechaty, silenced: with WECHATY_LOG=verbose it installs handlers, as it is loaded, that keep a broken process
 * alive. That is why nothing else may import it.
 */
export async function loadWechaty(): Promise<typeof import('wechaty')> {
  silenceWechaty()
  return import('wechaty')
}
