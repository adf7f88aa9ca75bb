/** 2，打错了，是1: what was said before a word of correction does not count. */
import { bareName } from './proxy.ts'
import type { ReadClause } from './read-clause.ts'
import { WHOLE_NAME } from './who.ts'

const CORRECTS =
  /^(?:哦|啊|哎呀?|唉|呀|刚才|刚刚|上面|前面|我|又|手滑|不好意思|对不起){0,3}(?:(?<=[哦噢啊唉])不(?:对|是)?|(?:报|写|填|说|数)[多少]了|(?:人数|名额)(?:报|写|填|弄|搞|说)错了?|(?:打|按|点|写|填|发|报|说|回|选|数|弄|搞|输)错(?:了|啦|字了?|数了?|人数了?)?|不对|不是|错了|更正(?:一下)?|纠正(?:一下)?|重新(?:报|说|来|回复?)(?:一下)?|口误)(?:了|啊|哦|哈|呀|[！。~ ])*$/
const COUNTED =
  /^(?:我们|一共|总共)?(?:\d{1,2}|[一二两三四五六七八九十俩仨])(?:个人?|口人?|位|名|人)?(?:不是[一二两三四五六七八九十俩仨\d]+(?:个人?|口人?|位|名|人)?)?(?:吧|了|啊|哦)*$/
const ONLY_ME =
  /^(?:就|只|现在)?(?:剩|有)?(?:下)?我(?:自己)?(?:一个人?|一人|自己|自个儿)|^(?:就|只有|只剩|就剩|剩)(?:下)?我(?:了|去|来)*$/
/** 老伴不去我自己去: nobody had said that she would come. */
const BY_MYSELF = /我自己(?:去|来|参加)/
/** 我一个，老伴不去: who counts himself alone changes nothing, unless it was said otherwise before. */
const MYSELF_ALONE = /^(?:我|俺)(?:一个人?|一人|单人|单个儿?|独自)(?:也?(?:要|会|能)?(?:去|来|参加))?(?:吧|啊|的)*$/
const ONLY_MYSELF = /^(?:就|只有?)我(?:(?:自己|自个儿?)(?:一个人?|一人)?|一个人?|一人)(?:去|来)?(?:吧|啊|的)*$/
/** 孙子上学去不了，算一个吧: how many are left. */
const COUNTS_AGAIN = /^(?:那|就|还是)*(?:算|写|报|登记?|改)(?:成)?(?:[1-9]|[一两二三四五])个?人?(?:吧|了|得了|就行)+$/
const HAD_COME = /(?<!不)了|取消|临时/
/** A correction that names what was wrong: 不是一个人, 原来报两个. */
const WAS =
  /^(?:不是|原来|原先|之前|刚才|上次|前面|本来)(?:报|说|写|填|是|登记)?(?:了|的)?(?:是)?(?:\d+|[一二两三四五六七八九十俩仨])(?:个人|口人|个|人|位|名)(?:人)?(?:来|去|参加)?$|^人数(?:要)?(?:改|变|更正|调整)(?:一下|了)?$|^(?:我们?|咱们?|俺们?)?(?:家|这边|那个|的)*人数(?:要|得)?(?:改改|变变|(?:改|变|更正|调整)(?:一?下|了))$/
/** 少算一个，应该三个: how many there were too few, and how many there are. */
const MISCOUNTED = /^(?:刚才|前面|我)*(?:少|多)(?:算|报|写|填)了?(?:[一1两二俩三][个位]?人?)?$/
const SUMMED_UP = /^(?:应该|其实|实际|一共|总共|合计)(?:是|有)?[\d一二两三四五六七八九十俩仨]/

/** Leaves out what a later clause takes back, never a danger or a death; a correction at the end corrects nothing. */
export function withoutTakenBack(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const at = clauses.findLastIndex(
    ({ clause: { text } }, i) =>
      i < clauses.length - 1 &&
      (CORRECTS.test(text) ||
        WAS.test(text) ||
        (MISCOUNTED.test(text) && SUMMED_UP.test(clauses[i + 1]?.clause.text ?? ''))),
  )
  if (at < 0) return clauses
  const kept = clauses.slice(0, at).filter((read) => read.danger !== undefined || read.death !== undefined)
  return [...kept, ...clauses.slice(at + 1).map(asChange)]
}

/** A number of heads after a correction changes the number; an answer stays an answer. */
function asChange(read: ReadClause): ReadClause {
  const said = read.clause.text.replace(/^(?:应该|其实|现在|实际|改|是|要|报|就|只|去|来|有|到)+/, '')
  return COUNTED.test(said) ? { ...read, meaning: { kind: 'change' } } : read
}

/** 取消吧, 给退了: a seat, and not whose. */
const SEAT_AWAY =
  /^(?:请|麻烦|那|就|你|您|给|帮忙|帮着|先)*(?:取消|退|划|删|撤|去)(?:掉|了|去)?(?:一?下)?(?:报名|名额|吧|了|啊|哈|谢谢)*$|^(?:名额|位[子置]|座位?)?(?:就|也|给)*(?:让|空|腾)出来(?:吧|了|啊)*$/
/** 葛姐昨天报了一个人: whose number it is that is changed. */
const HAD_ENTERED = new RegExp(
  `^(?<who>${WHOLE_NAME})(?:他|她)?(?:家)?(?:昨[天儿晚]|前[天儿]|上次|原来|原先|之前|本来|前面)?(?:报|登记|填|写)(?:了|的|过)(?:是)?(?:\\d|[一二两三四五俩仨])(?:个人?|位|人|名)?$`,
)

/** 涂老师说不去了，麻烦取消; 葛姐报了一个，现在改成两个: whose seat it is was just said. */
export function ofTheirSeat(clauses: readonly ReadClause[]): readonly ReadClause[] {
  return clauses.map((read, i) => {
    const before = clauses[i - 1]
    if (!before || /我|俺|咱/.test(read.clause.text)) return read
    if (
      read.meaning?.kind === 'cancel' &&
      before.proxy &&
      before.meaning?.kind === 'no' &&
      SEAT_AWAY.test(read.clause.text)
    )
      return { ...read, own: false, proxy: before.proxy }
    const entered = read.meaning?.kind === 'change' ? HAD_ENTERED.exec(before.clause.text)?.groups?.['who'] : undefined
    return entered && !read.proxy ? { ...read, own: false, proxy: bareName(entered) } : read
  })
}

/** 老伴不去了，就我一个: who stays behind changes the number of a couple that was signed up. */
export function withoutCompany(clauses: readonly ReadClause[]): readonly ReadClause[] {
  const left = clauses.some((read) => !read.own && (read.meaning?.kind === 'no' || read.meaning?.kind === 'cancel'))
  if (!left) return clauses
  if (clauses.some((read) => read.own && read.meaning?.kind === 'yes' && !ONLY_ME.test(read.clause.text)))
    return clauses
  const gone = clauses.some((read) => !read.own && HAD_COME.test(read.clause.text))
  return clauses.map((read) =>
    !gone && (MYSELF_ALONE.test(read.clause.text) || ONLY_MYSELF.test(read.clause.text))
      ? { ...read, meaning: { kind: 'yes' } }
      : COUNTS_AGAIN.test(read.clause.text) ||
          (ONLY_ME.test(read.clause.text) && (gone || !BY_MYSELF.test(read.clause.text)))
        ? { ...read, meaning: { kind: 'change' } }
        : read,
  )
}
