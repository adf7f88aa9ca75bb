/** 把活动中心改成食堂, 地点错了, 下周三不行: a new value for an old one, or only that the old one is wrong. */

import { AUDIENCE_LIKE } from '../vocabulary.ts'
import { bareValue, type Draft, type Field, LABELS, NOTHING, type Sheet, take, WORDS } from './change-sheet.ts'

const NEW_FOR_OLD = [
  new RegExp(
    `(?:把|将)?(?<old>${WORDS}{1,20}?)(?:也|再|重新|给)?(?<verb>[改换变](?:成|为|到|在|作|至|回|叫)?|更正为?|调整?[到为成])(?<new>${WORDS}{1,30})`,
    'g',
  ),
  new RegExp(
    `(?:不是|不在|不叫)(?<old>${WORDS}{1,15}?)了?[， ]?(?:而|应该|应)?(?<verb>是|在|叫|(?<=[了， ])[改换](?:到|成|在|为)?)(?<new>${WORDS}{1,30})`,
    'g',
  ),
]

const LABEL_AT_END = LABELS.map(([field, words]) => [field, new RegExp(`(?:${words})$`)] as const)

/** A value that stands for itself, wherever it was said to belong: the readers of a sentence know it. */
const SPEAKS_FOR_ITSELF =
  /^(?:[\d一二三四五六七八九十]+(?:人|个|名|点|号|月|日)|[上下]午|早上|晚上|中午|明天|后天|[这本下]*(?:周|星期|礼拜)|不限)/

/** X改成Y and 不是X是Y, where X is the name of a part of the draft or its present value. */
export function readNewForOld(sheet: Sheet, draft: Draft): void {
  for (const pattern of NEW_FOR_OLD) {
    take(sheet, pattern, ({ old = '', verb = '', new: said = '' }, all) => {
      const named = fieldOf(old, draft)
      // 象棋改到老年大学203: what it is called stays.
      const field = named === 'title' && /[到在]$/.test(verb) ? 'place' : named
      if (field === undefined || field === 'deadline') return all
      if (SPEAKS_FOR_ITSELF.test(said) || field === 'when' || field === 'seats') {
        return field === 'seats' ? `${NOTHING}名额${said}` : `${NOTHING}${said}`
      }
      assign(sheet, field, said)
      return NOTHING
    })
  }
}

/** Which field the words before 改成 mean: its name, or its present value. */
function fieldOf(old: string, draft: Draft): Field | undefined {
  const words = old.replace(/^(?:把|将|那|请|活动的?|会议的?)+(?=.{2})/, '').replace(/的$/, '')
  if (words === '活动') return 'title'
  const label = LABEL_AT_END.find(([, pattern]) => pattern.test(words))?.[0]
  if (label !== undefined || words.length < 2) return label
  if (/^[\d一二三四五六七八九十]+(?:人|个|名)$/.test(words)) return 'seats'
  const isIn = (value: string) => value.includes(words) || words.includes(value)
  if (isIn(draft.place)) return 'place'
  if (isIn(draft.audience) || new RegExp(`^${AUDIENCE_LIKE}$`).test(words)) return 'audience'
  return isIn(draft.title) ? 'title' : undefined
}

function assign(sheet: Sheet, field: Exclude<Field, 'when' | 'seats' | 'deadline'>, said: string): void {
  const words = bareValue(said)
  if (words === '') sheet.found.open = field
  else if (field === 'audience') sheet.found.audience = { words, how: 'instead' }
  else sheet.found[field] = words
}

const REFUSED =
  /(?<=^|[ ，。；])(?:[\d下这本周星期礼拜月号日上午中晚一二三四五六七八九十点半明后天]+)(?:不行|不方便|不合适|有事|不好)(?:了|啊|呀)?(?=$|[ ，。；])/

/** 下周三不行: the time is wrong; a better one may follow. */
export function readRefused(sheet: Sheet): void {
  take(sheet, REFUSED, () => {
    sheet.found.open = 'when'
    return NOTHING
  })
}

/** 地点错了, 换个地方, 时间不对: the field is named, what is right may follow. */
export function readWrong(sheet: Sheet): void {
  for (const [field, words] of LABELS) {
    const name = `(?:报名)?(?:${words})`
    const wrong = `(?:也|都|好像)?(?:写|弄|搞|填|说|定)?(?:错|不对|有误|有问题|不行|不合适|不好|(?:要|得|再)?(?:[改换变调](?:一下|下|一个|个|[改换])?))(?:了|啦|吧)?`
    const pattern = new RegExp(
      `${name}${wrong}(?=$|[ ，。；！])|(?:我?[要想]?)?[换改变](?:一个|个|一下|下|一)?${name}(?:吧|了)?(?=$|[ ，。；！])`,
    )
    take(sheet, pattern, () => {
      sheet.found.open = field
      return NOTHING
    })
  }
}
