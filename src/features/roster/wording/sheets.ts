/** What is said of sheets that go out, and of people who are added one by one. */
import { type PastExport, purposeKept } from '../../people/public.ts'

export const everybody = (): string => '全体'
/** 第一支部 or 第二支部第一小组, of which a phrase has left the end outside. */
export const unitNamed = ({
  branch,
  group,
}: {
  readonly branch?: string | undefined
  readonly group?: string | undefined
}) => (branch === undefined ? group && `${group}小组` : `${branch}支部`)
export const templateName = (): string => '名册模板.xlsx'
export const templateComes = (): string =>
  '空表发给您了。不知道的空着就行；身份证号、银行卡号和病情请不要填。填好直接发回给我。'

const EXAMPLES: Readonly<Record<string, string>> = {
  编号: '示例，填时删掉',
  姓名: '张三',
  性别: '男',
  出生日期: '农历1948年三月初五',
  身份: '退休',
  退休日期: '2008年3月',
  政治面貌: '中共党员',
  入党日期: '1975年7月1日',
  党支部: '第一支部',
  党小组: '第一小组',
  居住地类别: '本市',
  手机: '13800000000',
  居住状况: '独居',
  健康: '一般',
  可否代办: '是',
  联系偏好: '电话',
  称呼: '张老师',
}

/** What the example row of the template has in a column. */
export const example = (header: string): string => EXAMPLES[header] ?? ''

export const cycleInWords = (months: number | null): string => (months === null ? '' : `${months}个月`)
export const yesOrNo = (yes: boolean): string => (yes ? '是' : '否')
export const nobodyToExport = (whom: string): string => `${whom}：现在没有人，没有导出。`
export const tooManyToExport = (heads: number): string => `有${heads}人，一份表太大。请说一个支部，或者加上条件。`
export const exportName = (whom: string): string => `${whom.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 30)}名册.xlsx`

export const pastExports = (exports: readonly (readonly [string, PastExport])[]): string =>
  exports.length === 0
    ? '还没有人导出过名册和名单。'
    : [
        '最近导出过名册、名单的：',
        ...exports.map(
          ([at, { by, whom, heads, purpose }]) => `${at}，${by ?? '命令行'}：${whom}，${heads}人，用途：${purpose}`,
        ),
      ].join('\n')

export const exported = (whom: string, heads: number, purpose: string, mayRing: boolean): string =>
  `${whom}，${heads}人，表格发给您了。\n${purposeKept(purpose, mayRing)}`
/** 第一支部 is what was taken away of the roster. */
export const rosterOf = (whom: string): string => `${whom}（名册）`

export const howToAdd = (): string =>
  '请写成一行，知道几样写几样：\n加人：张三，男，1950年5月6日，第一支部第一小组，13800000000，住机床新村3号楼\n人多就发表格来，空表说：名册模板。'
export const newcomerUnclear = (pieces: readonly string[]): string =>
  `没看懂“${pieces.join('”“')}”，还没有加。\n${howToAdd()}`
export const newcomersList = (name: string): string => `加人 ${name}.csv`
export const newcomerRead = ({ header, cells }: { header: readonly string[]; cells: readonly string[] }): string =>
  `读到的是：${header.map((column, at) => `${column}${cells[at] ?? ''}`).join('，')}。正在核对，花名册还没有动。${
    header.includes('手机') || header.includes('固话')
      ? ''
      : `\n还没有电话，问到了请说：改${cells[0] ?? ''}电话（号码）。`
  }`
export const retentionTitle = '清理过了保存期的名单'
