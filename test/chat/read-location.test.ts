import { expect, test } from 'vitest'
import { locationInText, sayLocation } from '../../src/chat/read-location.ts'

const at = (name: string, address: string, latitude = 31.23041, longitude = 121.4737) =>
  sayLocation({ name, address, latitude, longitude, accuracy: 0 })

test.each([
  ['人民公园', '幸福路12号', '人民公园（幸福路12号）'],
  ['人民公园', '', '人民公园'],
  ['', '幸福路12号', '幸福路12号'],
  ['人民公园', '幸福路12号人民公园', '幸福路12号人民公园'],
  ['幸福路12号人民公园', '幸福路12号', '幸福路12号人民公园'],
  ['  人民\n公园 ', ' 幸福路  12号 ', '人民 公园（幸福路 12号）'],
  ['NONAME', 'NOADDRESS', '北纬31.23041度，东经121.47370度'],
  ['[位置]', '幸福路12号', '幸福路12号'],
])('the place %j at %j is %s', (name, address, said) => expect(at(name, address)).toBe(said))

test.each([
  [0, 0, ''],
  [Number.NaN, 121, ''],
  [-33.8688, -70.5, '南纬33.86880度，西经70.50000度'],
])('%d, %d without words is %j', (latitude, longitude, said) => expect(at('', '', latitude, longitude)).toBe(said))

test.each([
  ['<msg><location x="31.2" y="121.4" label="幸福路12号" poiname="人民公园" /></msg>', '人民公园（幸福路12号）'],
  [
    '<?xml version="1.0"?><msg><location x="31.2" y="121.4" scale="16" label="" poiname="[位置]"/></msg>',
    '北纬31.20000度，东经121.40000度',
  ],
  ['人民公园:\n/cgi-bin/mmwebwx-bin/webwxgetpubliclinkimg?url=xxx&msgid=1&pictype=location', '人民公园'],
  ['<msg><img/></msg>', ''],
  ['', ''],
  ['随便什么', ''],
])('the text %j tells of %j', (text, said) => expect(locationInText(text)).toBe(said))
