import { describe, expect, test } from 'vitest'
import { readHeader } from '../../../src/features/roster/columns.ts'
import { readPhones } from '../../../src/features/roster/read-phones.ts'
import { readRow } from '../../../src/features/roster/read-row.ts'
import { readHeading, readUnit } from '../../../src/features/roster/read-unit.ts'
import { fieldNamed } from '../../../src/features/roster/vocabulary.ts'
import { leftOut } from '../../../src/features/roster/wording.ts'

describe('columns are known by their meaning', () => {
  test.each([
    ['姓名', 'name'],
    ['姓　名', 'name'],
    ['*姓名：', 'name'],
    ['老同志姓名', 'name'],
    ['离退休人员姓名', 'name'],
    ['党员姓名', 'name'],
    ['家属信息', 'kinName'],
    ['家庭情况', 'living'],
    ['职工编号', 'number'],
    ['序号', 'none'],
    ['备注', 'note'],
    ['说明', 'none'],
    ['出生年月', 'birth'],
    ['出生日期（公历）', 'birth'],
    ['生日', 'birth'],
    ['政治面貌', 'politics'],
    ['入党时间', 'partySince'],
    ['所属党支部', 'branch'],
    ['支部名称', 'branch'],
    ['党小组', 'group'],
    ['退休职工党总支', 'committee'],
    ['原工作单位', 'formerUnit'],
    ['退休前职务', 'position'],
    ['手机号码', 'phone'],
    ['联系电话', 'phone'],
    ['手机2', 'phone'],
    ['家庭固话', 'landline'],
    ['退休单位', 'formerUnit'],
    ['退休类别', 'standing'],
    ['身体情况', 'health'],
    ['家庭情况', 'living'],
    ['居住小区', 'residence'],
    ['小区联系人', undefined],
    ['家庭电话', 'landline'],
    ['家庭住址', 'residence'],
    ['家属联系人', 'kinName'],
    ['紧急联系人电话', 'kinPhone'],
    ['与本人关系', 'kinRelation'],
    ['是否独居', 'living'],
    ['身体状况', 'health'],
    ['特长爱好', 'skills'],
    ['老伴姓名', 'spouse'],
    ['联络员', 'liaison'],
    ['是否退役军人', 'soldier'],
    ['转业军人', 'soldier'],
    ['入伍时间', 'soldier'],
    ['军人身份', 'soldier'],
    ['属相', undefined],
    ['身份证号', undefined],
  ])('%s', (header, field) => {
    expect(fieldNamed(header)).toBe(field)
  })

  const line = (row: number, ...cells: string[]) => ({ sheet: '', row, cells })

  test('in two lines, the upper one merged', () => {
    const upper = line(2, '编号', '姓名', '家属联系人', '家属联系人', '家属联系人')
    const lower = line(3, '编号', '姓名', '姓名', '关系', '电话')
    expect(readHeader(lower, [line(1, '退休职工花名册'), upper])?.fields).toEqual([
      'number',
      'name',
      'kinName',
      'kinRelation',
      'kinPhone',
    ])
  })

  test('in two lines: what stands under somebody else is theirs', () => {
    const upper = line(1, '姓名', '家属信息', '家属信息', '配偶情况', '配偶情况')
    const found = readHeader(line(2, '姓名', '姓名', '电话', '姓名', '电话'), [upper])
    expect(found?.fields).toEqual(['name', 'kinName', 'kinPhone', 'spouse', undefined])
    expect(found?.unknown).toEqual(['配偶情况电话'])
  })

  test.each([
    [['姓名', '手机', '家属姓名', '联系电话'], 'kinPhone'],
    [['姓名', '家属姓名', '关系', '电话'], 'kinPhone'],
    [['姓名', '家属姓名', '家属电话', '电话'], 'phone'],
    [['姓名', '手机', '配偶', '电话'], undefined],
    [['姓名', '配偶', '电话'], 'phone'],
  ])('%j: whose the last is', (cells, field) => {
    expect(readHeader(line(1, ...cells), [])?.fields.at(-1)).toBe(field)
  })

  test('a remark above the table says which calendar is meant', () => {
    expect(readHeader(line(2, '姓名', '生日'), [line(1, '注：未注明的一律按公历')])?.calendar).toBe('solar')
    expect(readHeader(line(1, '姓名', '出生日期（农历）'), [])?.calendar).toBe('lunar')
    expect(readHeader(line(1, '姓名', '生日'), [])?.calendar).toBeUndefined()
  })

  test('what has no place here is refused by name', () => {
    const columns = readHeader(line(1, '姓名', '身份证号码', '工资卡号', '病史'), [])
    expect(columns?.refused.map(({ kind }) => kind)).toEqual(['id-card', 'bank-card', 'diagnosis'])
  })

  test('a line about somebody is no header', () => {
    expect(readHeader(line(1, '张三', '1948.3.5', '第一支部'), [])).toBeUndefined()
  })
})

describe('a row', () => {
  const columns = (...headers: string[]) => readHeader({ sheet: '', row: 1, cells: headers }, [])
  const read = (headers: string[], cells: string[], sheet = '') => {
    const found = columns(...headers)
    if (found === undefined) throw new Error('no header')
    return readRow({ sheet, row: 2, cells }, { columns: found, today: '2026-11-23' })
  }

  test.each<[header: string, cell: string, tags: readonly string[] | undefined, left: number]>([
    ['是否退役军人', '是', ['退役军人'], 0],
    ['退役军人', '√', ['退役军人'], 0],
    ['是否退役军人', '否', undefined, 0],
    ['军人身份', '转业', ['退役军人'], 0],
    ['服役情况', '复员军人', ['退役军人'], 0],
    ['入伍时间', '1968年3月', ['退役军人'], 0],
    ['军人身份', '军属', undefined, 1],
    ['身份', '退役军人', ['退役军人'], 0],
    ['身份', '退休（转业军人）', ['退役军人'], 0],
    ['身份', '退休', undefined, 0],
    ['标签', '老兵、独居', ['老兵', '独居'], 0],
  ])('%s: %s', (header, cell, tags, left) => {
    const row = read(['姓名', header], ['张三', cell])
    expect(row?.links.tags).toEqual(tags)
    expect(row?.left).toHaveLength(left)
  })

  test.each([
    ['出生日期', '1948.3.5', '生日', '1948.5.3', ['twice']],
    ['出生日期', '1948.3.5', '出生年月日', '1949.3.5', ['twice']],
    ['出生日期', '1948.3.5', '生日', '1948年03月05日', []],
    ['出生日期', '1948.3.5', '生日', '3月5日', []],
    ['出生年月', '1948.3', '生日', '1948.3.5', []],
    ['出生日期', '1948.3.5', '生日', '农历正月廿五', []],
    ['公历生日', '1948.3.5', '农历生日', '1948.1.25', []],
  ])('two columns of birth: %s %s, %s %s', (one, first, other, second, left) => {
    const row = read(['姓名', one, other], ['张三', first, second])
    expect(row?.left.map(({ why }) => why)).toEqual(left)
  })

  test.each([
    ['性别', '女', { sex: 'female' }],
    ['政治面貌', '中共党员', { politics: 'party' }],
    ['政治面貌', '共产党员', { politics: 'party' }],
    ['政治面貌', '中国共产党员', { politics: 'party' }],
    ['政治面貌', '党员（正式）', { politics: 'party' }],
    ['政治面貌', '预备党员', { politics: 'probationary' }],
    ['政治面貌', '民盟盟员', { politics: 'democratic' }],
    ['政治面貌', '群众', { politics: 'none' }],
    ['居住状况', '与女儿同住', { living: 'together' }],
    ['居住状况', '住养老院', { living: 'institution' }],
    ['是否独居', '是', { living: 'alone' }],
    ['健康状况', '长年有病', { health: 'chronic' }],
    ['健康状况', '卧床', { health: 'dependent' }],
    ['身份', '遗属', { standing: 'bereaved', kind: 'family' }],
    ['身份', '离休', { standing: 'veteran' }],
    ['居住地类别', '外省', { region: 'away' }],
    ['联系偏好', '打电话', { contact_by: 'phone' }],
    ['勿扰', '是', { quiet: 'true' }],
    ['称呼', '张老师', { honorific: '张老师' }],
    ['手机', '138 0000 0000', { phone: '13800000000' }],
    ['联系电话', '0351-8800100', { phone: '0351-8800100' }],
    ['退休日期', '2008年3月', { retired_on: '2008-03' }],
    ['入党时间', '1975.7.1', { party_since: '1975-07-01' }],
    ['编号', '2024031500012345', { number: '2024031500012345' }],
    ['住址', '-', {}],
    ['住址', '不详', {}],
    ['住址', '=HYPERLINK("x")', { residence: 'HYPERLINK("x")' }],
  ])('%s %s', (header, cell, fields) => {
    expect(read(['姓名', header], ['张三', cell])).toMatchObject({ fields: { ...fields, name: '张三' }, left: [] })
  })

  test.each([
    ['健康状况', '糖尿病', '健康里像是病情，没有保存，请填健康、一般、长年有病或不能自理'],
    ['困难类别', '肺癌', '困难类别里像是病情，没有保存'],
    ['住址', '110101194803050011', '住址里像有身份证号或银行卡号，没有保存'],
    ['手机', '6222021234567890123', '手机里像有身份证号或银行卡号，没有保存'],
    ['备注', '建行6222 0202 0011 2233 445', '备注里像有身份证号或银行卡号，没有保存'],
    ['住址', '110101 19490312 1234', '住址里像有身份证号或银行卡号，没有保存'],
    ['编号', '110101-1949-0312-1234', '编号里像有身份证号或银行卡号，没有保存'],
    ['编号', '6222021234567890123', '编号里像有身份证号或银行卡号，没有保存'],
    ['编号', '110101480305001', '编号里像有身份证号或银行卡号，没有保存'],
    ['标签', '110101194803050011', '标签里像有身份证号或银行卡号，没有保存'],
    ['协会', '6222 0202 0011 2233', '协会/队里像有身份证号或银行卡号，没有保存'],
    ['党支部', '110101194803050011', '党支部里像有身份证号或银行卡号，没有保存'],
    ['标签', '困难,糖尿病', '标签里像是病情，没有保存，别的标签照收'],
    ['家属联系人', '陈红、陈强', '家属联系人“陈红、陈强”没有收，只认一位，请只写姓名'],
    ['家属联系人', '陈红 陈强', '家属联系人“陈红 陈强”没有收，只认一位，请只写姓名'],
    ['配偶', '李桂兰、马建军', '配偶“李桂兰、马建军”没有收，只认一位，请只写姓名'],
    ['联络员', '张桂花13900000001', '联络员“张桂花13900000001”没有收，只认一位，请只写姓名'],
    ['手机', '1380000000', '手机“1380000000”不像电话号码，10位'],
    ['手机', '1.38E+10', '手机“1.38E+10”是科学计数，号码已经不全，请把这一列设成文本重新填'],
    ['性别', '不知', '性别“不知”没看懂'],
    ['出生日期', '2018.1.1', '出生日期“2018.1.1”不合情理，请核对'],
  ])('%s %s is left out: %s', (header, cell, words) => {
    const row = read(['姓名', header], ['张三', cell])
    expect(row?.left.map(leftOut)).toEqual([words])
    expect(JSON.stringify([row?.fields, row?.links])).not.toContain(cell)
  })

  test.each([
    ['', 'no-name'],
    ['张三丰 李四光', 'several-names'],
    ['离休干部', 'no-such-name'],
    ['第一支部', 'no-such-name'],
    ['=1+1', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['赵', 'no-such-name'],
    ['Smith', 'no-such-name'],
    ['张\ufffd三', 'garbled'],
  ])('“%s” is nobody: %s', (name, wrong) => {
    expect(read(['姓名', '性别'], [name, '男'])?.wrong).toBe(wrong)
  })

  test.each([
    ['张 三', '张三', {}],
    ['王 秀英', '王秀英', {}],
    ['欧阳 修远', '欧阳修远', {}],
    ['王芳 女', '王芳', { sex: 'female' }],
    ['王 芳 女', '王芳女', {}],
    ['买买提•艾力', '买买提·艾力', {}],
    ['王秀英（女）', '王秀英', { sex: 'female' }],
    ['何守田（已故）', '何守田', { status: 'deceased' }],
  ])('%s', (written, name, fields) => {
    expect(read(['姓名'], [written])).toMatchObject({ name, fields })
  })

  test.each([['合计'], ['制表人：王芳'], ['示例，填时删掉'], ['共 52 人']])('%s is about nobody', (cell) => {
    expect(read(['编号', '姓名'], [cell, '张三'])).toBeUndefined()
  })

  test('a 统计科 is where somebody worked, and a sum is one in any column', () => {
    expect(read(['单位', '姓名'], ['统计科', '张三'])?.fields).toEqual({ former_unit: '统计科', name: '张三' })
    expect(read(['单位', '姓名'], ['合计', '52人'])).toBeUndefined()
  })

  test('one text across the line is a heading', () => {
    expect(read(['姓名', '性别', '手机'], ['赵大年', '赵大年', '赵大年'])?.wrong).toBe('heading')
  })

  test.each<[readonly string[], readonly string[], Record<string, string>]>([
    [
      ['姓名', '电话', '手机'],
      ['张三', '0351-8800100', '13800000000'],
      { phone: '13800000000', landline: '0351-8800100' },
    ],
    [['姓名', '电话', '手机'], ['张三', '', '13800000000'], { phone: '13800000000' }],
    [['姓名', '职务', '职称'], ['张三', '科长', '工程师'], { position: '科长、工程师' }],
    [['姓名', '公历生日', '农历生日'], ['张三', '', '1948.3.5'], { birth_day: '1948-03-05', birth_calendar: 'lunar' }],
    [
      ['姓名', '出生日期', '农历生日'],
      ['张三', '1948.3.5', '正月廿五'],
      { birth_day: '1948-03-05', birth_calendar: 'unknown' },
    ],
  ])('two columns of one meaning, %j: %j', (headers, cells, fields) => {
    expect(read([...headers], [...cells])).toMatchObject({ fields: { ...fields, name: '张三' }, left: [] })
  })

  test('two columns that say different things', () => {
    const row = read(['姓名', '政治面貌', '党派'], ['张三', '党员', '民盟'])
    expect(row?.fields['politics']).toBe('party')
    expect(row?.left.map(leftOut)).toEqual(['政治面貌有两列写得不一样，按前一列，没有收“民盟”'])
  })

  test.each(['13800000101（儿子）', '女儿13800000101', '13800000101 张小红'])('somebody else’s number: %s', (cell) => {
    const row = read(['姓名', '手机'], ['张三丰', cell])
    expect(row?.fields['phone']).toBeUndefined()
    expect(row?.left.map(({ why }) => why)).toEqual(['others-phone'])
  })
  test.each(['13800000101（本人）', '微信同号13800000101', '张三丰13800000101', '手机：13800000101'])(
    'their own number: %s',
    (cell) => {
      expect(read(['姓名', '手机'], ['张三丰', cell])?.fields['phone']).toBe('13800000101')
    },
  )

  test('of 1948.1 the year', () => {
    const row = read(['姓名', '出生年月'], ['张三', '1948.1'])
    expect(row?.fields['birth_day']).toBe('1948')
    expect(row?.left.map(leftOut)).toEqual([
      '出生日期“1948.1”看不出是1月还是10月，先只记年份，请写成1948年1月或1948年10月',
    ])
  })

  test('family, spouse, 联络员, clubs and tags are kept beside the person', () => {
    const headers = ['姓名', '家属联系人', '可否代办', '配偶', '联络员', '协会', '标签']
    const row = read(headers, [
      '张三',
      '张小红（女儿）13800000000',
      '可以',
      '李四娘',
      '王秀英',
      '书法、合唱团',
      '困难,糖尿病',
    ])
    expect(row?.links).toEqual({
      relative: { name: '张小红', relation: '女儿', phone: '13800000000', mayAct: true },
      spouse: '李四娘',
      liaison: '王秀英',
      clubs: ['书法', '合唱团'],
      tags: ['困难'],
    })
  })

  test.each<[cell: string, kin: { name: string; relation?: string; phone?: string }]>([
    ['儿子陈小军 13900000001', { name: '陈小军', relation: '儿子', phone: '13900000001' }],
    ['张小红，女儿，电话13900000001', { name: '张小红', relation: '女儿', phone: '13900000001' }],
    ['孙女儿陈红', { name: '陈红', relation: '孙女儿' }],
    ['长子陈强', { name: '陈强', relation: '长子' }],
    ['陈 红', { name: '陈红' }],
    ['孙子涵', { name: '孙子涵' }],
    ['欧阳和平', { name: '欧阳和平' }],
    ['女儿', { name: '女儿' }],
  ])('one relative: %s', (cell, kin) => {
    const row = read(['姓名', '家属联系人'], ['张三', cell])
    expect(row?.links.relative).toEqual({ ...kin, mayAct: false })
    expect(row?.left).toEqual([])
  })

  test.each([
    ['上次认证', '2026年3月12日', { last: '2026-03-12' }],
    ['最近一次养老认证时间', '2026-03', { last: '2026-03-01' }],
    ['资格认证周期', '半年', { cycle: 6 }],
    ['认证周期', '12个月', { cycle: 12 }],
    ['上次认证日期', '2031-01-01', undefined],
    ['上次认证', '2026', undefined],
  ])('of certification: %s %s', (header, written, told) => {
    expect(read(['姓名', header], ['张三', written])?.links.certification).toEqual(told)
  })

  test('the sheet is named for the branch where no column is', () => {
    expect(read(['姓名'], ['张三'], '第二支部')?.links.unit).toEqual([{ kind: 'branch', name: '第二支部' }])
  })
})

test.each([
  ['138-0000-0000', { mobile: '13800000000' }],
  ['+86 138 0000 0000', { mobile: '13800000000' }],
  ['008613800000000', { mobile: '13800000000' }],
  ['13800000000/0351-8800100', { mobile: '13800000000', landline: '0351-8800100' }],
  ['8800100、13800000000', { mobile: '13800000000', landline: '8800100' }],
  ['01088001000', { landline: '010-88001000' }],
  ['13800000000.0', { mobile: '13800000000' }],
  ['12345', { odd: '12345' }],
  ['+1 (213) 555-0100', { mobile: '+12135550100' }],
  ['0081-90-1234-5678', { mobile: '+819012345678' }],
  ['+44 7911 123456、13800000000', { mobile: '+447911123456' }],
  ['+1234', { odd: '+1234' }],
  ['0011223344556677889900', { odd: '0011223344556677889900' }],
  ['', {}],
])('phones in %s', (text, expected) => {
  expect(readPhones(text)).toEqual(expected)
})

test.each([
  [{ branch: '第一支部', group: '第二小组' }, '第一支部 第二小组'],
  [{ branch: '第一支部第二小组' }, '第一支部 第二小组'],
  [{ branch: '第一支部-2组' }, '第一支部 2小组'],
  [{ branch: '一', group: '2' }, '第一支部 第2小组'],
  [{ branch: '和平路党支部' }, '和平路党支部'],
  [{ committee: '机关党总支', branch: '第一支部' }, '机关党总支 第一支部'],
  [{ branch: '机关党总支第一支部' }, '机关党总支 第一支部'],
  [{ group: '第二小组' }, ''],
  [{ branch: '公司党委/第二党总支/第三支部/第一小组' }, '第二党总支 第三支部 第一小组'],
  [{ branch: '中共某某公司退休职工第一支部委员会' }, '某某公司退休职工第一支部'],
])('%j', (said, expected) => {
  const unit = readUnit({ committee: '', branch: '', group: '', sheet: '', ...said })
  expect(unit.map(({ name }) => name).join(' ')).toBe(expected)
})

test.each([
  ['第一支部', '第一支部'],
  ['二、第二支部（35人）', '第二支部'],
  ['第二支部退休职工花名册', '第二支部'],
  ['第三支部第一小组', '第三支部 第一小组'],
  ['第二小组：', '机关支部 第二小组'],
  ['离休干部', undefined],
  ['张三', undefined],
  ['退休职工花名册', undefined],
])('the heading %s', (text, expected) => {
  const read = readHeading(text, { branch: '机关支部', group: '' })
  expect(read && [read.branch, read.group].filter(Boolean).join(' ')).toBe(expected)
})
