/** What staff do on the office's page, and what they see there. */
import { expect } from 'vitest'
import { demoOffice } from '../../../db/demo/office.ts'
import type { PageControls } from '../../../src/feature.ts'
import { listFeatures } from '../../../src/features/index.ts'
import { readStatus } from '../../../src/status.ts'
import { defineSteps } from '../gherkin-steps.ts'
import { PICTURE } from '../picture.ts'
import type { parameters, World } from '../world.ts'

/** A page's controls as words: what they say, and under which label. */
const WORDS: PageControls = {
  say: async (sentence, label) => as(`［${label}：${sentence}］`),
  form: async ({ sentence, label }) => as(`［${label}：${sentence}］`),
  upload: async (label) => as(`［${label}］`),
}

const as = (text: string) => text as unknown as Awaited<ReturnType<PageControls['say']>>

function findPage(world: World, title: string) {
  const page = world.app.pages.find((one) => one.title === title)
  if (page === undefined) throw new Error(`没有叫“${title}”的页面`)
  return page
}

/** `asked`: what stands behind the question mark of its address. */
async function drawPage(world: World, name: string, title: string, asked = ''): Promise<string | undefined> {
  const query = Object.fromEntries(new URLSearchParams(asked))
  const person = await world.personId(name)
  const drawn = await world.app.desk.view(findPage(world, title), person, { query, controls: WORDS })
  return drawn === undefined ? undefined : String(await drawn)
}

const answersTo = async (world: World, name: string) =>
  (await world.app.desk.talk(await world.personId(name))).lines.filter(({ mine }) => !mine)

/** The page that tells how the office stands: 待办 2件. */
async function officeStands(world: World): Promise<string> {
  const { lines } = await readStatus(world.db, {
    line: 'online',
    now: world.now(),
    code: undefined,
    toBegin: undefined,
    features: listFeatures({ remindAt: '18:00' }),
    office: demoOffice,
    sayMoment: (moment) => moment.toISOString(),
  })
  return lines.map(({ label, value }) => `${label} ${value}`).join('\n')
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('办公室近况上有{words}', async (world, words) => expect(await officeStands(world)).toContain(words))
  step('{person}在网页上说：{words}', (world, name, text) => world.sayOnPage(name, { text }))
  step('{person}在网页上发文件{words}，内容是：', (world, name, fileName, below) =>
    world.sayOnPage(name, {
      text: '',
      file: { name: fileName, mediaType: 'text/plain', bytes: Buffer.from(below.text()) },
    }),
  )
  step('{person}在网页上看到含{words}的回答', async (world, name, words) => {
    const answers = await answersTo(world, name)
    expect(answers.at(-1)?.text, answers.map(({ text }) => text).join(' ┃ ')).toContain(words)
  })
  step('{person}在网页上可以按：{words}', async (world, name, words) => {
    const { options } = await world.app.desk.talk(await world.personId(name))
    expect(options.map(({ number, label }) => `${number} ${label}`).join('、')).toBe(words)
  })
  step('{person}打开网页{words}，看到含{words}的内容', async (world, name, title, words) => {
    expect(await drawPage(world, name, title)).toContain(words)
  })
  step('{person}打开网页{words}，看不到含{words}的内容', async (world, name, title, words) => {
    const drawn = await drawPage(world, name, title)
    expect(drawn).toBeDefined()
    expect(drawn).not.toContain(words)
  })
  step(
    '{person}打开网页{words}，先看到{words}，再看到{words}，再看到{words}',
    async (world, name, title, one, two, three) => {
      const drawn = (await drawPage(world, name, title)) ?? ''
      const places = [one, two, three].map((words) => drawn.indexOf(`>${words}</a>`))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect(places.toSorted((a, b) => a - b)).toEqual(places)
    },
  )
  step('{person}打开网页{words}的{words}，看到含{words}的内容', async (world, name, title, asked, words) => {
    expect(await drawPage(world, name, title, asked)).toContain(words)
  })
  step('{person}打开网页{words}的{words}，看不到含{words}的内容', async (world, name, title, asked, words) => {
    const drawn = await drawPage(world, name, title, asked)
    expect(drawn).toBeDefined()
    expect(drawn).not.toContain(words)
  })
  step('{person}在网页{words}的{words}上存得下文件{words}', async (world, name, title, asked, fileName) => {
    const [, key = ''] = /\?file=(\d+)/.exec((await drawPage(world, name, title, asked)) ?? '') ?? []
    const found = await world.app.desk.pageFile(findPage(world, title), await world.personId(name), { query: {}, key })
    expect(found?.name).toBe(fileName)
  })
  step('{person}在网页上带着图片{words}说：{words}', (world, name, fileName, text) =>
    world.sayOnPage(name, { text, file: { name: fileName, mediaType: 'image/png', bytes: PICTURE } }),
  )
  step('网页{words}不给{person}看', async (world, title, name) => {
    expect(await drawPage(world, name, title)).toBeUndefined()
  })
  step('{person}用收到的登录码进得了网页', async (world, name) => {
    expect(await world.app.desk.redeem(codeSentTo(world, name))).toBe(await world.personId(name))
  })
  step('{person}用收到的登录码进不了网页', async (world, name) => {
    expect(await world.app.desk.redeem(codeSentTo(world, name))).toBeUndefined()
  })
})

/** The newest code that somebody was sent. */
function codeSentTo(world: World, name: string): string {
  const contact = world.contact(name)
  const codes = world.network
    .messagesOf(contact, contact)
    .flatMap(({ text }) => /登录码：(\d{3} \d{3})/.exec(text)?.[1] ?? [])
  return codes.at(-1) ?? '没有'
}
