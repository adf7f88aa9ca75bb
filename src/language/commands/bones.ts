/** The bones of a sentence: without marks, politeness, fillers and particles. Two sentences with the same bones say the same. */
import { withoutFaces } from '../faces.ts'
import { rewriting } from '../needed.ts'

const withoutMarkSigns = rewriting(/[\s，。！？；、:~.…"'“”‘’「」()【】《》\-*#]/g)
const withoutLead = rewriting(
  /^(?:请问(?:一下)?|请教(?:一下)?|麻烦(?:你|您)?(?:们)?(?:了)?|劳驾|劳烦|烦请|拜托(?:你|您)?|小同志|同志(?:们)?|师傅|老师|领导|勤务员|机器人|小助手|助手|你好|您好|喂|嗨|哎呀?|嗯+|呃+|额+|那个|这个|就是|对了|另外|还有一?件?事|顺便(?:问一下|问问)?|我?想(?:请)?问(?:一下|问)?|我?问(?:一下|问)|我?想?(?:要)?(?:知道|了解|看看|查查|看一下|查一下|看下|查下)(?:一下)?|(?:你|您)?(?:能不能|能否|可不可以|可以|能)?(?:请)?(?:帮|给|替)(?:我|忙|我们|一下|个忙)*(?:看看|查查|查一下|看一下|看下|查下|问问|问一下|瞧瞧|列一下|列出|报一下|说说|说一下|统计一下|数数|找找|发一下|发个)?(?:一下)?|(?:你|您)?(?:能不能|能否|可不可以)|看看|查查|查一下|看一下|告诉我|跟我说(?:说|一下)?|给我|我要|我想|现在|目前|到现在|请)/,
)
const withoutTail = rewriting(
  /(?:谢谢(?:你|您)?(?:们)?(?:了|啦|啊)?|多谢|辛苦(?:你|您)?(?:了)?|麻烦(?:你|您)?了|好吗|行吗|可以吗|好不好|行不行|吗|呢|(?<![什怎多这那])么|嘛|啊|吧|呀|哦|哈|啦|(?<![住在到去是])哪|呐|哟|噢|喔|嘞|一下|看看|来着|(?:发|给|发给)我一份)$/,
)

const SAME: readonly ((text: string) => string)[] = [
  rewriting(/没有/g, '没'),
  rewriting(/还有(?=谁|哪|没)/g, '还'),
  rewriting(/多少个?人|几个人|几位/g, '多少人'),
  rewriting(/[的了]|一下|到底|究竟|现在|目前|都|已经/g),
]

/** The bones without what adds nothing: 还有谁没有回信了 and 还谁没回信 are compared as one. */
export function squash(bones: string): string {
  const plain = SAME.reduce((text, rewritten) => rewritten(text), bones)
  return plain === '' ? bones : plain
}

/** The bones of a normalised text. */
export function bonesOf(text: string): string {
  return peel(peel(withoutMarkSigns(withoutFaces(text)), withoutLead), withoutTail)
}

/** A normalised text without marks and what trails it, its beginning as it is. */
export function withoutMarks(text: string): string {
  return peel(withoutMarkSigns(withoutFaces(text)), withoutTail)
}

/** Takes the same away again and again, but never everything. */
function peel(text: string, without: (text: string) => string): string {
  let rest = text
  for (let i = 0; i < 8; i++) {
    const next = without(rest)
    if (next === rest || next.length < 2) break
    rest = next
  }
  return rest
}
