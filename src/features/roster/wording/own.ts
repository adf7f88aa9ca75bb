/** What somebody is told of what the office holds of them, behind what the roster says first. */
import type { Kin } from '../queries/beside.ts'
import type { KeptBeside } from '../queries/own.ts'
import { masked, sayDate } from './values.ts'

const KINDS = {
  notice: '通知',
  greeting: '节日和生日问候',
  reminder: '活动提醒',
  festivals: '节日问候',
  birthday: '生日祝福',
  days: '退休、入党纪念日的祝福',
} as const
const ANSWERS = { agreed: '同意', declined: '不同意' } as const

/** `fields`: 政治面貌：党员, 标签：空巢; `undefined` where there is nothing else. */
export function ownElse({
  fields,
  relatives,
  chats,
  helpers,
  helps,
  consent,
  unwanted,
  weddingDay,
  counts,
  sayDay,
}: KeptBeside & {
  readonly fields: readonly string[]
  readonly relatives: readonly Kin[]
  readonly sayDay: (at: Date) => string
}): string | undefined {
  const lines = [
    fields.join('，'),
    line('家里人', relatives.map(kin)),
    line(
      '替您回话的',
      helpers.map(({ name, relation }) => (relation === '' ? name : `${name}（${relation}）`)),
    ),
    line('您替人回话的', helps),
    line('结婚纪念日', weddingDay === null ? [] : [sayDate(weddingDay, 'unknown', false)]),
    line('微信名', chats),
    consent === null
      ? ''
      : `同意书：${sayDay(new Date(consent.at))}${consent.onPaper ? '纸质已签' : ANSWERS[consent.answer]}`,
    line(
      '您不要的消息',
      unwanted.map((kind) => KINDS[kind]),
    ),
    line('还存着', countsInWords(counts)),
  ].filter((one) => one !== '')
  return lines.length === 0 ? undefined : ['还登记着：', ...lines].join('\n')
}

const line = (label: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `${label}：${values.join('、')}`

const kin = ({ relation, name, phone }: Kin): string => `${relation ?? ''}${name}${masked(phone)}`

function countsInWords({ words, answers, requests, visits, stays }: KeptBeside['counts']): readonly string[] {
  const told: readonly (readonly [number, string])[] = [
    [words, `您说的话${words}条`],
    [answers, `活动的回话${answers}次`],
    [requests, `求办的事${requests}件`],
    [visits, `走访${visits}次`],
    [stays, `住院登记${stays}次`],
  ]
  return told.flatMap(([count, said]) => (count > 0 ? [said] : []))
}
