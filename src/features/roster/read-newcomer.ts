/** What is told of one person in a line (张三，男，1950年5月6日，第一支部第一小组), as the row of a list. Pure. */

/** A header and its row; or the pieces that nobody understands, and then nothing is taken. */
export type Newcomer =
  | { readonly header: readonly string[]; readonly cells: readonly string[] }
  | { readonly unclear: readonly string[] }

/** 分到二支部, 归三支部管: how somebody comes to a unit is no part of its name. */
const INTO = '(?:(?:分配|分|编|放|安排|转|进|归|在|到)(?:到|在|进|给|入)?)?'

/** The column of a piece, by what it looks like; what it says of its column (原, 住) is no part of the value. */
const PIECES: readonly (readonly [string, RegExp])[] = [
  ['性别', /^(男|女)(?:性|同志)?$/],
  ['手机', /^(?:手机|电话|手机号)?(?:是|:|：)?(1[3-9]\d{9})$/],
  ['固话', /^(?:固话|座机|家里电话)(?:是|:|：)?([\d-]{7,13})$/],
  ['出生日期', /^(?:出生|生日|生于)?(?:是|:|：)?((?:公历|农历|阴历)?(?:19|20)\d\d(?:年|[-./]).*?)(?:生|出生)?$/],
  ['党支部', new RegExp(`^${INTO}(.{1,6}支部)$`)],
  ['住址', /^(?:家)?(?:住|住址|家住|现住)(?:在|是|:|：)?(.{2,40})$/],
  ['原单位', /^原?(?:单位)?(?:是|:|：)?(.{1,12}(?:车间|科|厂|处|室|队|公司|班|部|站|院))$/],
  ['称呼', /^(.{1,3}(?:师傅|老师|工|主任|科长|厂长|书记|大夫|医生))$/],
  ['退休日期', /^(.+)退休$/],
  ['身份', /^((?:办公室|退休办)?(?:工作人员|在职人员))$/],
]
const BRANCH_AND_GROUP = new RegExp(`^${INTO}(.{1,6}支部)(第?.{1,3}小?组)$`)
const NAME = /^[\p{Script=Han}·]{2,10}$/u

export function readNewcomer(told: string): Newcomer {
  // 1965年7月8日生（公历）
  const plain = told.replace(/生?[（(](公历|农历|阳历|阴历)[）)]生?/g, '($1)')
  const [name = '', ...pieces] = plain
    .split(/[\s，,、；;。]+/)
    .filter(Boolean)
    .map(inFullYears)
  if (!NAME.test(name)) return { unclear: [name] }
  const row = new Map([['姓名', name]])
  const unclear = pieces.filter((piece) => !place(row, piece))
  return unclear.length > 0 ? { unclear } : { header: [...row.keys()], cells: [...row.values()] }
}

/** 66年3月生 is 1966年3月: nobody who retires was born in this century. */
const inFullYears = (piece: string): string => piece.replace(/^(出生|生日|生于)?([3-9]\d)(?=年\d{1,2}月)/, '$119$2')

/** Puts a piece where it belongs; false when that is not clear, or when something stands there. */
function place(row: Map<string, string>, piece: string): boolean {
  const [, branch, group] = BRANCH_AND_GROUP.exec(piece) ?? []
  if (branch !== undefined && group !== undefined) {
    return put(row, '党支部', branch) && put(row, '党小组', group)
  }
  if (/^第?.{1,3}小?组$/.test(piece)) return put(row, '党小组', piece)
  for (const [column, form] of PIECES) {
    const [, value] = form.exec(piece) ?? []
    if (value !== undefined) return put(row, column, value)
  }
  return false
}

function put(row: Map<string, string>, column: string, value: string): boolean {
  if (row.has(column)) return false
  row.set(column, value)
  return true
}
