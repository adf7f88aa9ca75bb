/** What the bot says when somebody asks about something that it has told them. */

/** `title`: where it could be something else. */
export const standsThere = (title: string | undefined, words: string): string =>
  `${title === undefined ? '' : `“${title}”的`}通知里写的是：“${words.replace(/。$/, '')}”。`

/** Behind 明天 and 下周, which are counted from that day. */
export const toldOn = (day: string): string => `这条通知是${day}发的。`

export const answerUntil = (title: string, until: string): string => `“${title}”请在${until}前回。`

export const whichDay = (sent: string, word: string, day: string): string =>
  `通知是${sent}发的，里面的“${word}”是${day}。`

/** Of two that may be meant, to whoever asks for the whole again. */
export const sayWhich = (one: string, other: string): string =>
  `您要哪一条？请说“${one}再发一遍”，或者“${other}再发一遍”。`
