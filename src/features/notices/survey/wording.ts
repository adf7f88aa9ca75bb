/** Every sentence about surveys. Moments come in already put into words. */

export const askSurvey =
  '问什么？请写成一条，一问一行：\n1. 饭菜满意吗？（满意、一般、不满意）\n2. 一个月来几次？（回数字）\n3. 有什么建议？'
export const noQuestions = (): string =>
  '没看出有几问。请给每一问编上号，一问一行，比如：\n1. 饭菜满意吗？（满意、一般、不满意）\n2. 有什么建议？'
export const tooManyQuestions = (count: number, most: number): string =>
  `有${count}问，老同志答着累，最多${most}问。请少写几问，再发一遍。`
export const tooManyLabels = (number: number, most: number): string =>
  `第${number}问的选项太多，一问最多${most}个，再多老同志就不好回数字了。请减掉几个，再写一遍。`
/** Where nothing is said before the first question. */
export const introFor = (title: string): string => `想听听您对“${title}”的想法。`

// What people read

/** `together`: all of them stand in one text. */
export const leadIn = (title: string, count: number, together: boolean): string =>
  `“${title}”这份问卷，想请您答${count}个问题${count === 1 || together ? '' : '，一次问一个'}。`
export const questionLine = (number: number, of: number, text: string): string =>
  of === 1 ? text : `第${number}问（共${of}问）：${text}`
export const choiceLine = (number: number, label: string): string => `${number} ${label}`
const HOW = { choices: '回数字就行。', number: '请回一个数字。', words: '请直接写给我，没有就回“没有”。' } as const
/** `several`: how several are chosen. */
export const howToAnswerOne = (answers: keyof typeof HOW, several: string): string =>
  several === '' ? HOW[answers] : `请回数字，${several}。`
export const inRoomHow = (answers: keyof typeof HOW, several: string): string =>
  answers === 'choices'
    ? `请回数字，${several === '' ? '' : `${several}。`}后面的我私聊问您。`
    : '请私聊告诉我，后面的我接着问。'
export const questionTitle = (title: string, number: number): string => `${title}第${number}问`

/** What was written may end in a mark of its own. */
const ended = (what: string): string => (/[。！？!?…]$/.test(what) ? what : `${what}。`)
const led = (text: string): string => (/[？?]$/.test(text) ? text : `${text}：`)

export const kept = (what: string): string => `记下了：${ended(what)}`
export const inOrder = (lines: readonly string[]): string =>
  [...lines, '请按顺序写上您的答案，比如：1满意，2三次。'].join('\n')
export const keptForQuestion = (number: number, what: string): string => `第${number}问记下了：${ended(what)}`
export const passedOver = (): string => '好的，这一问不答。'
/** Of somebody who has. */
export const ANSWERED_ALL = '都答完了'
export const keptAll = (): string => '记下了：'
/** `was`: what was answered; absent: nothing yet. */
export const backTo = (was: string | undefined): string =>
  was === undefined ? '好的，回到上一问。' : `好的，回到上一问，您答的是：${ended(was)}`
export const allKept = (): string => '好的，都记下了，谢谢您。'
export const keptAlready = (): string => '已经给您记着了。'
export const done = (count: number): string =>
  count === 1 ? '谢谢您！要改，再回一次就行。' : `${count}问都答完了，谢谢您！要改哪一问，请说：第1问改成……`
export const nothingLeft = (title: string): string => `“${title}”您都答完了，谢谢！要改哪一问，请说：第1问改成……`
export const stopped = (): string => '好的，不问了，答过的都记着。想接着答，请说：接着答问卷。'
export const onlySoMany = (count: number): string => `这份问卷只有${count}问。请说：第1问改成……`
export const receivedButAsk = (): string => '收到您的回复。'
export const noSurvey = (): string => '现在没有等您答的问卷。'
export const nudge = (address: string, title: string, left: number, of: number): string =>
  left === of
    ? `【请回复】${address}，“${title}”的问卷您看到了吗？还等您答一答。`
    : `【请回复】${address}，“${title}”的问卷您答了${of - left}问，还差${left}问，接着答就行。`
export const until = (moment: string): string => `请在${moment}前答完。`
export const whyAsked = (title: string): string => `问卷“${title}”里写的，像是要人答复。`

// What staff read

export const laterQuestions = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `答完一问，再问下一问：\n${lines.join('\n')}`
const KINDS = { choices: '', number: '（回数字）', words: '（写几个字）' } as const
export const questionForStaff = (
  number: number,
  {
    text,
    answers,
    choices,
    upTo = 1,
  }: { text: string; answers: keyof typeof KINDS; choices: readonly string[]; upTo?: number },
): string =>
  `第${number}问 ${text}${choices.length > 0 ? `（${choices.join('、')}${ofThem(upTo, choices.length)}）` : KINDS[answers]}`
const ofThem = (upTo: number, choices: number): string =>
  upTo < 2 ? '' : upTo < choices ? `，最多选${upTo}个` : '，可多选'
export const howToChange = (until: string | undefined): string =>
  `${until === undefined ? '没有定截止时间' : `${until}截止`}。要改，请说“第2问改成：”，后面接着写；也可以说“删掉第3问”或者“加一问：”。`
export const noSuchQuestion = (count: number): string => `只有${count}问。请说“第1问改成：”，后面接着写。`
export const alwaysAnswered = (): string => '问卷都是要答的。要改，请说“第2问改成：”，后面接着写。'
export const lastQuestion = (): string => '只剩一问了，不能再删。不发请回3。'

export const howToEnter = (title: string): string =>
  `“${title}”是问卷，请一位一位记，按顺序说答案，比如：何守田问卷：1，3，没有。`
export const entered = (name: string, title: string, answers: readonly string[], left: number): string =>
  [`记下了：${name}，“${title}”：`, ...answers, left > 0 ? `还有${left}问没记。` : '', '记错了，再说一遍就行。']
    .filter((line) => line !== '')
    .join('\n')
export const enteredLine = (number: number, what: string): string => `第${number}问 ${what}`
export const notUnderstood = (number: number, words: string): string => `第${number}问“${words}”没看懂，没记。`
export const tellAnswers = (name: string): string => `${name}问卷：1，3，没有`
export const PASSED = '没答'
/** What somebody answered who answered nothing, or not all of it, and wants to be asked no more. */
export const DECLINED = '不愿答'
export const DECLINED_REST = '答了一部分，不再答了'

export const counts = (about: {
  readonly title: string
  readonly total: number
  readonly done: number
  readonly begun: number
  readonly declined: number
  readonly lines: readonly string[]
}): string =>
  [
    `问卷“${about.title}”，共${about.total}人：${doneInWords(about)}。`,
    ...about.lines,
    '都在这张表里，没有姓名。想看谁答了什么，请说：通知名单表。',
  ].join('\n')
export const choicesLine = (number: number, text: string, parts: readonly string[], several: boolean): string =>
  `第${number}问 ${led(text)}${several ? '（可多选）' : ''}${parts.join('，')}。`
export const severalTitle = (text: string): string => `${text}（可多选，占比按答的人算）`
export const choiceCount = (label: string, count: number): string => `${label}${count}人`
export const numbersLine = (
  number: number,
  text: string,
  { people, mean, sum, least, most }: { people: number; mean: number; sum: number; least: number; most: number },
): string =>
  people === 0
    ? `第${number}问 ${led(text)}还没有人答。`
    : `第${number}问 ${led(text)}${people}人答，平均${mean}，最少${least}，最多${most}，加起来${sum}。`
export const wordsLine = (number: number, text: string, people: number, some: readonly string[]): string =>
  `第${number}问 ${led(text)}${people}人写了${some.length === 0 ? '。' : `，比如：${some.map((one) => `“${one}”`).join('、')}。`}`
/** `declined`: how many answered nothing and want to be asked no more. */
interface Done {
  readonly done: number
  readonly begun: number
  readonly declined: number
}
const doneInWords = ({ done, begun, declined }: Done): string =>
  `答完${done}人${begun > 0 ? `，答了一部分${begun}人` : ''}${declined > 0 ? `，不愿答${declined}人` : ''}`
export const progress = (counted: Done): string => `${doneInWords(counted)}。每一问的结果请说：问卷结果。`

export const SHEET_HEADER = ['第几问', '问题', '答案', '人数', '占比'] as const
export const sheetName = (title: string): string => `问卷结果-${title}.xlsx`
export const sheetTitle = (): string => '问卷结果'
export const share = (part: number, of: number): string => (of === 0 ? '' : `${Math.round((100 * part) / of)}%`)
export const answersColumn = (number: number, text: string): string => `第${number}问 ${text}`

export const PAGE = { results: '每一问的结果', result: '结果表', says: (title: string) => `${title}问卷结果` } as const
