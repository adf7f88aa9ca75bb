import { describe, expect, test } from 'vitest'
import {
  blotName,
  blotSecrets,
  holdsNumber,
  holdsRightNumber,
  offersSecret,
  wasBlotted,
} from '../../src/language/secrets.ts'

describe('numbers of papers, cards and codes are blotted out', () => {
  test.each([
    ['我的身份证号110101194903121234', '我的身份证号［证件号已遮住］'],
    ['11010119490312123X，麻烦您', '［证件号已遮住］，麻烦您'],
    ['110101 19490312 1234', '［证件号已遮住］'],
    ['110101-1949-0312-123x', '［证件号已遮住］'],
    ['１１０１０１１９４９０３１２１２３４', '［证件号已遮住］'],
    ['老号110101490312123', '老号［证件号已遮住］'],
    ['卡号6222021234567890123', '卡号［卡号已遮住］'],
    ['6222 0212 3456 7890 123', '［卡号已遮住］'],
    ['622202 1234567890123', '［卡号已遮住］'],
    ['4367-4212-3456-7890', '［卡号已遮住］'],
    ['验证码是123456', '验证码是［验证码已遮住］'],
    ['【银行】您的验证码：8866，请勿告诉别人', '【银行】您的验证码：［验证码已遮住］，请勿告诉别人'],
    ['123456是验证码', '［验证码已遮住］是验证码'],
    ['密码 123456', '密码 ［验证码已遮住］'],
    ['483921是您的登录验证码', '［验证码已遮住］是您的登录验证码'],
    ['验证码，483921', '验证码，［验证码已遮住］'],
    ['验证码来了，是483921', '验证码来了，是［验证码已遮住］'],
    ['短信码483921', '短信码［验证码已遮住］'],
    ['身份证号是一一零一零一一九四九零三一二一二三四', '身份证号是［证件号已遮住］'],
    ['验证码四八二九幺三', '验证码［验证码已遮住］'],
    ['卡号6222021234567890123密码123456', '卡号［卡号已遮住］密码［验证码已遮住］'],
  ])('%s', (text, blotted) => {
    expect(blotSecrets(text)).toBe(blotted)
    expect(wasBlotted(blotted)).toBe(true)
    expect(blotSecrets(blotted)).toBe(blotted)
  })
})

describe('everything else stays as it was written', () => {
  test.each([
    '我的电话13800000101',
    '13800000101 13800000102',
    '13800000101-13800000102',
    '138-0000-0101、0351-1234567',
    '+86 138 0000 0101',
    '0351-1234567 13800000101',
    '2026-11-25 09:30到11:30',
    '20261125 20261126 20261127',
    '1949年3月12日',
    '#接龙\n1. 张三 2人\n2. 李四 13800000102\n3. 王五',
    '1、张三 13800000101 2、李四 13800000102 3、王五 13800000103',
    '编号0101 0102 0103',
    '工号110101',
    '验证码要发吗？请打0351-1234567',
    '密码忘了怎么办，2026年改的',
    '别把验证码告诉别人，110和96110',
    '验证码别告诉人，96110是反诈电话',
    '验证码没收到，1500元没取出来',
    '验证码要紧，是12333让办的',
    '2026年改的密码',
    '1203室换了密码锁',
    '密码锁坏了，住1203',
    '1103是门牌，验证码还没来',
    '2024 2025 2026年度',
    '一九四九年三月十二生的',
    '电话幺三八零零零零零幺零幺',
    '数数一二三四五六七八九',
  ])('%s', (text) => {
    expect(blotSecrets(text)).toBe(text)
    expect(wasBlotted(text)).toBe(false)
  })
})

describe('in the name of a file papers and cards are blotted out', () => {
  test.each([
    ['身份证110101194903121234.jpg', '身份证［证件号已遮住］.jpg'],
    ['卡6222020200112233445.txt', '卡［卡号已遮住］.txt'],
    ['6222 0202 0011 2233 445.jpg', '［卡号已遮住］.jpg'],
    ['6222-0202-0011-2233.jpg', '［卡号已遮住］.jpg'],
  ])('%s', (name, blotted) => {
    expect(blotName(name)).toBe(blotted)
    expect(wasBlotted(blotted)).toBe(true)
    expect(blotName(blotted)).toBe(blotted)
  })

  test.each([
    'mmexport1606368000000.jpg',
    '微信图片_20261123091500.jpg',
    'wx_camera_1764406800000.mp4',
    '1764406800000123.jpg',
    '第62期 2026-11-23 0915.xlsx',
  ])('%s stays', (name) => {
    expect(blotName(name)).toBe(name)
  })
})

describe('a secret that is offered', () => {
  test.each(['要不要把身份证发给你', '我把银行卡号报给你吧', '身份证照片发你行不'])('%s', (text) =>
    expect(offersSecret(text)).toBe(true),
  )
  test.each([
    '身份证要带来吗',
    '身份证复印件发到你们办公室那了没',
    '我把照片发给你',
    '验证码告诉人家了',
    '社保卡发给你们了吗',
  ])('%s: none', (text) => expect(offersSecret(text)).toBe(false))
})

describe('a file goes for the number of a paper or a card that stands in it', () => {
  test.each([
    ['身份证：110101194903121234', true, false],
    ['身份证：11010119490312123X', true, true],
    ['110101 19490312 1234', true, false],
    ['１１０１０１１９４９０３１２１２３４', true, false],
    ['110101194903120011', true, false],
    ['11010519491231002X', true, true],
    ['卡号6222020200112233445', true, false],
    ['6222 0202 0011 2233 445', true, false],
    ['4367421234567890123', false, false],
    ['4111 1111 1111 1111', true, true],
    ['13800000101 13800000102', false, false],
    ['陈德福,13800000101,1949-03-12,0101,130****0101', false, false],
    ['单号202611230900123456', false, false],
    ['订单2026112309001234，快递7312345678901', false, false],
    ['138000001010106', false, false],
    ['1949031213800000101', false, false],
  ])('%s', (text, inFile, inPdf) => {
    expect([holdsNumber(text), holdsRightNumber(text)]).toEqual([inFile, inPdf])
  })
})
