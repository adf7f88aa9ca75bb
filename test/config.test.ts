import { describe, expect, test } from 'vitest'
import { EXIT, UserError } from '../src/base/errors.ts'
import { readConfig } from '../src/config.ts'

/** The lines of the complaint, without the first. */
function faults(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(error.exitCode).toBe(EXIT.badConfig)
    return error.message.split('\n').slice(1)
  }
}

test('without any setting it is a rehearsal on this machine', () => {
  expect(readConfig({})).toEqual({
    ADMINISTRATOR_ANEW: 'no',
    DATA_DIR: './data',
    PORT: 3000,
    HOST: '127.0.0.1',
    WECHATY_PUPPET: 'local',
    OFFICE_ZONE: 'Asia/Shanghai',
    REMIND_AT: '18:00',
    SUMMARY_AT: '17:00',
    SHOW_NAMES: 'no',
    RECALL_SECONDS: 120,
    GREET_AT: '09:00',
    KEEP_PRIVATE_DAYS: 730,
    KEEP_ROOM_DAYS: 180,
    KEEP_REQUESTS_DAYS: 1095,
    KEEP_VIEWS_DAYS: 365,
    KEEP_TRAIL_DAYS: 1825,
    KEEP_GONE_DAYS: 1095,
    NOTICE_APPROVAL: 'no',
    NOTICE_NUDGES: 1,
    NOTICE_NUDGE_HOURS: 4,
    FILE_LIMIT_MB: 10,
    FILE_KEEP_DAYS: 90,
    TALK_LIMIT: 120,
  })
})

test('settings that are there but empty count as absent, and unknown ones are nobody’s business', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', HOME: '/root' })).toEqual(readConfig({}))
})

describe('good settings', () => {
  test.each<[string, string, unknown]>([
    ['DATABASE_URL', 'postgres://a:b@c/d', 'postgres://a:b@c/d'],
    ['DATABASE_URL', 'postgresql://a:b@c/d', 'postgresql://a:b@c/d'],
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['OFFICE_ZONE', 'Asia/Urumqi', 'Asia/Urumqi'],
    ['REMIND_AT', '15:00', '15:00'],
    ['REMIND_AT', '19:59', '19:59'],
    ['PAUSE_SECONDS', '1.5', 1.5],
    ['KEEP_ROOM_DAYS', '30', 30],
    ['WECHATY_PUPPET_OPTIONS', '{"token":"t"}', { token: 't' }],
    ['LOG_LEVEL', 'debug', 'debug'],
    ['CONSOLE_PASSWORD', '12345678', '12345678'],
  ])('%s=%s', (name, value, read) => {
    expect(readConfig({ [name]: value })).toHaveProperty(name, read)
  })
})

describe('bad settings, each told in words for the person who mends it', () => {
  test.each([
    ['DATABASE_URL', 'mysql://a', 'postgres://'],
    ['PORT', 'abc', '0 到 65535'],
    ['PORT', '70000', '0 到 65535'],
    ['PORT', '-1', '0 到 65535'],
    ['PORT', '80.5', '0 到 65535'],
    ['OFFICE_ZONE', 'Asia/Nowhere', 'Asia/Shanghai'],
    ['REMIND_AT', '4pm', '18:00'],
    ['REMIND_AT', '24:00', '18:00'],
    ['SUMMARY_AT', '12:00', '下午3点到晚上8点'],
    ['SHOW_NAMES', 'maybe', 'yes 或 no'],
    ['REMIND_AT', '14:59', '下午3点到晚上8点'],
    ['REMIND_AT', '20:00', '下午3点到晚上8点'],
    ['PAUSE_SECONDS', 'soon', '0 到 600'],
    ['KEEP_PRIVATE_DAYS', '7', '30 到 36500'],
    ['PAUSE_SECONDS', '601', '0 到 600'],
    ['PAUSE_SECONDS', '-1', '0 到 600'],
    ['WECHATY_PUPPET_OPTIONS', '{"token"', 'JSON'],
    ['WECHATY_PUPPET_OPTIONS', '[1]', 'JSON'],
    ['LOG_LEVEL', 'loud', 'debug、info、warn、error、silent'],
    ['CONSOLE_PASSWORD', 'short', '8位'],
    ['OFFICE_PHONE', '1', '电话'],
  ])('%s=%s', (name, value, words) => {
    const [fault = '', ...others] = faults({ [name]: value })
    expect(others).toEqual([])
    expect(fault).toContain(`  - ${name}：`)
    expect(fault).toContain(words)
    expect(fault).not.toMatch(/[a-z]{3,} [a-z]{3,}/)
  })

  test('all at once, and without the values, which may be secrets', () => {
    const secret = 'hunter2'
    const found = faults({
      DATABASE_URL: `mysql://root:${secret}@db`,
      CONSOLE_PASSWORD: secret,
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_OPTIONS: `{token: ${secret}}`,
      PORT: 'x',
    })
    expect(found.map((line) => line.match(/[A-Z_]+/)?.[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'CONSOLE_PASSWORD',
      'WECHATY_PUPPET_OPTIONS',
      'OFFICE_NAME',
      'OFFICE_PHONE',
    ])
    expect(found.join()).not.toContain(secret)
  })
})

describe('with a real account', () => {
  test('the office must say who it is', () => {
    expect(faults({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toEqual([
      '  - OFFICE_NAME：除了演练都必须写，老同志会看到',
      '  - OFFICE_PHONE：除了演练都必须写，老同志会看到',
    ])
  })

  test('and then it starts', () => {
    const given = { WECHATY_PUPPET: 'wechaty-puppet-service', OFFICE_NAME: '某厂退休办', OFFICE_PHONE: '0000-1234' }
    expect(readConfig(given)).toMatchObject(given)
  })
})
