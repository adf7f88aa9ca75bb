/** What this feature recognises. */

/** Posts by what they are called; the longer words first. */
export const DUTIES: ReadonlyMap<string, 'liaison' | 'group-leader' | 'secretary' | 'staff' | 'administrator'> =
  new Map([
    ['联络员', 'liaison'],
    ['党小组长', 'group-leader'],
    ['小组组长', 'group-leader'],
    ['小组长', 'group-leader'],
    ['组长', 'group-leader'],
    ['书记', 'secretary'],
    ['支书', 'secretary'],
    ['工作人员', 'staff'],
    ['管理员', 'administrator'],
  ])
