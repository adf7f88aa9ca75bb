/** What came that is no words, as it is called. */

const MEDIA: Readonly<Record<string, string>> = {
  image: '图片',
  audio: '语音',
  video: '视频',
  file: '文件',
  link: '链接',
  location: '位置',
  contact: '名片',
  history: '聊天记录',
  money: '红包或转账',
}

export const mediaInWords = (kind: string): string => MEDIA[kind] ?? '消息'
