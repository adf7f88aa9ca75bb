/** 同意发送3号通知: a second person decides by its number, on the page too, where no chat could ask them. */
import { command } from '../../feature.ts'
import { decideAbout, matterOf } from './approval.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const DECIDED: ReadonlySet<string> = new Set(['approved', 'refused', 'too-late'])

export const approve = command({
  id: 'notices.approve',
  needs: 'notice.send',
  says: ['(同意|批准)[发送|发]{notice}号通知', '(不同意|不批准)[发送|发]{notice}号通知'],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['同意发送3号通知', '不同意发送3号通知'],
  help: '同意发送3号通知：审批，在网页的“通知”里也能按',
  async run(turn) {
    const by = turn.speaker.person
    const number = Number(/\d{1,9}$/.exec(turn.slots.notice ?? '')?.[0])
    const notice = Number.isNaN(number) ? undefined : await queries.lockNotice(turn.db, number)
    if (by === undefined || notice === undefined) return { reply: { text: wording.nothingToApprove() } }
    const outcome = await decideAbout(turn, notice, by, turn.act.text.includes('不') ? { refuses: '' } : 'agrees')
    // It may have been asked in their chat as well.
    return DECIDED.has(outcome.as ?? '') ? { ...outcome, closes: [matterOf(notice.id, by.id)] } : outcome
  },
})
