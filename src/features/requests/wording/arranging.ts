/** Who sees to what, and by when. */

const cared = (owner: string, given: number): string =>
  given === 0 ? '' : `还没人接的${given}件，也归${owner}同志办。`
export const arrangedOwner = (topics: string, owner: string, deputy: string | undefined, given: number): string =>
  [
    `记下了：${topics}的事归${owner}同志管${deputy === undefined ? '' : `，${deputy}同志替`}。${cared(owner, given)}`,
    `不用专人管了，请说：${topics}归大家管。`,
  ].join('\n')
export const arrangedForAll = (topics: string): string => `记下了：${topics}的事归大家管，谁先接是谁的。`
export const yoursFromNow = (topics: string, by: string, given: number): string =>
  `${by}定的：以后${topics}的事归您管。${given === 0 ? '' : `现在有${given}件等着办。`}看看请说：待办。`

interface Time {
  readonly amount: number
  readonly unit: 'hours' | 'days'
}
const time = ({ amount, unit }: Time): string => `${amount}个${unit === 'hours' ? '钟头' : '工作日'}`
export const arrangedTime = (topics: string, within: Time): string =>
  `记下了：${topics}的事，${time(within)}内办（只算上班时间）。已经来的不改期。`
export const noSuchTime = (): string => '这个时间定不了。最少1个钟头，最多20个工作日，比如：投诉4个钟头内办。'

export function listArranged(
  lines: readonly {
    topic: string
    owner: string | undefined
    isGone: boolean
    deputy: string | undefined
    within: Time
  }[],
): string {
  const who = ({ owner, deputy, isGone }: (typeof lines)[number]): string =>
    owner === undefined
      ? '大家管'
      : `${owner}管${isGone ? '（现在不在岗，先归大家）' : ''}${deputy === undefined ? '' : `，${deputy}替`}`
  return [
    '求办的事分工：',
    ...lines.map((line) => `${line.topic}：${who(line)}，${time(line.within)}内`),
    '要改请说：报销归王芳管，刘志强替；投诉4个钟头内办；101 归到报销。',
  ].join('\n')
}
