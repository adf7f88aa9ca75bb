/** What somebody is called by others. Pure. */

import { TITLES } from './vocabulary.ts'

/** What somebody of this name may be called: 王秀英, 秀英, 小王, 老王, 王会计; of a name of two characters never the second alone. */
export function calledBy(name: string): readonly string[] {
  const surname = name.slice(0, 1)
  const given = name.slice(1)
  return [
    name,
    ...(given.length < 2 ? [] : [given]),
    `小${surname}`,
    `老${surname}`,
    ...TITLES.map((title) => `${surname}${title}`),
  ]
}
