/** A desk in memory: two members of the staff, one of whom may see every page, and answers that repeat what was said. */
import { html } from 'hono/html'
import type { Desk, Talk, TalkLine } from '../../src/console/desk.ts'
import type { Page } from '../../src/feature.ts'
import { START } from './fake-rehearsal.ts'

const WANG = { id: 1, name: '王芳' }
const LIU = { id: 2, name: '刘志强' }
/** The code of 王芳. */
export const CODE = '482913'

export interface FakeDesk extends Desk {
  /** What was said, each deed once. */
  readonly said: Parameters<Desk['say']>[]
  /** Somebody loses what they were appointed to. */
  dismiss(person: number): void
  options: Talk['options']
}

/** `pages` are those of 王芳; 刘志强 sees none. */
export function createFakeDesk(pages: readonly Page[]): FakeDesk {
  const dismissed = new Set<number>()
  const said: FakeDesk['said'] = []
  const isCodeUsed = { value: false }
  const lineOf = ([, { text, file }]: FakeDesk['said'][number], index: number): readonly TalkLine[] => [
    { id: `said-${index}`, mine: true, text, fileName: file?.name ?? null, at: START },
    { id: `answer-${index}`, mine: false, text: `办好了：${text}`, fileName: '名册.csv', answer: index, at: START },
  ]
  const desk: FakeDesk = {
    said,
    options: [],
    dismiss: (person) => void dismissed.add(person),
    staff: async () => [WANG, LIU],
    async redeem(code) {
      if (isCodeUsed.value || code.replaceAll(' ', '') !== CODE) return undefined
      isCodeUsed.value = true
      return WANG.id
    },
    async seat(person) {
      const one = [WANG, LIU].find(({ id }) => id === person && !dismissed.has(id))
      return one && { name: one.name, pages: one === WANG ? pages : [] }
    },
    view: async (page, person, { query, controls }) =>
      person === WANG.id
        ? await html`<p>这是${page.title}，问的是${query['q'] ?? '全部'}</p>${controls.say('名册模板', '下载模板')}`
        : undefined,
    pageFile: async (_page, person, { key }) =>
      person === WANG.id && key === '12'
        ? { name: '单子.png', mediaType: 'image/png', bytes: new TextEncoder().encode('图') }
        : undefined,
    async say(person, saying) {
      if (!said.some(([who, { once }]) => who === person && once === saying.once)) said.push([person, saying])
    },
    talk: async (person) => ({
      lines: said.flatMap((one, index) => (one[0] === person ? lineOf(one, index) : [])),
      options: desk.options,
    }),
    async fileOf(person, answer) {
      const own = said[answer]?.[0] === person
      return own ? { name: '名册.csv', mediaType: 'text/csv', bytes: new TextEncoder().encode('张三') } : undefined
    },
  }
  return desk
}
