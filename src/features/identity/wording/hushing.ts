/** Whoever is not answered any more, because staff want it so. */

/** 周福生的微信“福如东海”, 微信“夕阳无限好” */
export const chatOf = (name: string | null, nickname: string): string =>
  `${name === null ? '' : `${name}的`}微信“${nickname}”`

export const isHushed = (who: string, name: string): string =>
  `好的，${who}发来的，机器人先不回了。对方的话都记在待办里，您有空看一眼；要是求救，照样马上告诉办公室。\n要放开，请说：解除拉黑${name}。`
export const isFreed = (who: string): string => `好的，${who}发来的话，以后照常回。`
export const isColleague = (name: string): string => `${name}是办公室的同志，不能拉黑。`
export const noSuchChat = (name: string): string => `没有找到${name}的微信。请写花名册上的姓名，或者微信名。`
export const whichChatToHush = (chats: readonly string[]): string =>
  `叫这个名字的不止一个：${chats.join('、')}。请写微信名。`
export const hushedList = (
  lines: readonly { readonly who: string; readonly number: number | null; readonly since: string }[],
): string =>
  lines.length === 0
    ? '没有拉黑谁。'
    : [
        `拉黑的${lines.length}位：`,
        ...lines.map(
          ({ who, number, since }) => `${who}，${since}起${number === null ? '' : `，对方的话在第${number}号里`}`,
        ),
        '要放开，请说：解除拉黑（姓名或微信名）。',
      ].join('\n')
