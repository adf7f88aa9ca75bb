/** The files a page loads: our own style, script and icon, and htmx from its package. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Site } from './web.ts'

const fromPackage = (path: string) => createRequire(import.meta.url).resolve(path)
const ownFile = (name: string) => fileURLToPath(new URL(`./public/${name}`, import.meta.url))

const FILES = {
  'htmx.js': fromPackage('htmx.org/dist/htmx.min.js'),
  'sse.js': fromPackage('htmx-ext-sse/dist/sse.min.js'),
  'console.js': ownFile('console.js'),
  'console.css': ownFile('console.css'),
  'icon.svg': ownFile('icon.svg'),
} as const

type AssetName = keyof typeof FILES
/** The address under which a page loads a file; it changes with the content, so browsers may keep it for ever. */
export type AssetUrl = (name: AssetName) => string

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Reads the files once and serves them below `/assets/`. Throws when one is missing: the installation is broken. */
export function serveAssets(site: Site): AssetUrl {
  const urls = new Map<AssetName, string>()
  for (const name of Object.keys(FILES) as AssetName[]) {
    const content = readFileSync(FILES[name], 'utf8')
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain'
    urls.set(name, `/assets/${name}?v=${createHash('sha256').update(content).digest('hex').slice(0, 12)}`)
    site.get(`/assets/${name}`, (c) =>
      c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }),
    )
  }
  return (name) => urls.get(name) ?? ''
}
