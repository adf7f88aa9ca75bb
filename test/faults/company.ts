/** Several real programs on one PostgreSQL, each with its own phones. */
import { onTestFinished } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { nameFolder } from '../../src/store/folder-name.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { readPhones } from './phones.ts'
import { type Program, patiently, type Settings, startProgram, temporaryFolder, typePatiently } from './program.ts'

/** 第一支部. */
export const BRANCH = ['0101', '0102', '0103', '0104', '0105', '0106', '0107'].map((number) => `phone-${number}`)

/** One program with its own phones; whose chat writes here writes nowhere else. */
export interface Member {
  readonly settings: Settings
  readonly people: readonly string[]
  program: Program
  url: string
}

export interface Company {
  readonly store: Store
  readonly members: readonly Member[]
  /** The member that sends for the account now. */
  owner(): Promise<Member>
  restart(member: Member): Promise<void>
  /** Each of these members' people write once. */
  write(...members: Member[]): Promise<void>
  /** Resolves when all that was written to these members is in the tables, and the tables hold nothing that could be done. */
  settled(...members: Member[]): Promise<void>
  /** What lies on all phones, by its time. */
  ledger(): ReturnType<typeof readPhones>['messages']
}

/** `count` programs on an empty database, at work; they end with the test. */
export async function gather(count: number, DATABASE_URL: string): Promise<Company> {
  const members: Member[] = []
  for (let index = 0; index < count; index++) {
    const settings = { DATA_DIR: temporaryFolder(), DATABASE_URL }
    const program = startProgram(settings)
    const people = BRANCH.filter((_, at) => at % count === index)
    members.push({ settings, people, program, url: await program.url() })
  }
  const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: '', log: silentLog })
  onTestFinished(() => store.close())
  return {
    store,
    members,
    async owner() {
      const { owner } = await store.db
        .selectFrom('account')
        .where('owner', 'is not', null)
        .select('owner')
        .executeTakeFirstOrThrow()
      const found = members.find(({ settings }) => owner?.startsWith(`${nameFolder(settings.DATA_DIR)}/`))
      if (found === undefined) throw new Error('nobody owns the account')
      return found
    },
    async restart(member) {
      member.program = startProgram(member.settings)
      member.url = await member.program.url()
    },
    async write(...writers) {
      for (const { url, people } of writers) for (const one of people) await typePatiently(url, one, '帮助')
    },
    settled: (...those) => patiently(() => isSettled(store, those), 'something is left lying'),
    ledger: () =>
      members
        .flatMap(({ settings }) => readPhones(settings.DATA_DIR).messages)
        .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  }
}

async function isSettled({ db }: Store, members: readonly Member[]): Promise<boolean> {
  const recorded = await db.selectFrom('inbox').select('platform_message_id').execute()
  const known = new Set(recorded.map((row) => row.platform_message_id))
  const written = members.flatMap(({ settings }) => readPhones(settings.DATA_DIR).written)
  if (!written.every((id) => known.has(id))) return false
  const received = await db.selectFrom('inbox').select('id').where('state', '=', 'received').execute()
  const due = await db.selectFrom('outbox').select('id').where('state', 'in', ['due', 'sending']).execute()
  const open = await db.selectFrom('job_run').select('job_id').where('state', '=', 'open').execute()
  return received.length + due.length + open.length === 0
}
