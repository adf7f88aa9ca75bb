/** 下午3点，40人，食堂二楼；加上太极拳协会；推迟一周: what a clerk wants changed in a draft. Pure. */
import { ACTIVITY_ENDS } from '../../../language/kinds-of-words.ts'
import { numberValue } from '../../../language/numbers.ts'
import { readSlots } from '../../../language/read-value.ts'
import { noteIn } from '../details.ts'
import { takeRemindDays } from '../remind/remind-days.ts'
import { readRemindAt } from '../remind/remind-hour.ts'
import {
  MUST_REACH_LIKE,
  NOT_MUST_REACH_LIKE,
  ONE_MORE_WORD,
  OTHER_NOTE,
  REMIND_LIKE,
  TELLS_TO_DO,
} from '../vocabulary.ts'
import { bareValue, type Changes, type Draft, type Field, NOTHING, type Sheet, take } from './change-sheet.ts'
import { CHANGE_SLOTS } from './plan-slots.ts'
import { readSeats, readShift } from './read-amounts.ts'
import { readNewForOld, readRefused, readWrong } from './read-new-values.ts'
import { readAudience, readNarrowing, readNotAll, readWithout } from './read-whom.ts'

/** What is longer is a letter, and changes nothing. */
const LONGEST = 400

/** Reads a normalised text. `asked`: what was asked about, so that bare words are the answer to it. */
export function readChanges(
  text: string,
  draft: Draft,
  at: { readonly now: Date; readonly zone: string },
  asked?: Field,
): Changes {
  if (text.length > LONGEST) return { left: '' }
  const sheet: Sheet = { text, found: { left: '', ...(asked === undefined ? {} : { open: asked }) } }
  for (const read of [
    readNote,
    readRemind,
    readRemindDays,
    readMustReach,
    readQueue,
    readNotAll,
    readNarrowing,
    readWrong,
    readNewForOld,
    readRefused,
    readWithout,
    readSeats,
    readShift,
    readAudience,
  ]) {
    read(sheet, draft)
  }
  for (const clause of sheet.text.split(PAUSES)) readPartOfDay(sheet, clause, at)
  const { left = '', audience, place, ...values } = readSlots(sheet.text, CHANGE_SLOTS, at)
  const told = TELLS_TO_DO.test(left) ? noteIn(text, left) : { note: null, left }
  if (told.note === null && isOnlyTalk(text, sheet, left)) return { left: text }
  const found: Sheet['found'] = {
    ...values,
    ...(place === undefined ? {} : { place: bareValue(place) }),
    ...sheet.found,
    left: told.left,
  }
  if (told.note !== null) found.moreNote ??= told.note
  if (audience !== undefined) found.audience ??= { words: audience, how: 'instead' }
  return fillOpen(found)
}

/** 再加一句：请穿运动鞋, before anything in it is read as something else. */
function readNote(sheet: Sheet): void {
  take(sheet, ONE_MORE_WORD, ({ more = '' }) => {
    sheet.found.moreNote = more
    return NOTHING
  })
  take(sheet, OTHER_NOTE, ({ note = '' }) => {
    sheet.found.note = note
    return NOTHING
  })
}

const REMIND = new RegExp(REMIND_LIKE)

/** 提醒改到前一天下午4点, before its hour is read as that of the activity. */
function readRemind(sheet: Sheet): void {
  take(sheet, REMIND, ({ value = '' }) => {
    const remindAt = readRemindAt(value)
    if (remindAt !== undefined) sheet.found.remindAt = remindAt
    return NOTHING
  })
}

/** 提前一天和当天都提醒 moves nothing by a day. */
function readRemindDays(sheet: Sheet): void {
  const { days, rest } = takeRemindDays(sheet.text)
  sheet.text = rest
  if (days.today !== undefined) sheet.found.remindsToday = days.today
  if (days.ahead !== undefined) sheet.found.remindsAhead = days.ahead
  if (days.otherDay) sheet.found.remindsOtherDay = true
}

const MUST_REACH = new RegExp(MUST_REACH_LIKE)
const NOT_MUST_REACH = new RegExp(NOT_MUST_REACH_LIKE)

/** 必达, 每个人都要问到; 不用必达. */
function readMustReach(sheet: Sheet): void {
  for (const [pattern, mustReach] of [
    [MUST_REACH, true],
    [NOT_MUST_REACH, false],
  ] as const) {
    take(sheet, pattern, () => {
      sheet.found.mustReach = mustReach
      return NOTHING
    })
  }
}

const QUEUE = /(?:(?:报?满|满员|多|超)了(?:的)?|多的|后面的|后来的)(?:人)?(?:就|再|都)?(?:排队|候补|排候补|等候补)/

/** 限40人，多了排队: whoever is too late waits for a seat without its being said. */
function readQueue(sheet: Sheet): void {
  take(sheet, QUEUE, () => NOTHING)
}

const PAUSES = /[ ，。；！？\n]+/
const PART_OF_DAY = /^(?:时间)?(?:就)?(?:改到|改成|改在|换到|推到|改)(?:[上下中]午|早上|晚上|傍晚)(?:吧|了)?$/

/** 改到下午，地点食堂: a part of the day alone is a time only where a clause says so. */
function readPartOfDay(sheet: Sheet, clause: string, at: { readonly now: Date; readonly zone: string }): void {
  const { when } = PART_OF_DAY.test(clause) ? readSlots(clause, { when: CHANGE_SLOTS.when }, at) : {}
  if (when === undefined) return
  sheet.found.when = when
  sheet.text = sheet.text.replace(clause, NOTHING)
}

const CHANGES = /[改换变]|推迟|延|提前|挪|应该|不是|[加限]|错|不对|只|别|去掉/

/** 今天天气真好 holds a day and changes nothing: a clause is read as a whole, unless it says that it changes something. */
function isOnlyTalk(text: string, sheet: Sheet, left: string): boolean {
  if (left === '' || CHANGES.test(text) || Object.keys(sheet.found).length > 1) return false
  const clauses = sheet.text.split(PAUSES)
  return left.split('，').some((piece) => !clauses.includes(piece))
}

const NO_NAME = /不|别|没|记得|请|带|要|为什么|吗/
const NAME_ENDS = ACTIVITY_ENDS.filter((end) => end.length > 1)

/** What is still open is filled from bare words; what is left and ends as an activity does, is its name. */
function fillOpen(found: Sheet['found']): Changes {
  const [first = '', ...others] = found.left.split('，')
  const words = bareValue(first)
  const rest = others.join('，')
  const { open, ...known } = found
  if (open === 'deadline' && known.when !== undefined && known.deadline === undefined) {
    const { when, ...more } = known
    return { ...more, deadline: when }
  }
  if (open === undefined || open === 'deadline') {
    const isName = words.length <= 12 && NAME_ENDS.some((end) => words.endsWith(end)) && !NO_NAME.test(words)
    return isName && known.title === undefined ? { ...known, title: words, left: rest } : found
  }
  if (isFilled(known, open)) return known
  if (open === 'seats' && numberValue(words) !== undefined)
    return { ...known, seats: numberValue(words) ?? null, left: rest }
  if (words === '' || open === 'when' || open === 'seats' || NO_NAME.test(words)) return found
  const filled = open === 'audience' ? { audience: { words, how: 'instead' } as const } : { [open]: words }
  return { ...known, ...filled, left: rest }
}

function isFilled(found: Omit<Changes, 'open'>, open: Field): boolean {
  if (open === 'when') return found.when !== undefined || found.shift !== undefined
  if (open === 'seats') return found.seats !== undefined || found.moreSeats !== undefined
  return found[open] !== undefined
}
