/** Words shared by everything that answers requests. */
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { UserError } from '../base/errors.ts'

export type { Html } from '../feature.ts'

/** `incoming` is there when a real server runs, not when a test asks the site directly. */
export type WebEnv = { Bindings: Partial<HttpBindings> }
export type Site = Hono<WebEnv>
export type Web = Context<WebEnv>

/** Address of the other side, for counting; the same word for all where it is not known. */
export function callerOf(c: Web): string {
  const env: Partial<HttpBindings> | undefined = c.env
  return env?.incoming?.socket.remoteAddress ?? 'unknown'
}

/** Did htmx ask for a piece of a page, rather than the browser for a whole one? */
export function wantsPiece(c: Web): boolean {
  return c.req.header('HX-Request') === 'true'
}

/** The fields of a posted form. Nothing else is taken: other kinds of bodies are no form of ours. */
export async function readForm(c: Web): Promise<URLSearchParams> {
  const kind = c.req.header('Content-Type') ?? ''
  if (!kind.startsWith('application/x-www-form-urlencoded')) {
    throw new UserError('bad-form', '这个请求不是从本页面发出的，请刷新页面后再试。')
  }
  return new URLSearchParams(await c.req.text())
}

/** Answers a form that was carried out: htmx is told to fetch what is new, a plain browser is led to `page`. */
export function acknowledge(c: Web, page: string): Response {
  return wantsPiece(c) ? c.body(null, 204, { 'HX-Trigger': 'changed' }) : c.redirect(page, 303)
}

/** Leads the browser to another place, also when htmx has asked for a piece of a page. */
export function redirect(c: Web, place: string): Response {
  return wantsPiece(c) ? c.body(null, 401, { 'HX-Redirect': place }) : c.redirect(place, 303)
}
