import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = 'test/world/fixtures'

/** Plays the fixtures in a vitest of their own and hands back what a developer would see. */
async function playFixtures(...filters: string[]): Promise<{ report: string; exitCode: number }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', `${here}/vitest.config.ts`, ...filters]
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', COLUMNS: '200' } })
  let report = ''
  child.stdout.on('data', (chunk: Buffer) => {
    report += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    report += chunk.toString()
  })
  const [exitCode] = await once(child, 'close')
  return { report, exitCode: Number(exitCode) }
}

describe('scenarios that are right', () => {
  test('backgrounds, outlines, rules, tables and long texts are played', async () => {
    const { report, exitCode } = await playFixtures(`${here}/good.feature`, '--reporter=tree')
    expect(exitCode).toBe(0)
    for (const title of ['背景先演', '每行一个场景（话=我去，人数=2）', '表格和长文', '表格按第一行的词来读', '长文'])
      expect(report).toContain(title)
    expect(report).toMatch(/Tests\s+5 passed \(5\)/)
  })

  test('one scenario can be run by its line', async () => {
    const { report } = await playFixtures(`${here}/good.feature:6`)
    expect(report).toMatch(/Tests\s+1 passed \| 4 skipped/)
  })
})

describe('scenarios that are wrong', () => {
  let report = ''
  let exitCode = 0
  const lineOf = async (file: string, words: string) =>
    (await readFile(`${root}/${here}/${file}`, 'utf8')).split('\n').findIndex((line) => line.includes(words)) + 1
  /** All that is reported of one failed test, up to the next ruler. */
  const section = (name: string) => report.split(/⎯{5,}/).find((part) => /FAIL.*/.exec(part)?.[0].includes(name)) ?? ''

  beforeAll(async () => ({ report, exitCode } = await playFixtures()))

  test('fail the run, and only they', () => {
    expect(exitCode).toBe(1)
    expect(report).toMatch(/Tests\s+11 failed \| 10 passed \(21\)/)
  })

  test('a failure names file, line and step, and keeps the difference and what was said', async () => {
    const line = await lineOf('bad.feature', '那么最后一句是：“张三：不去”')
    const told = section('说的和想的不一样')
    expect(told).toContain(`AssertionError: ${here}/bad.feature:${line} 那么最后一句是：“张三：不去”`)
    expect(told).toContain("expected '张三：我去' to be '张三：不去'")
    expect(told).toContain('Up to here:\n张三：我去')
    expect(told).toMatch(/Expected: "张三：不去"\nReceived: "张三：我去"/)
  })

  test('its stack begins at the step, shows the scenario, and goes on in the step file', async () => {
    const line = await lineOf('bad.feature', '那么最后一句是：“张三：不去”')
    const told = section('说的和想的不一样')
    expect(told).toContain(`❯ 那么最后一句是：“张三：不去” ${here}/bad.feature:${line}:5`)
    expect(told).toContain(`${line}|     那么最后一句是：“张三：不去”`)
    expect(told).toContain(`${here}/steps/talk.ts:${await lineOf('steps/talk.ts', 'lines.at(-1)')}:`)
    expect(told).not.toContain('gherkin-stage.ts')
  })

  test('every undefined step is named, with code to begin with', async () => {
    const told = section('没有这样的步骤')
    expect(told).toContain(`bad.feature:${await lineOf('bad.feature', '3 次')} 那么张三收到：“好的” 3 次`)
    expect(told).toContain("step('{person}收到：{words} {int} 次', async (world, person, words, int) => {")
    expect(told).toContain("step('大家唱歌：', async (world, below) => {")
  })

  test('an ambiguous step names both, and where they are', () => {
    const told = section('两种都对得上')
    expect(told).toContain(`${here}/steps/doubtful.ts: '张三说：“两可”'`)
    expect(told).toContain(`${here}/steps/talk.ts: '{person}说：{words}'`)
    expect(told).toMatch(/❯ test\/world\/fixtures\/steps\/doubtful\.ts:5/)
  })

  test.each([
    ['只错一行（话=不去）', "expected '张三：不去' to be '张三：我去'"],
    ['没人看的表格', 'This step does not read what stands below it'],
    ['少了表格', 'This step needs a table below it'],
    ['等不到', 'This step did not end in time'],
    ['扔出的不是错误', 'Caused by: 不是错误对象'],
  ])('%s: %s', (title, why) => {
    expect(section(title)).toContain(why)
  })

  test('a syntax error names file and line, and so does every further one', async () => {
    const told = section('syntax.feature')
    expect(told).toContain(`${here}/syntax.feature:${await lineOf('syntax.feature', '吃了吗')} expected:`)
    expect(told).toContain(`${here}/syntax.feature:${await lineOf('syntax.feature', '背景')} expected:`)
  })

  test('a scenario that would say nothing is refused', () => {
    const told = section('silent.feature')
    expect(told).toContain('silent.feature:4 场景 “没有步骤” has no steps')
    expect(told).toContain('silent.feature:6 场景大纲 “没有例子” has no rows of 例子')
    expect(told).toContain('silent.feature:9 场景大纲 “例子是空的” has no rows of 例子')
  })

  test('a tag that the configuration does not know is refused', () => {
    expect(section('tagged.feature')).toContain('"随便"')
  })

  test('a world that can be reset serves its file until a scenario fails', () => {
    expect(section('第三个出了错')).toContain('expected 3 to be +0')
    expect(report).not.toContain(
      'FAIL  |kept| test/world/fixtures/kept/kept.feature > 一个世界演完一个文件 > 出错之后换一个新的',
    )
  })
})
