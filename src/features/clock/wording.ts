/** What is said of day and hour. */

/** 现在是11月23日（周一）上午9点。 */
export const nowIs = (now: string): string => `现在是${now}。`

/** 今天是11月23日（周一），农历十月十五。 */
export const todayIs = (day: string, lunar: string | undefined): string => dayIs('今天', day, lunar)

/** 冬至是12月22日（周二），农历冬月十四。 */
export const dayIs = (words: string, day: string, lunar: string | undefined): string =>
  `${words}是${day}${lunar === undefined ? '' : `，${lunar}`}。`
