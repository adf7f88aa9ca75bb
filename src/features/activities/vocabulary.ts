/** What activities recognise, besides what the reader of language knows by itself. */

/** 参加, said of others by staff: 张三去. */
export const COMING = '(去|参加|来|报名|能去|能来|要去)'
export const STAYING = '(不去|不参加|不来|去不了|来不了|参加不了|不报名|取消)'

/** Words that stand where a name could stand and are none. */
export const NO_NAMES: ReadonlySet<string> = new Set([
  '我',
  '俺',
  '咱',
  '我们',
  '咱们',
  '你',
  '您',
  '他',
  '她',
  '谁',
  '都',
  '大家',
  '不',
  '还',
])

/** Option words of 1 发布 2 修改 3 先不发. */
export const PUBLISH_WORDS = ['发', '发吧', '可以发', '可以发布', '确认', '确认发布', '发出去', '没问题发吧'] as const
export const CHANGE_WORDS = ['改', '改一下', '要改', '修改一下', '不对'] as const
export const DROP_WORDS = ['不发', '先不发', '先别发', '别发', '不办了', '算了', '取消'] as const
