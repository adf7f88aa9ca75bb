/**
 * An invented office to try the program with. No such works exists; the numbers are of a form that is given to nobody.
 * Plain data; `seed.ts` puts it into the tables.
 */
import type { Office } from '../../src/feature.ts'

export const demoOffice: Office = {
  name: '东篱机床厂退休职工服务办公室',
  phone: '0000-8800100',
  zone: 'Asia/Shanghai',
}

export const DEMO_ACCOUNT = 'demo'
/** The bot's own contact on the invented phone network. */
export const DEMO_BOT = 'bot'

export interface DemoPerson {
  /** 编号; also the end of the phone number and of the contact's id. */
  readonly number: string
  readonly name: string
  readonly honorific?: string
  readonly sex: 'male' | 'female'
  /** `YYYY-MM-DD` in the numbers of `calendar`. */
  readonly born?: string
  readonly calendar?: 'solar' | 'lunar'
  readonly formerUnit: string
  /** Unit by its place in the tree: branch, group. Absent for staff. */
  readonly unit?: readonly [branch: string, group: string]
  readonly region?: 'province' | 'away' | 'abroad'
  readonly residence?: string
  /** WeChat nickname, hardly ever the real name; absent: no WeChat. */
  readonly nickname?: string
  /** 群昵称 in every room. */
  readonly roomName?: string
  readonly post?: 'liaison' | 'group-leader' | 'secretary' | 'staff' | 'administrator'
  readonly club?: true
  /** 编号 of the spouse. */
  readonly spouse?: string
}

export const demoCommittee = '退休职工党总支'
export const demoClub = '太极拳协会'

const [B1, B2, B3] = ['第一支部', '第二支部', '第三支部'] as const
const [G1, G2] = ['第一小组', '第二小组'] as const

/** Branches with their groups, in the order of the roster. */
export const demoBranches: readonly (readonly [branch: string, groups: readonly string[]])[] = [
  [B1, [G1, G2]],
  [B2, [G1, G2]],
  [B3, [G1, G2]],
]

const [MALE, FEMALE] = [{ sex: 'male' }, { sex: 'female' }] as const
const solar = (born: string) => ({ born, calendar: 'solar' }) as const
const lunar = (born: string) => ({ born, calendar: 'lunar' }) as const

/** Some in their sixties, several over 80; two called 王秀英; 0103 and 0104 are married; 0203 has no WeChat. */
export const demoPeople: readonly DemoPerson[] = [
  // 第一支部第一小组
  {
    number: '0101',
    name: '陈德福',
    honorific: '陈师傅',
    ...MALE,
    ...solar('1949-03-12'),
    formerUnit: '装配车间',
    unit: [B1, G1],
    nickname: '老陈头',
    roomName: '一支部陈德福',
    post: 'liaison',
    club: true,
  },
  {
    number: '0102',
    name: '王秀英',
    honorific: '王师傅',
    ...FEMALE,
    ...lunar('1944-08-15'),
    formerUnit: '铸造车间',
    unit: [B1, G1],
    residence: '机床新村',
    nickname: '平安是福',
  },
  {
    number: '0103',
    name: '赵国强',
    honorific: '赵工',
    ...MALE,
    ...solar('1940-11-02'),
    formerUnit: '技术科',
    unit: [B1, G1],
    residence: '机床新村',
    nickname: '赵工',
    roomName: '赵国强',
    club: true,
    spouse: '0104',
  },
  {
    number: '0104',
    name: '孙淑珍',
    honorific: '孙老师',
    ...FEMALE,
    ...lunar('1942-02-06'),
    formerUnit: '子弟学校',
    unit: [B1, G1],
    residence: '机床新村',
    nickname: '珍珍',
    club: true,
    spouse: '0103',
  },
  // 第一支部第二小组
  {
    number: '0105',
    name: '李桂兰',
    honorific: '李老师',
    ...FEMALE,
    ...solar('1952-06-20'),
    formerUnit: '职工医院',
    unit: [B1, G2],
    nickname: '兰花草',
    roomName: '李桂兰',
    post: 'liaison',
    club: true,
  },
  {
    number: '0106',
    name: '周福生',
    ...MALE,
    ...solar('1936-01-09'),
    formerUnit: '锻工车间',
    unit: [B1, G2],
    nickname: '福如东海',
  },
  {
    number: '0107',
    name: '吴玉梅',
    ...FEMALE,
    ...lunar('1950-12-23'),
    formerUnit: '财务科',
    unit: [B1, G2],
    region: 'away',
    residence: '随女儿住',
    nickname: '梅子',
  },
  // 第二支部第一小组
  {
    number: '0201',
    name: '郑明远',
    honorific: '郑工',
    ...MALE,
    ...solar('1951-09-01'),
    formerUnit: '设备科',
    unit: [B2, G1],
    nickname: '明月清风',
    post: 'liaison',
  },
  {
    number: '0202',
    name: '冯秋菊',
    honorific: '冯师傅',
    ...FEMALE,
    ...lunar('1946-09-09'),
    formerUnit: '食堂',
    unit: [B2, G1],
    nickname: '秋菊',
    club: true,
  },
  {
    number: '0203',
    name: '何守田',
    honorific: '何师傅',
    ...MALE,
    ...lunar('1934-05-05'),
    formerUnit: '铸造车间',
    unit: [B2, G1],
    residence: '机床新村',
  },
  // 第二支部第二小组
  {
    number: '0204',
    name: '许爱华',
    honorific: '许老师',
    ...FEMALE,
    ...solar('1954-04-17'),
    formerUnit: '工会',
    unit: [B2, G2],
    nickname: '爱我中华',
    post: 'liaison',
    club: true,
  },
  {
    number: '0205',
    name: '马建军',
    ...MALE,
    ...solar('1955-08-01'),
    formerUnit: '运输队',
    unit: [B2, G2],
    nickname: '老兵',
  },
  {
    number: '0206',
    name: '朱凤英',
    ...FEMALE,
    ...solar('1943-10-28'),
    formerUnit: '工具车间',
    unit: [B2, G2],
    nickname: '凤舞九天',
  },
  {
    number: '0207',
    name: '林志远',
    honorific: '林工',
    ...MALE,
    ...solar('1948-07-07'),
    formerUnit: '设计科',
    unit: [B2, G2],
    region: 'province',
    residence: '随儿子住',
    nickname: '远山',
  },
  // 第三支部第一小组
  {
    number: '0301',
    name: '高振海',
    honorific: '高师傅',
    ...MALE,
    ...lunar('1953-01-18'),
    formerUnit: '机修车间',
    unit: [B3, G1],
    nickname: '大海',
    post: 'liaison',
  },
  {
    number: '0302',
    name: '王秀英',
    ...FEMALE,
    ...solar('1957-05-30'),
    formerUnit: '检验科',
    unit: [B3, G1],
    nickname: '英子',
  },
  {
    number: '0303',
    name: '罗永年',
    ...MALE,
    born: '1941-03-03',
    formerUnit: '总务科',
    unit: [B3, G1],
    nickname: '永远年轻',
  },
  // 第三支部第二小组
  {
    number: '0304',
    name: '梁素芬',
    honorific: '梁老师',
    ...FEMALE,
    ...solar('1956-02-14'),
    formerUnit: '幼儿园',
    unit: [B3, G2],
    nickname: '芬芳',
    post: 'liaison',
    club: true,
  },
  {
    number: '0305',
    name: '宋长河',
    honorific: '宋师傅',
    ...MALE,
    ...lunar('1939-07-15'),
    formerUnit: '装配车间',
    unit: [B3, G2],
    nickname: '长河落日',
  },
  {
    number: '0306',
    name: '韩丽君',
    ...FEMALE,
    ...solar('1958-12-01'),
    formerUnit: '销售科',
    unit: [B3, G2],
    region: 'abroad',
    residence: '随女儿住',
    nickname: 'Lily',
  },
  // The office itself
  { number: '0901', name: '王芳', ...FEMALE, formerUnit: '退休办', nickname: '退休办小王', post: 'staff' },
  { number: '0902', name: '刘志强', ...MALE, formerUnit: '退休办', nickname: '志强', post: 'administrator' },
]

/** Rooms, and whom each is for. */
export const demoRooms = [
  { id: 'room-branch-1', topic: '第一支部群', branch: B1 },
  { id: 'room-taiji', topic: '太极拳群', club: demoClub },
] as const

/** On the phone network but not on the roster: somebody new writes to the bot. */
export const demoNewcomer = { id: 'phone-newcomer', name: '夕阳无限好', alias: '' } as const
