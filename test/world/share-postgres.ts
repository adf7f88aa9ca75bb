/** One PostgreSQL for all files of a run, instead of one for each; see `usePostgres`. */
import { startPostgres } from './postgres.ts'

/** Where none can run, every file that wants one finds out, and says so, by itself. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['QWY_TEST_POSTGRES']) return undefined
  const postgres = await startPostgres().catch(() => undefined)
  if (postgres === undefined) return undefined
  process.env['QWY_TEST_POSTGRES'] = postgres.url
  return postgres.stop
}
