/** 导出独居老人, 第一支部名单导出Excel, 80以上的名单导一份，要电话住址，给工会慰问用: of whom a sheet is asked for, and what for. Pure. */

/** What a sentence asks for. */
export interface SaidExport {
  readonly whom: string
  readonly purpose?: string
  readonly withoutPhones: boolean
}

const ASK = '^(?:请|帮我|麻烦|帮忙|我要|我想|给我)*'
const WHOM = '(?<whom>[^，。！？ ]{2,24}?)'
const LIST = '的?(?:花?名册|名单|人员名单|通讯录|信息)'
const SHEET = '(?:表格?|excel|xlsx|电子表格?|电子版)'
const FORMS: readonly RegExp[] = [
  /^(?:请|帮我|我要)*(?:把|导出)(?<whom>[^。！？]*[，,][^。！？]*?)的?(?:名册|花名册|名单)(?:导出来?|发给我|发我)?$/,
  new RegExp(`${ASK}导出(?:一份|一下)?${WHOM}(?:${LIST})?(?:做?成?(?:一份|一个|个)?${SHEET})?$`, 'i'),
  new RegExp(
    `${ASK}(?:把)?${WHOM}(?:${LIST})?导(?:出来?|一份|一下|个|成)?(?:成|一份|一个|个)?(?:${SHEET}|名单)?(?:给我|发我|出来)?$`,
    'i',
  ),
  new RegExp(`${ASK}(?:把)?${WHOM}${LIST}(?:给我|发我|来|做|弄|整)(?:成)?(?:一份|一个|个|份)?${SHEET}(?:文件)?$`, 'i'),
]
/** They stand in the sheet as it is. */
const WANTED = /^(?:要|带|带上|得有|要有)(?:上)?(?:电话|手机|住址|地址|号码|生日|支部|年龄|[和、])+(?:号码?)?的?$/
const WITHOUT_PHONES = /^(?:不要|不带|不用|别带|去掉|不含)(?:手机|电话)(?:号码?)?的?$/
const PURPOSE = /^(?:是)?(?:给|用于|用来|拿去|为了|做|去|开会)(?=.{2}).{2,20}$|^.{2,16}用的?$/

export function readExport(text: string): SaidExport | undefined {
  const whole = formIn(text)
  if (whole !== undefined) return { whom: whole, withoutPhones: false }
  const [head = '', ...tails] = text.split(/[，。； ]+/).filter((part) => part !== '')
  const whom = formIn(head)
  if (whom === undefined) return undefined
  const others = tails.filter((tail) => !WANTED.test(tail) && !WITHOUT_PHONES.test(tail))
  const [purpose, ...more] = others
  if (more.length > 0 || (purpose !== undefined && !PURPOSE.test(purpose))) return undefined
  const withoutPhones = tails.some((tail) => WITHOUT_PHONES.test(tail))
  return { whom, withoutPhones, ...(purpose !== undefined && { purpose }) }
}

function formIn(text: string): string | undefined {
  for (const form of FORMS) {
    const whom = form.exec(text)?.groups?.['whom']
    if (whom !== undefined) return whom.replace(/的$/, '')
  }
  return undefined
}
