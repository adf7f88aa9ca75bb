/** Who comes with a list as having left already can be brought back, on the command line as in the chat. */
import { expect, test } from 'vitest'
import { findDeparted } from '../../../src/features/care/queries.ts'
import * as roster from '../../../src/features/roster/public.ts'
import { NOW, TODAY, useOffice } from '../people/office.ts'

const inOffice = useOffice()

const LIST =
  '编号,姓名,性别,支部,服务状态\n9001,钱大有,男,第九支部,迁出\n9002,尤小梅,女,第九支部,去世\n9003,马长河,男,第九支部,\n'

test.each([null, 1])('by %s', (by) =>
  inOffice(async (tx) => {
    const whom = { by, at: NOW }
    const id = await roster.beginImport(tx, { fileName: '名册.csv', fileId: null, chat: null, ...whom })
    for await (const read of roster.readRows(new TextEncoder().encode(LIST), TODAY)) await roster.layDown(tx, id, read)
    await roster.endReading(tx, id)
    while ((await roster.judgePage(tx, id)) !== undefined);
    await roster.takeIn(tx, id, whom)
    const left = await findDeparted(tx, '钱大有、尤小梅、马长河', ['moved', 'lost', 'deceased'])
    expect(left.map(({ name }) => name)).toEqual(['钱大有', '尤小梅'])
  }),
)
