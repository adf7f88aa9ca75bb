/** All settings, read from the environment once at start. Every bad one is reported, not only the first. */
import { z } from 'zod'
import { EXIT, UserError } from './base/errors.ts'
import { RECALL } from './base/recall.ts'
import { USUAL } from './base/usual.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '要写成 18:00 这样', abort: true })
const SECONDS = '要写成 0 到 600 的秒数'
const seconds = z.coerce.number(SECONDS).min(0, SECONDS).max(600, SECONDS)
const PORT = '端口是 0 到 65535 的整数'
const port = z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT)
const MEGABYTES = '要写成 1 到 100 的整数，单位是兆'
const megabytes = z.coerce.number(MEGABYTES).int(MEGABYTES).min(1, MEGABYTES).max(100, MEGABYTES)
const TALK = '要写成 0 到 10000 的整数，0 是不限'
const talkLimit = z.coerce.number(TALK).int(TALK).min(0, TALK).max(10_000, TALK)

const NUDGES = '要写成 1 到 3 的整数'
const nudges = z.coerce.number(NUDGES).int(NUDGES).min(1, NUDGES).max(3, NUDGES)
const NUDGE_HOURS = '要写成 0 到 72 的小时数'
const nudgeHours = z.coerce.number(NUDGE_HOURS).min(0, NUDGE_HOURS).max(72, NUDGE_HOURS)

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

const DAYS = '要写成 30 到 36500 的天数'
const days = z.coerce.number(DAYS).int(DAYS).min(30, DAYS).max(36_500, DAYS)

const TRAIL = '要写成 366 到 36500 的天数：一年里的记录删不得'
const trailDays = z.coerce.number(TRAIL).int(TRAIL).min(366, TRAIL).max(36_500, TRAIL)

const zone = z.string().refine(isZone, '没有这个时区，中国是 Asia/Shanghai')

const options = z.string().transform((text, context): Record<string, unknown> => {
  const read = readJson(text)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: '要写成 JSON，比如 {"token":"……"}' })
  return z.NEVER
})

/** Every setting; what each means stands in the README's table. */
const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, '要以 postgres:// 开头；不写就用自带的数据库')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  CONSOLE_PASSWORD: z.string().min(8, '密码至少8位').optional(),
  WECHATY_PUPPET: z.string().min(1).default('local'),
  WECHATY_PUPPET_OPTIONS: options.optional(),
  ACCOUNT: z.string().min(1).optional(),
  OFFICE_NAME: z.string().min(1).optional(),
  OFFICE_PHONE: z.string().min(3, '太短，不像电话号码').optional(),
  OFFICE_ZONE: zone.default('Asia/Shanghai'),
  ADMINISTRATOR: z.string().trim().min(1).max(30, '写一个姓名或编号').optional(),
  ADMINISTRATOR_ANEW: z.enum(['yes', 'no'], '只能是 yes 或 no').default('no'),
  REMIND_AT: time
    .refine((at) => at >= '15:00' && at < '20:00', '要在下午3点到晚上8点之间，老同志才方便看')
    .default('18:00'),
  SUMMARY_AT: time
    .refine((at) => at >= '15:00' && at < '20:00', '要在下午3点到晚上8点之间，老同志才方便看')
    .default(USUAL.summaryAt),
  SHOW_NAMES: z.enum(['yes', 'no'], '只能是 yes 或 no').default('no'),
  RECALL_SECONDS: seconds.default(RECALL / 1000),
  GREET_AT: time
    .refine((at) => at >= '08:30' && at < '11:00', '要在上午8点半到11点之间，老同志才方便看')
    .default(USUAL.greetAt),
  KEEP_PRIVATE_DAYS: days.default(USUAL.keepDays.private),
  KEEP_ROOM_DAYS: days.default(USUAL.keepDays.room),
  KEEP_REQUESTS_DAYS: days.default(USUAL.keepDays.requests),
  KEEP_VIEWS_DAYS: days.default(USUAL.keepViews),
  KEEP_TRAIL_DAYS: trailDays.default(USUAL.keepTrail),
  KEEP_GONE_DAYS: days.default(USUAL.keepGone),
  NOTICE_APPROVAL: z.enum(['yes', 'no'], '只能是 yes 或 no').default('no'),
  NOTICE_NUDGES: nudges.default(USUAL.nudges.most),
  NOTICE_NUDGE_HOURS: nudgeHours.default(USUAL.nudges.everyHours),
  ALERT_WEBHOOK: z.url({ protocol: /^https?$/, error: '要写成 https:// 开头的网址' }).optional(),
  FILE_LIMIT_MB: megabytes.default(USUAL.files.mostMegabytes),
  FILE_KEEP_DAYS: days.default(USUAL.files.keepDays),
  TALK_LIMIT: talkLimit.default(USUAL.talkLimit),
  PAUSE_SECONDS: seconds.optional(),
  LOG_LEVEL: z.enum(LEVELS, `只能是 ${LEVELS.join('、')}`).optional(),
})

export type Config = z.infer<typeof settings>

/** Reads the settings. Throws one `UserError` that names every bad one; values are not shown, they may be secrets. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  const faults = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`)
  const missing = missingForReal(given)
  if (read.success && missing.length === 0) return read.data
  const list = [...faults, ...missing].map((line) => `  - ${line}`).join('\n')
  throw new UserError('bad-config', `设置有误，请改好再启动：\n${list}`, EXIT.badConfig)
}

/** With a real account the office must say who it is: its name and number stand in what elders read. */
function missingForReal(given: Readonly<Record<string, unknown>>): readonly string[] {
  const puppet = given['WECHATY_PUPPET'] ?? 'local'
  if (puppet === 'local') return []
  const forElders = ['OFFICE_NAME', 'OFFICE_PHONE']
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}：除了演练都必须写，老同志会看到`)
  // Nobody could tell the page who they are.
  const isMissing = puppet === 'none' && given['ADMINISTRATOR'] === undefined
  return [...forElders, ...(isMissing ? ['ADMINISTRATOR：不用微信号时必须写，网页的登录码是给这一位的'] : [])]
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
