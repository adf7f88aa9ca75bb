/** Whether somebody who is named in words is in danger themselves, or one of their people is. Pure. */

const BETWEEN =
  '(?:同志|师傅|老师|大姐|大哥)?(?:刚才?|刚刚)?(?:来电话?|打电话|打来电话)?(?:说|讲|反映)?(?:[：:，,\\s])?'
const OTHERS =
  '老伴|爱人|老婆|老公|媳妇|妻子|丈夫|老头子?|老太太|儿子?|女儿|女婿|闺女|孙|外孙|妈|爸|母亲|父亲|爹|娘|岳|公公|婆婆|哥|弟|姐|妹|亲家|保姆|护工|邻居|对门|隔壁|楼[上下]'
/** 周福生他老伴, 周福生说他邻居, 周福生家的保姆. */
const OF_OTHERS = new RegExp(`^${BETWEEN}(?:他|她)?(?:家里?|们)?的?(?:${OTHERS})`)

/** 周福生老伴摔了 tells of her; where his name stands anywhere by itself, he may be meant. */
export function tellsOnlyOfTheirs(name: string, words: string): boolean {
  if (name === '' || !words.includes(name)) return false
  return words
    .split(name)
    .slice(1)
    .every((behind) => OF_OTHERS.test(behind))
}
