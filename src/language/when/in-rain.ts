/** A day that is meant only if it rains is no time of what is planned. Pure. */

const IF_IT_RAINS =
  /(?:下雨天?|雨天|有雨|天气?不好)(?:的话|了)?，?(?:那)?(?:就|则|再)?(?:往后)?(?:改|换|移|挪|顺延|推迟?|延期?|推后|延后)[到至在为成]?$/

/** Whether words that lead to a day say so: 下雨改(周四), 雨天顺延到(下周三). */
export const isForRain = (before: string): boolean => IF_IT_RAINS.test(before)
