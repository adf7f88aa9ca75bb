/** Tells somebody outside the chat platform, for when that is what has failed. */
import { sleep } from '../base/clock.ts'
import { errorText } from '../base/errors.ts'
import type { Log } from '../base/log.ts'

/** Says one sentence; resolves with whether it was taken. Never rejects. */
export type Alert = (text: string) => Promise<boolean>

/** How long a webhook may take, in milliseconds. */
const ANSWER_MS = 10_000

/**
 * Posts to a webhook in the form that the group robots of 企业微信 and 钉钉 take
 * (https://developer.work.weixin.qq.com/document/path/91770). Without a URL nobody is told.
 */
export function createAlert(url: string | undefined, log: Log): Alert {
  if (url === undefined) return async () => true
  return async (text) => {
    const late = new AbortController()
    const answered = new AbortController()
    void sleep(ANSWER_MS, answered.signal).then(() => late.abort())
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
        signal: late.signal,
      })
      if (!response.ok) log.warn({ status: response.status }, 'webhook refuses')
      return response.ok
    } catch (error) {
      // The address may hold a secret: only the reason is logged.
      log.warn({ error: errorText(error) }, 'webhook not reached')
      return false
    } finally {
      answered.abort()
    }
  }
}
