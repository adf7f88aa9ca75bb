/** Prints every pattern of the program: those written in it, and those it puts together when it is loaded. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '..', '..')
/** They start something when they are loaded. */
const STARTING = ['src/main.ts', 'src/restore.ts', 'src/import-list.ts', 'src/language/explain.ts']

const built = new Set<string>()
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, args, self) {
    const made = Reflect.construct(target, args, self)
    built.add(made.toString())
    return made
  },
})

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') || file.endsWith('.tsx'))
  .map((file) => `src/${file}`)
  .filter((file) => !STARTING.includes(file))
for (const file of files) await import(pathToFileURL(join(ROOT, file)).href)
process.stdout.write(JSON.stringify([...built]), () => process.exit())
