/** What this feature recognises. */
import type { Post } from './queries.ts'

/** Posts by what they are called; the longer words first. */
export const DUTIES: ReadonlyMap<string, Post> = new Map([
  ['联络员', 'liaison'],
  ['党小组长', 'group-leader'],
  ['小组组长', 'group-leader'],
  ['小组长', 'group-leader'],
  ['组长', 'group-leader'],
  ['书记', 'secretary'],
  ['支书', 'secretary'],
  ['会长', 'club-leader'],
  ['队长', 'club-leader'],
  ['团长', 'club-leader'],
  ['领队', 'club-leader'],
  ['负责人', 'club-leader'],
  ['工作人员', 'staff'],
  ['管理员', 'administrator'],
  // Who heads the office is its administrator: what nobody else decides comes before them.
  ['主任', 'administrator'],
  ['科长', 'administrator'],
])
