import { describe, expect, test } from 'vitest'
import {
  criesForAnother,
  hasCalledOut,
  isAtTheDoor,
  isToOthers,
  saysTheyCannotGo,
  sendsAnother,
  tellsOfScene,
  tellsOfThem,
} from '../../../src/features/alarms/scene.ts'

describe('what whoever is near writes once they were called', () => {
  test.each([
    '开门了 人坐地上呢 清醒',
    '他摔在厕所里了',
    '敲门没人应',
    '人躺着，我打了120',
    '他老伴也晕倒了',
    '他家里着火了',
    '老人动不了了',
    '快递小哥帮着撬开门了，人昏迷了',
    '到他家了，敲了半天门没开，我从窗户看见他倒在地上昏过去了',
  ])('%s is of another', (words) => expect(criesForAnother(words)).toBe(true))
  test.each([
    '我老伴摔倒了',
    '救命',
    '我摔倒了起不来',
    '胸口疼',
    '老伴摔倒了，人昏过去了',
    '老伴晕倒了 人不行了',
    '救命！屋里着火，开门开不了',
    '家里进贼了，贼进屋了',
    '邻居晕倒了',
    '通知第一支部：老人在家防摔倒，请大家敲门问一问',
  ])('%s is a cry of their own', (words) => expect(criesForAnother(words)).toBe(false))

  test.each([
    '到他家了 门敲不开 咋办',
    '到楼下了',
    '人在家，清醒着',
    '救护车来了',
    '问问谁家有钥匙，门敲不开',
    '到他家了，敲门敲了半天没人应，屋里灯亮着，怎么办',
  ])('%s tells how it is there', (words) => expect(tellsOfScene(words)).toBe(true))
  test.each([
    '茶话会我去',
    '我家水管漏了',
    '到时候再说',
    '人家都去我也去',
    '快递到楼下了，谁家的',
    '师傅什么时候到家里来修水管',
    '通知第一支部：请大家周五上午去看画展，在活动中心门口集合',
    '下周三上午9点请大家去看画展，在活动中心门口集合',
  ])('%s does not', (words) => expect(tellsOfScene(words)).toBe(false))

  test.each(['到他家了', '敲门没人应，打电话也不接', '已经到门口了'])('%s: they are at the door', (words) =>
    expect(isAtTheDoor(words)).toBe(true),
  )
  test.each(['人在外地', '门打不开', '人不在家', '打电话没人应', '孙子到他家了', '还没到他家', '马上到他家'])(
    '%s: nobody says so',
    (words) => expect(isAtTheDoor(words)).toBe(false),
  )
  test.each(['快递到了，谁家的', '通知第一支部：老人在家防摔倒'])('%s is for others', (words) =>
    expect(isToOthers(words)).toBe(true),
  )
  test.each(['快递小哥撬开门了，人醒着', '问问谁家有钥匙'])('%s is for the office', (words) =>
    expect(isToOthers(words)).toBe(false),
  )

  test.each(['我让孙子去看看了', '我叫老伴过去看看', '托楼下老刘去他家了'])('%s: somebody else goes', (words) =>
    expect(sendsAnother(words)).toBe(true),
  )
  test.each([
    '能不能让小王去看看',
    '让他好好歇着',
    '请你们去看看',
    '让闺女替我去一趟',
    '叫老李去看看球赛',
    '我叫老李去看看球赛',
    '通知第一支部：请大家周五上午去看画展，在活动中心门口集合',
    '下周三上午9点请大家去看画展',
  ])('%s: nobody does', (words) => expect(sendsAnother(words)).toBe(false))

  test.each([
    '我也去不了 腿疼',
    '去不了',
    '我腿疼去不了，你们另找人吧',
    '我去不了，在外地',
    '人在外地，去不了',
    '我腿脚不方便',
    '家里有老人，走不开',
    '我去不了，老人住六楼',
    '不去了',
  ])('%s: they cannot go', (words) => expect(saysTheyCannotGo(words)).toBe(true))
  test.each([
    '感冒了，明天我去不了了',
    '活动我去不了',
    '不用了，他儿子在',
    '打电话他不在家',
    '老人腿疼，起不来',
    '老太太说腿疼，没大事',
    '老爷子不方便开门',
    '老人动不了了',
    '人动不了，去不了医院',
    '救护车来不了',
    '嘴歪了，不能动了',
  ])('%s: says nothing of it', (words) => expect(saysTheyCannotGo(words)).toBe(false))
  test.each(['不用了，他儿子在', '打电话他不在家'])('%s is of the one in need', (words) =>
    expect(tellsOfThem(words)).toBe(true),
  )
  test.each(['不用了', '感冒了，明天我去不了了', '老伴说他不去'])('%s is not', (words) =>
    expect(tellsOfThem(words)).toBe(false),
  )

  test.each(['收到 我打120了', '已经叫了救护车', '打过120了，在路上', '我已经打120', '给他叫了救护车'])(
    '%s is what they did',
    (words) => expect(hasCalledOut(words)).toBe(true),
  )
  test.each([
    '快帮我打120',
    '要不要打120？',
    '我摔了打120了',
    '120怎么还不来',
    '冯秋菊晕倒了，叫了救护车',
    '老伴晕倒了，打了120',
    '我打120了，胸口疼得厉害',
    '打120',
  ])('%s is not', (words) => expect(hasCalledOut(words)).toBe(false))
})
