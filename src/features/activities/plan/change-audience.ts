/** 加上太极拳协会, 只请80岁以上的, 去掉第二支部: an audience made of the earlier one and of what is said about it. */
import { dayOf } from '../../../base/calendar.ts'
import type { Turn } from '../../../feature.ts'
import {
  type Audience,
  narrowingIn,
  resolveAudience,
  resolveRecipients,
  takenBack,
  type Unread,
  withoutThose,
} from '../../people/public.ts'
import type { How } from './change-sheet.ts'

const INVITED =
  /^(?:请|就请|通知|邀请|叫|(?:转|群)?发给?到?)+|(?:都|均|全部|也)?(?:可以|能|要)?(?:来)?(?:参加|报名|回复|来|去)(?:吧|了)?$/g

/** Reads whom a clerk names: 太极拳协会参加, 请二支部, 发给二支部. `unknown`: the words that were not understood. */
export async function resolveWhom({ db, now, office, scope }: Turn<unknown>, words: string) {
  const whom = words.replace(INVITED, '')
  return resolveAudience(db, whom === '' ? words : whom, scope, dayOf(now, office.zone))
}

/** `unknown`: the words that were not understood; '' when nobody would be left, or it cannot be told who. */
export async function changeAudience(
  turn: Turn<unknown>,
  before: Audience,
  said: { readonly words: string; readonly how: How },
): Promise<{ readonly audience: Audience } | Unread> {
  if (said.how === 'without') return leaveOut(turn, before, said.words)
  const read = await resolveWhom(turn, said.words)
  if ('unknown' in read) return read
  const { audience } = read
  if (said.how === 'only') return { audience: { ...before, ...narrowingIn(audience) } }
  if (said.how === 'also')
    return { audience: takenBack({ ...before, from: joinSources(before.from, audience.from) }, audience.from) }
  return read
}

type Sources = Audience['from']

const keyOf = (source: Sources[number]) => ('unit' in source ? `unit ${source.unit}` : `club ${source.club}`)

/** No source at all is the whole office, which holds everybody already. */
export function joinSources(before: Sources, more: Sources): Sources {
  if (before.length === 0 || more.length === 0) return []
  const known = new Set(before.map(keyOf))
  return [...before, ...more.filter((source) => !known.has(keyOf(source)))]
}

/** 去掉第二支部, 别请吴玉梅. */
async function leaveOut({ db, now, office, scope }: Turn<unknown>, before: Audience, words: string) {
  const read = await resolveRecipients(db, words.replace(INVITED, ''), scope, dayOf(now, office.zone))
  if ('unknown' in read) return read
  const audience = withoutThose(before, read.audience)
  return audience === undefined ? { unknown: '' } : { audience }
}
