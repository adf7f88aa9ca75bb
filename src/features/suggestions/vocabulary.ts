/** What suggestions are about, for the digest of a month: the words that tell of it. */
export const FIELDS: readonly { readonly name: string; readonly words: RegExp }[] = [
  { name: '看病体检', words: /体检|看病|医院|医务|卫生所|医药|药|报销|大夫|医生|健康/ },
  { name: '吃饭', words: /食堂|饭菜|菜|吃饭|饭堂|伙食|老年餐|送餐|太咸|太淡/ },
  { name: '房屋环境', words: /楼道|电梯|扶手|路灯|暖气|水管|漏|垃圾|停车|小区|厕所|卫生间|台阶|绿化|院子|大门|无障碍/ },
  { name: '出行用车', words: /班车|用车|公交|接送|车站|坐车/ },
  { name: '福利慰问', words: /福利|慰问|补贴|生日|过节|节日|年货|蛋糕/ },
  { name: '学习党务', words: /支部|党|学习|开会|文件|报纸|老年大学|讲座/ },
  {
    name: '文体活动',
    words: /活动|下棋|打牌|棋牌|唱歌|合唱|跳舞|舞|太极|书法|画|乒乓|门球|旅游|春游|秋游|比赛|乐器|球/,
  },
  { name: '办公室的服务', words: /办公室|你们|态度|通知|电话|群|微信|机器人/ },
]

export const OTHER_FIELD = '别的'
