/** Outcomes of telephone calls, and what is said of everybody else. */
import { expect, test } from 'vitest'
import { readEntry } from '../../../src/features/activities/phone/read-entry.ts'

const NAMES = ['甲某某', '乙某某']

function read(text: string, all: boolean) {
  const spans = NAMES.flatMap((name) =>
    text.includes(name) ? [{ from: text.indexOf(name), to: text.indexOf(name) + 3 }] : [],
  )
  return readEntry(text, spans, all).map(({ names, rest, what }) => {
    const whom = [...names.map((index) => text.slice(spans[index]?.from, spans[index]?.to)), ...(rest ? ['其余'] : [])]
    const told = what?.is === 'answer' ? what.reading.answer : what?.is === 'unreached' ? what.how : what?.is
    return `${whom.join('、')} ${told ?? '?'}`
  })
}

test.each([
  ['甲某某住院，其余都去', ['甲某某 hospital', '其余 yes']],
  ['甲某某住院了，剩下的人都不去', ['甲某某 hospital', '其余 no']],
  ['其他人都去，甲某某没人接', ['其余 yes', '甲某某 no-answer']],
  ['甲某某和其余的都去', ['甲某某、其余 yes']],
  ['甲某某去不了，乙某某联系不上', ['甲某某 no', '乙某某 no-answer']],
  ['甲某某空号，乙某某没人接', ['甲某某 bad-number', '乙某某 no-answer']],
  ['甲某某说是又住院了', ['甲某某 hospital']],
  ['甲某某没住院，去', ['甲某某 yes']],
  ['甲某某出院了', ['甲某某 ?']],
  ['甲某某老伴住院', ['甲某某 ?']],
  ['甲某某老伴住院，去不了', ['甲某某 no']],
  ['其余都去吗', ['其余 question']],
])('%s', (text, said) => expect(read(text, false)).toEqual(said))

test.each([
  ['都去', true, ['其余 yes']],
  ['他们都不去', true, ['其余 no']],
  ['都没人接', true, ['其余 no-answer']],
  ['都去', false, []],
  ['都是好同志', true, []],
  ['都不错', true, ['其余 ?']],
])('%s, with the list before it: %s', (text, all, said) => expect(read(text, all)).toEqual(said))
