/**
 * 我1 我老伴也1 我小姨子2: several of a family, each with the number of an answer. Behind a name it may as well be how many
 * come with him.
 */
import { fits } from './needed.ts'
import type { Normalised } from './normalise.ts'
import { rewrite } from './normalise.ts'
import type { Option } from './reading.ts'
import { RELATION } from './reply/who.ts'

const PERSON = `(?:(?:我|俺|咱)?(?:们)?(?:家)?(?:的)?(?:${RELATION})|我|俺)`
const CHOOSES = `${PERSON}(?:自己|本人)?(?:也|都|还是)?(?:选|回|按|填|报|是)?[1-9]`
const areEach = fits(new RegExp(`^(?:${CHOOSES}(?:[，、。；/ ]+|(?=${PERSON}))){1,7}${CHOOSES}[了吧的啊。！ ]*$`))
const NUMBER = /(?:选|回|按|填|报|是)?([1-9])/g
const BETWEEN = /(?<=去)[，、。；/ ]*(?=.)/g

const WORDS: { readonly [value: string]: string } = { yes: '去', no: '不去' }

/** The same with the answers in words, so that each is read as its person's; other texts stay as they are. */
export function answersInWords(said: Normalised, question: readonly Option[]): Normalised {
  if (!areEach(said.text)) return said
  const wordFor = (digit = '') => WORDS[question.find(({ number }) => String(number) === digit)?.value ?? '']
  const digits = [...said.text.matchAll(NUMBER)].map(([, digit]) => digit)
  if (digits.some((digit) => wordFor(digit) === undefined)) return said
  const worded = rewrite(said, NUMBER, (all, digit) => wordFor(digit) ?? all)
  return rewrite(worded, BETWEEN, () => '，')
}
