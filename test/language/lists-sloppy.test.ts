/** A thousand lists as people really type them, made by chance from lists whose people are known: nobody is lost, nobody invented. */
import { expect, test } from 'vitest'
import { readList } from '../../src/language/lists.ts'
import { normalise } from '../../src/language/normalise.ts'

const LISTS = 1000
const SEED = Number(process.env['QWY_SEED'] ?? 20_261_123)

/** Mulberry32: the same numbers for the same seed. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const GIVEN =
  '德福 桂兰 福生 玉梅 秋菊 守田 爱华 建军 来福 有才 和平 建国 秀英 淑珍 国强 丽君 长河 素芬 永年 志远 振海 凤英 芳 明 伟 静 得胜 全有 同心 会明 立春 大勇 也平 在林 加林 要武'.split(
    ' ',
  )
const HEADS: readonly (readonly [string, number])[] = [
  ['', 1],
  ['', 1],
  ['', 1],
  [' 2人', 2],
  ['2人', 2],
  ['（2人）', 2],
  ['两人', 2],
  [' 3', 3],
  ['+1', 2],
  ['和老伴', 2],
  ['带老伴', 2],
  ['夫妇', 2],
  ['：2人', 2],
  ['２人', 2],
]
const NOTES = ['', '', '', '（晚到）', ' 晚到', ' 不吃辣', '，自己开车去', ' 要接', '（坐轮椅）', '，早走一会儿']
const NUMBERS: readonly ((n: number) => string)[] = [
  (n) => `${n}. `,
  (n) => `${n}.`,
  (n) => `${n}、`,
  (n) => `${n} `,
  (n) => `${n}`,
  (n) => `${n}）`,
  (n) => `（${n}）`,
  (n) => `【${n}】`,
  (n) => `${n}号 `,
  (n) => `第${n}位 `,
  (n) => `${String(n).padStart(2, '0')} `,
  (n) => `${[...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')}．`,
  (n) => [...String(n)].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  (n) => String.fromCodePoint(0x2460 + n - 1),
  (n) => String.fromCodePoint(0x2488 + n - 1),
  (n) => String.fromCodePoint(0x2474 + n - 1),
  (n) => `${n}. ${n}、`,
  (n) => `${'一二三四五六七八九十'.charAt(n - 1) || n}、`,
]
const HEADERS = [
  '#接龙\n',
  '#接龙\n重阳茶话会 12月2日（周三）上午9点\n例 张三 2人\n\n',
  '接龙\n',
  '接龙：',
  '#接龙 ',
  '重阳茶话会接龙：\n',
  '#接龙\n9.18 太极拳，请大家报名\n',
  '大家接龙报名：\n\n',
]
const TAILS = ['', '', '\n报名截止周五', '\n\n谢谢大家', '\n请穿运动鞋', '\n联系人：王芳 6688']

interface Wanted {
  readonly name: string
  readonly people: number
}

function sloppy(chance: () => number): { readonly text: string; readonly wanted: readonly Wanted[] } {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
  const names = new Set(Array.from({ length: 2 + Math.floor(chance() * 9) }, () => `${pick(SURNAMES)}${pick(GIVEN)}`))
  const wanted: Wanted[] = []
  const lines: string[] = []
  const style = pick(NUMBERS)
  const isOneLine = chance() < 0.15
  let number = 0
  let isJoined = false
  for (const name of names) {
    const [heads, people] = pick(HEADS)
    const said = `${name}${heads}${isOneLine ? '' : pick(NOTES)}`
    wanted.push({ name, people })
    // 、 behind a plain name, and the next on the same line.
    if (isJoined && heads === '') {
      lines[lines.length - 1] += `、${name}`
      isJoined = false
      continue
    }
    number += chance() < 0.1 ? 2 : chance() < 0.1 ? 0 : 1
    const isBare = !isOneLine && lines.length > 0 && chance() < 0.15
    const own = chance() < 0.15 ? pick(NUMBERS) : style
    lines.push(isBare ? said : `${(isOneLine ? style : own)(Math.min(20, Math.max(1, number)))}${said}`)
    isJoined = !isOneLine && said === name && chance() < 0.2
  }
  const between = isOneLine ? pick([' ', '，', ' ']) : pick(['\n', '\n', '\n\n', '\r\n'])
  const tail = isOneLine ? '' : pick(TAILS)
  return { text: `${pick(HEADERS)}${lines.join(between)}${tail}`, wanted }
}

const show = (people: readonly Wanted[]): readonly string[] =>
  people.map(({ name, people: heads }) => `${name} ${heads}`).toSorted()

test('a thousand sloppy lists lose nobody and invent nobody', () => {
  const wrong: string[] = []
  for (let seed = SEED; seed < SEED + LISTS; seed += 1) {
    const { text, wanted } = sloppy(chances(seed))
    const read = readList(normalise(text).text)
    const found = show([...(read?.entries ?? []), ...(read?.declined ?? [])])
    if (found.join() !== show(wanted).join())
      wrong.push(`${seed}: ${JSON.stringify(text)}\n wanted ${show(wanted).join('，')}\n read   ${found.join('，')}`)
  }
  expect(wrong.slice(0, 8).join('\n'), `${wrong.length} of ${LISTS} are read wrong`).toBe('')
})
