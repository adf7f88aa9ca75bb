import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Wait for most of their time: whichever were begun last would be waited for alone. */
const LONGEST = ['faults/notice-killed', 'faults/killed.', 'browser/story', 'chat/remote/line']

/** Begins with the files that take longest; a new checkout knows no durations and would go by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.includes(name))
      return index < 0 ? LONGEST.length : index
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
