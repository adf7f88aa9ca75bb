/** Which notice a sentence is about: the one that is named, else the newest. */
import type { Turn } from '../../feature.ts'
import * as queries from './queries.ts'

/** So far back a notice is still asked about, in milliseconds: 60 days. */
const RECENT = 60 * 86_400_000
const MOST = 50
/** Stand where a name may stand and name nothing: 这条通知进度, 刚才的通知谁没回. */
const NO_NAME = /^(?:请问|请|现在|目前|今天|这条|这个|上一条|上条|刚才|刚发|最近|最新|那条|的|条|个|发)+$/

/** `words` stand where a notice's name may stand. */
export async function findMeant(
  { db, now }: Pick<Turn, 'db' | 'now'>,
  words: string | undefined,
  isIt: (notice: queries.Notice) => boolean = () => true,
): Promise<queries.Notice | undefined> {
  const confirmed = await queries.findConfirmed(db, new Date(now.getTime() - RECENT), MOST)
  const recent = confirmed.filter(isIt)
  const name = words?.replace(/的$/, '')
  if (name === undefined || name === '' || NO_NAME.test(name)) return recent[0]
  return (
    recent.find(({ title }) => title.includes(name) || name.includes(title)) ??
    recent.find(({ text }) => text.includes(name))
  )
}
