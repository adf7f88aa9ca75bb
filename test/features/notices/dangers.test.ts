import { describe, expect, test } from 'vitest'
import { type Danger, dangersIn } from '../../../src/features/notices/checks.ts'

const SUSPICIOUS: readonly (readonly [string, ...Danger[]])[] = [
  ['详情见 t.cn/A6xYz12', 'link'],
  ['请看dwz.cn/abc', 'link'],
  ['url.cn/5xyz 里有照片', 'link'],
  ['登录https：//mp.weixin.qq.com查看', 'link'],
  ['看公司网站 www.abc.com.cn', 'link'],
  ['报名请进jinshuju.net/f/xxx', 'link'],
  ['点下面的链接报名', 'link'],
  ['请点击链接领取补贴', 'link'],
  ['点开小程序填一下', 'link'],
  ['复制到浏览器打开', 'link'],
  ['请扫码入群', 'code'],
  ['请扫描二维码', 'code'],
  ['扫一下码就行', 'code'],
  ['收款码发在群里', 'code', 'money'],
  ['请带200元到活动室', 'money'],
  ['每人交50元', 'money'],
  ['带上现金100块', 'money'],
  ['请交党费', 'money'],
  ['请大家交一下11月份党费', 'money'],
  ['党员同志请缴纳今年党费', 'money'],
  ['请交2026年度党费', 'money'],
  ['党费请交给小组长', 'money'],
  ['旅游费请转给小王', 'money'],
  ['费用统一打到卡上', 'money'],
  ['合唱队收服装费，每人一百二十元', 'money'],
  ['先交订金', 'money'],
  ['请补缴医保费', 'money'],
  ['催一下物业费', 'money'],
  ['请回复身份证号', 'secret'],
  ['把验证码发给我', 'secret'],
]

const HARMLESS: readonly string[] = [
  '11月25日（周三）停水，请存好水。',
  '请带老花镜和水杯。',
  '党费的事，请问支部书记。',
  '本次体检不收费，不用带钱。',
  '每人可领慰问品一份，价值200元。',
  '领200元慰问金，请带证件。',
  '门票免费，车费单位出。',
  '毛巾免费发给大家。',
  '当天就能补好，不收工本费。',
  '在活动中心3楼302室开会。',
  '联系电话0000-8800100，王芳。',
  '血压140.90以上的请告诉医生。',
  '请穿2.5厘米以下的平底鞋。',
  '请回复家里几口人。',
  '骗子常要钱，请不要理。',
  '点一下名，请到齐。',
  '主题党日改到周五上午9点。',
  '清扫楼道，请配合。',
  '早点到，9点10分开车。',
  'A.参加 B.不参加',
]

describe('what must not stand in a notice without a second thought (rule 30)', () => {
  test.each(SUSPICIOUS)('“%s” is warned of', (text, ...dangers) => {
    expect(dangersIn(text)).toEqual(dangers)
  })

  test.each(HARMLESS)('“%s” is not', (text) => {
    expect(dangersIn(text)).toEqual([])
  })
})
