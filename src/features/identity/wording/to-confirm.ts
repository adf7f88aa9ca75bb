/** The daily list of who waits to be confirmed. */
import { inShort, lines, quoted, type Told } from './parts.ts'

export interface ToConfirm {
  readonly name: string
  readonly unit: string | null
  readonly phone: string | null
  readonly nickname: string
}

/** A relative who wants to answer for an elder. */
export interface HelperToConfirm {
  readonly name: string
  readonly elder: string
  readonly relation: string
  readonly phone: string | null
}

export const toConfirm = (
  claims: readonly ToConfirm[],
  helpers: readonly HelperToConfirm[],
  newcomers: readonly Told[],
  strangers: readonly string[],
): string => {
  const parts = [
    claims.length > 0 && `待核实${claims.length}位，请打电话，核实一位说一声（比如：已核实${claims[0]?.name}）：`,
    ...claims.map(
      ({ name, unit, phone, nickname }) =>
        `· ${name}，${unit ?? '还没编入支部'}，${phone ?? '电话没登记'}，${quoted(nickname)}`,
    ),
    helpers.length > 0 &&
      `想替老人回话的${helpers.length}位，请打电话问老人本人（行就说：收下${helpers[0]?.name}；不行就说：不收${helpers[0]?.name}）：`,
    ...helpers.map(
      // Whoever has given no name of their own is called so already.
      ({ name, elder, relation, phone }) =>
        `· ${[...new Set([name, `${elder}的${relation}`])].join('，')}，老人电话${phone ?? '没登记'}`,
    ),
    newcomers.length > 0 &&
      `等着报到${newcomers.length}位（比如：收下${newcomers[0]?.name}；不收${newcomers[0]?.name}）：`,
    ...newcomers.map((told) => `· ${inShort(told)}`),
    strangers.length > 0 && `还没对上的微信${strangers.length}个（比如：绑定 张建国 是 ${strangers[0]}）：`,
    strangers.length > 0 && strangers.join('、'),
  ]
  return parts.some(Boolean) ? lines(parts) : '没有等着核实的，都对上了。'
}
export const toConfirmTitle = '待核实名单'
export const missedToConfirm = (): string => '今天的待核实名单'
