/** What people mean by a face. Codes are WeChat's names for its built-in faces; they become the emoji that means the same. */

const CODES: { readonly [code: string]: string } = {
  强: '👍',
  赞: '👍',
  ok: '👌',
  好的: '👌',
  ok手势: '👌',
  胜利: '✌',
  握手: '🤝',
  鼓掌: '👏',
  拳头: '💪',
  加油: '💪',
  奋斗: '💪',
  玫瑰: '🌹',
  鲜花: '🌹',
  抱拳: '🙏',
  合十: '🙏',
  拜托: '🙏',
  感谢: '🙏',
  爱心: '❤',
  拥抱: '🤗',
  再见: '👋',
  嗨: '👋',
  弱: '👎',
  差劲: '👎',
  no: '🙅',
  不行: '🙅',
  疑问: '❓',
  举手: '🙋',
}

/** Faces that show a mood and answer nothing. Only these are taken for a face: [大会议室] must stay text. */
const MOODS =
  '微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 囧 抓狂 吐 偷笑 愉快 白眼 傲慢 困 惊恐 憨笑 悠闲 咒骂 嘘 晕 衰 骷髅 敲打 擦汗 抠鼻 坏笑 右哼哼 鄙视 委屈 快哭了 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 汗 天啊 emm 社会社会 旺柴 打脸 哇 翻白眼 666 让我看看 叹气 苦涩 裂开 嘴唇 心碎 啤酒 茶 咖啡 蛋糕 礼物 红包 發 福 发 烟花 爆竹 猪头 炸弹 月亮 太阳 凋谢 勾引 跳跳 发抖 转圈 庆祝 西瓜 便便 菜刀 篮球'.split(
    ' ',
  )

const EMOJI_OF = new Map<string, string>([
  ...Object.entries(CODES),
  ...MOODS.map((mood): [string, string] => [mood, '🙂']),
])

/** The emoji of a face code without its brackets (强 → 👍), or undefined when there is no such face. */
export function emojiOfCode(code: string): string | undefined {
  return EMOJI_OF.get(code)
}

/** What a face answers, when it stands alone. */
export type FaceMeaning = 'yes' | 'no' | 'received' | 'thanks' | 'greeting' | 'question' | 'maybe' | 'mood'

const MEANINGS: readonly (readonly [FaceMeaning, RegExp])[] = [
  ['no', /🙅|❌|❎|👎|✖|🆖|⛔|🚫|✕|✗|✘/gu],
  ['yes', /👌|👍|✅|✔|☑|🙋|🆗|💯|🙆|✓|√|⭕|🤚|✋/gu],
  ['thanks', /🙏|🌹|💐|🌺|🌷|🌸|🤝|❤|🤗|🙇/gu],
  ['greeting', /👋/gu],
  ['question', /❓|❔|⁉/gu],
  // He thinks about it.
  ['maybe', /🤔/gu],
  ['mood', /\p{Extended_Pictographic}/gu],
]

const FACES_AND_SIGNS = /[\p{Extended_Pictographic}✓✗✘✕√♀♂]/gu

/** Faces are signs and halves of signs; nearly every text holds none and is not looked at again. */
function mayHoldFaces(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x2000 && code < 0x3000) || (code >= 0xd800 && code < 0xe000) || RARE_SIGNS.has(code)) return true
  }
  return false
}

/** © ® 〰 〽 ㊗ ㊙: the only faces among letters and Chinese characters. */
const RARE_SIGNS: ReadonlySet<number> = new Set([0xa9, 0xae, 0x3030, 0x303d, 0x3297, 0x3299])

/** The text with every face taken out. */
export function withoutFaces(text: string): string {
  return mayHoldFaces(text) ? text.replace(FACES_AND_SIGNS, '') : text
}

/** What the faces of a text mean together; `no` wins over `yes`, both win over politeness. Undefined: there is none. */
export function meaningOfFaces(text: string): FaceMeaning | undefined {
  if (!mayHoldFaces(text)) return undefined
  return MEANINGS.find(([, pattern]) => text.search(pattern) >= 0)?.[0]
}
