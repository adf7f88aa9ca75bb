/** 名册模板: an empty sheet to fill in. */
import { command } from '../../feature.ts'
import { SHEET_TYPE, writeXlsx } from '../../sheets/write-xlsx.ts'
import { SHEET_HEADER } from './sheet-columns.ts'
import * as wording from './wording.ts'

/** The template as a file; its one row is an example, which is passed over when it is sent back. */
async function makeTemplate(): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const example = SHEET_HEADER.map((header) => wording.example(header))
  const bytes = await writeXlsx({
    title: wording.listTitle(),
    header: SHEET_HEADER,
    rows: [example],
  })
  return { name: wording.templateName(), mediaType: SHEET_TYPE, bytes }
}

export const template = command({
  id: 'roster.template',
  needs: 'roster.import',
  says: [
    '[给我|发我|要|来][一份|一个][空白](名册|花名册)[的](模板|模版|样表)',
    '(名册|花名册)[的](模板|模版|样表)[给我|发我|发一份]',
    '[给我|发我|要|来][一份|一个|一张][名册|花名册][的](空表|空白表|空白名册|空白花名册)[给我|发我]',
  ],
  slots: {},
  ask: {},
  examples: ['名册模板', '花名册模板', '名册的模版发我'],
  help: '名册模板：要一份空表来填',
  run: async () => ({ reply: { text: wording.templateComes(), file: await makeTemplate() } }),
})
