/** What is said of day and hour. */

/** 现在是11月23日（周一）上午9点。 */
export const nowIs = (now: string): string => `现在是${now}。`

/** 今天是11月23日（周一），农历十月十五。 */
export const todayIs = (day: string, lunar: string | undefined): string =>
  `今天是${day}${lunar === undefined ? '' : `，${lunar}`}。`
