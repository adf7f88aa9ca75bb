/** What answers to questions about who is who are recognised by, besides their numbers and labels. */

/** 可以, 不行: whether somebody may answer for an elder. */
export const HELPER_WORDS = [
  ['可以', '可以代办', '行', '同意', '核实了', '核实过了'],
  ['不行', '不能', '不同意', '不可以代办'],
] as const

/** The same, where one of that name is on the roster: 同一位, 另一位. */
export const KNOWN_HELPER_WORDS = [
  ['同一位', '就是这一位', '是这一位', '是同一个人'],
  ['另一位', '不是同一位', '另一个人'],
  ['不行', '不能', '不同意', '不可以代办'],
] as const

/** 打过了: somebody new was rung up, and it is they. */
export const CALLED = ['打过了', '打过了，是本人', '是本人', '核实了', '已核实', '对上了']

/** Whether it was checked with the person. */
export const WAS_CHECKED_WORDS = [
  ['核实过', '核实过了', '核实了', '已核实', '打过', '打过了', '打过电话', '打过电话了', '当面核实过', '当面核实过了'],
  ['没有', '还没', '没核实', '还没核实'],
] as const

/** Whether a room that is called otherwise is the same. */
export const ROOM_WORDS = [
  ['还是原来的群', '是原来的群', '原来的群', '是同一个群', '同一个群', '照常发'],
  ['不是原来的群', '不是同一个群'],
] as const
