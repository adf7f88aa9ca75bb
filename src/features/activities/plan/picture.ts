/** A picture that is sent while a draft is open goes out with the invitations. */
import type { Time } from '../../../base/calendar.ts'
import { type Command, command, type Outcome, type Turn } from '../../../feature.ts'
import { isPicture, MOST_SENT_BYTES, markUsed } from '../../../files/public.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { DRAFT_LASTS, showDraft } from './draft.ts'

/** `remindAt`: when, on the day before, people are reminded. */
export function createPicture(remindAt: Time): Command {
  return command({
    id: 'activities.picture',
    needs: 'activity.publish',
    says: ['(不要|去掉|拿掉|不用)[这张|那张](配图|图片|照片|图)[了]'],
    slots: {},
    ask: {},
    examples: ['不要配图了', '去掉图片'],
    run: (turn) => put(turn, null, remindAt),
    async hears(turn) {
      const { file } = turn
      if (file === undefined || !isPicture(file) || file.size > MOST_SENT_BYTES) return undefined
      return put(turn, { id: file.id, name: file.name === '' ? wording.pictureName() : file.name }, remindAt)
    },
  })
}

async function put(
  turn: Turn<unknown>,
  picture: { readonly id: string; readonly name: string } | null,
  remindAt: Time,
): Promise<Outcome | undefined> {
  const { db, now, speaker } = turn
  const person = speaker.person?.id
  const since = new Date(now.getTime() - DRAFT_LASTS)
  const draft = person === undefined ? undefined : await queries.findDraft(db, person, since)
  if (draft === undefined) return undefined
  await queries.updateDraft(db, draft.id, { file_id: picture?.id ?? null, file_name: picture?.name ?? null })
  if (picture !== null) await markUsed(db, [picture.id], now)
  return showDraft(turn, draft.id, remindAt, { before: [wording.pictureIn(picture !== null)] })
}
