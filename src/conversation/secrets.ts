/** Numbers that nobody should write to a bot: papers, bank cards, codes. Pure. */

/** ID card (18 digits, or 17 and X; formerly 15), bank card (16 to 19 digits), and a code beside the word for it. */
const SECRETS = [/(?<!\d)\d{17}[\dXx](?!\d)/, /(?<!\d)\d{15,19}(?!\d)/, /(?:验证码|密码|动态码)\D{0,6}\d{4,8}/]

/** Whether a text holds such a number. Spaces and dashes inside do not hide it. */
export function hasSecret(text: string): boolean {
  const joined = text.replace(/(?<=\d)[ -](?=\d)/g, '')
  return SECRETS.some((secret) => secret.test(joined))
}

/** The text with every long number blotted out but its last four digits; for lines to staff. */
export function maskSecrets(text: string): string {
  return text
    .replace(/(?<=\d)[ -](?=\d)/g, '')
    .replace(/(?<!\d)\d{11,18}(\d{3}[\dXx])(?!\d)/g, '****$1')
    .replace(/((?:验证码|密码|动态码)\D{0,6})\d{4,8}/g, '$1****')
}
