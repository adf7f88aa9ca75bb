/** What the schedule tells staff. `when` is a moment in words: 11月24日（周二）下午4点. */

export const skipped = (lost: string, when: string): string =>
  `${lost}本该在${when}发出，当时电脑没有开着，现在已经太晚，没有再发。需要的话请您打电话告诉大家。`

export const failed = (title: string, when: string): string =>
  `${title}（${when}）试了几次都没有办成，请您看一下，并告诉维护的同志。`
