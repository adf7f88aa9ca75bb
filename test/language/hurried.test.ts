import { expect, test } from 'vitest'
import { hurriedFirst, isCalled } from '../../src/language/hurried.ts'

const TITLES = ['重阳茶话会', '停水']
const namedIn = (text: string) => TITLES.find((title) => isCalled(title, hurriedFirst(text) ?? ''))

test.each([
  ['重阳茶话会催一下', '重阳茶话会'],
  ['重阳茶话会再催一下没报名的', '重阳茶话会'],
  ['茶话会那个再催催', '重阳茶话会'],
  ['那个茶话会帮我催一下吧', '重阳茶话会'],
  ['停水通知催一下', '停水'],
  ['停水那个通知再催一遍', '停水'],
  ['停水的催一下没回的', '停水'],
  ['重阳茶话会没回的催一下', '重阳茶话会'],
  ['重阳茶话会活动催一下', '重阳茶话会'],
  ['重阳茶话会报名催一下', '重阳茶话会'],
  ['给重阳茶话会催一下', '重阳茶话会'],
  ['把重阳茶话会没回的人催一下', '重阳茶话会'],
  ['重阳茶话会没报名的再催一下', '重阳茶话会'],
  ['重阳催一下', '重阳茶话会'],
  ['停水没回的催一下', '停水'],
  ['重阳茶话会别催了', undefined],
  ['重阳茶话会先不用催', undefined],
  ['重阳茶话会谁没回不用催', undefined],
  ['重阳茶话会我已经打电话催了', undefined],
  ['重阳茶话会催过了', undefined],
  ['重阳茶话会催了', undefined],
  ['重阳茶话会王芳催', undefined],
  ['重阳茶话会明天再催', undefined],
  ['重阳茶话会前一天提醒大家', undefined],
  ['停水通知别催了', undefined],
  ['停水前一天提醒大家', undefined],
  ['停水通知我打电话催过了', undefined],
  ['水催一下', undefined],
])('%s', (text, title) => expect(namedIn(text)).toBe(title))
