/** What staff read about contacts. */

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')
const MOST = 20
const some = (names: readonly string[]): string =>
  quoted(names.slice(0, MOST)) + (names.length > MOST ? `等${names.length}个` : '')

/** A remark begins with the name: 张三·第一支部·0123. */
const nameIn = (remark: string): string => remark.split('·')[0] ?? remark

export interface Found {
  readonly moved: number
  readonly rooms: number
  readonly doubtful: readonly { readonly remark: string; readonly names: readonly string[] }[]
  readonly gone: readonly string[]
  readonly goneRooms: readonly string[]
}

const counted = (people: number, rooms: number): string =>
  [people > 0 && `${people}位同志`, rooms > 0 && `${rooms}个群`].filter((part) => part !== false).join('、')

/** `undefined`: nothing has changed, so nobody is to be bothered. */
export function afterLogin({ moved, rooms, doubtful, gone, goneRooms }: Found): string | undefined {
  const lines = [
    moved + rooms > 0 && `重新认出了${counted(moved, rooms)}，消息照常发。`,
    ...doubtful.map(
      ({ remark, names }) =>
        `备注“${remark}”的有${names.length}个微信：${some(names)}。都还没绑，问清了请说：绑定 ${nameIn(remark)} 是 ${names[0] ?? ''}（或者另一个）。`,
    ),
    gone.length > 0 && `有${gone.length}个找不到了：${some(gone)}。请打电话问问，或请本人重新加好友。`,
    goneRooms.length > 0 && `对不上的群：${some(goneRooms)}。往这些群的消息先不发。`,
  ].filter((line) => line !== false)
  return lines.length === 0 ? undefined : ['微信重新登录，核对了通讯录：', ...lines].join('\n')
}

/** Where the platform does not say who asks to be a friend. */
export const doNotKnowWho = (): string => '有人申请加好友，微信没说是谁，我没能通过。请在手机上看一看，通过一下。'

/** Where a friend request could not be accepted. */
export const couldNotAccept = (name: string): string => `“${name}”申请加好友，我没能通过。请在手机上通过一下。`
