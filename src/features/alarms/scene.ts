/** What whoever is near writes of somebody else in need, once they were called: how it is there, and who goes instead. Pure. */
import { calledBy } from '../people/public.ts'

/** 人躺在地上: of the one in need. */
const THE_ONE = /(?:^|[，。！\s])人(?:在|坐|躺|倒|醒|还|已|没|不|昏|清|摔)/
/**
 * Only what plainly speaks of somebody else is told of them: 我老伴摔倒了 and a bare 救命 are cries of their own, and an
 * alarm too many harms less than one too few.
 */
const OF_ANOTHER = new RegExp(
  `${THE_ONE.source}|[他她]|老(?:人|太太|爷子|两口)|人家|敲门|没人应|清醒|开门|进(?:去|屋)了`,
)
/** 我打了120, 我敲门 is what they do there. */
const OF_THEIR_OWN =
  /[我俺咱](?!们?(?:打|到|来|去|在|看|敲|叫|喊|扶|已|问|给|帮|陪|正|马上|跟|和|把|先|从(?:窗|门)|隔着|听(?:见|到)))/
/** 老伴晕倒了，人不行了: of their own people, unless it says whose (他老伴). */
const OWN_PEOPLE =
  /(?<![他她](?:们|家)?的?)(?:老伴|老头子|老婆|老公|爱人|丈夫|妻子|儿子|女儿|闺女|孙子|孙女|外孙|儿媳|女婿|妈|爸|娘|爹|弟|(?<!小)哥|姐|妹|岳父|公公|婆婆)/
/** 屋里着火，开门开不了: their own house, unless it says of whom it tells. */
const OWN_HOUSE = /家里|屋里|着火|起火|失火|煤气|[进有]贼|小偷|救命/
const NAMES_ANOTHER = /[他她]|老(?:人|太太|爷子|两口)/

const isOfTheirOwn = (words: string): boolean =>
  OF_THEIR_OWN.test(words) || OWN_PEOPLE.test(words) || (OWN_HOUSE.test(words) && !NAMES_ANOTHER.test(words))

/** What others are told or asked belongs to whatever sends it: 通知第一支部：…, 请大家周五去看画展. */
const TO_OTHERS = /通知.*[：:]|请.{0,12}(?:回复|参加)|请(?:大家|各位)/
/** 快递到了，谁家的: of no use to the one in need, unless it tells of them too (快递小哥撬开门了，人昏迷了). */
const PARCEL = /快递[^，。]{0,4}[到来]了|取快递|谁家的/
export const isToOthers = (words: string): boolean =>
  TO_OTHERS.test(words) || (PARCEL.test(words) && !SCENE.test(words))

/** 敲门没人应, 他摔在厕所里了: a cry that is not their own. */
export const criesForAnother = (words: string): boolean =>
  !isOfTheirOwn(words) && !TO_OTHERS.test(words) && OF_ANOTHER.test(words)

const AT_THE_DOOR =
  /敲(?:了|不|半天|门)|没人应|到了?(?:他|她|老人)(?:们|的)?(?:家|楼下|门口)|(?:^|[，。！\s])(?:已经?|刚刚?)?到(?:了)?(?:家门口|门口|楼下)了?(?:$|[，。！\s])/
const SCENE = new RegExp(
  `${AT_THE_DOOR.source}|${THE_ONE.source}|不开门|门[^，。]{0,4}不开|开门了|进(?:去|屋)了|救护车|(?:打|叫)(?:了)?120|清醒|昏迷|开锁`,
)
/** Longer words are no news in a hurry, in characters. */
const LONGEST_NEWS = 20

/** 孙子到他家了, 还没到他家, 打电话没人应: whoever writes it is not there. */
const NOT_THERE =
  /邻居|孙|儿(?:子|媳)|闺女|女婿|老[伴公婆]|爱人|[没不快要](?:有|能|会)?(?:到|去)|马上|准备|打算|等会|一会|明天|[让叫托喊](?!不|了?半天|他|她|没)/

/** 到他家了, 敲门没人应: whoever writes it stands at the door. */
export const isAtTheDoor = (words: string): boolean =>
  AT_THE_DOOR.test(words.replace(/[^，。\s]*电话[^，。\s]*/g, '')) && !NOT_THERE.test(words)

/** Whether words may tell how it is with whoever is in need, called by their name too: looked at more closely then. */
export const mayTellOfScene = (words: string): boolean => SCENE.test(words) || /到.{1,5}(?:家|楼下|门口)/.test(words)

/**
 * 到他家了 门敲不开 咋办: a question too is for those of the office who see to it, and at once. Where the one in need is
 * named, or the door told of, it may be longer.
 */
export const tellsOfScene = (words: string, { isNamed = false } = {}): boolean =>
  (isNamed || AT_THE_DOOR.test(words) || words.trim().length <= LONGEST_NEWS) &&
  !/[：:]/.test(words) &&
  !isToOthers(words) &&
  !OF_THEIR_OWN.test(words) &&
  SCENE.test(words)

/** 我让孙子去看看了, the whole of a sentence: somebody goes in their place; 让闺女替我去一趟 is about something else. */
export const sendsAnother = (words: string): boolean =>
  /^(?:[^，。]{0,6}[，,\s])?(?:我(?:已经?|刚刚?)?[让叫喊请托]|(?:已经?|刚刚?)?[让叫喊请托](?=.*[他她]))(?!办公室|你|您|咱)[^，。？?我替]{1,8}?(?:(?:过去|去|上)(?:[他她]家)?(?:看看?|瞧瞧?)[他她]?|(?:过去|去|上)[他她]家)[了啦吧]*[。！!\s]*$/.test(
    words.trim(),
  ) && !/怎么|能不能/.test(words)

const CANNOT_GO =
  /[去来过]不(?:了|成)|走不开|出不了门|没法[去过]|在外地|不去了|(?:^|[，,\s])不(?:能(?![动说走站起认睁喘])|去|行(?!了))|[我俺][^，。]{0,6}(?:动不了|不方便|腿疼|腿脚)/
/** 感冒了，明天我去不了了 says no to something else. */
const OF_ANOTHER_MATTER = /明天|后天|明早|下周|下礼拜|周[一二三四五六日末]|星期|活动|体检|上课|救护车|[他她]/
/** 老人腿疼，去不了医院 is of the one in need, 我去不了，老人住六楼 is not. */
const OF_THE_OLD = /(?<!我家|家里|有)老(?:人|太太|爷子)|(?:^|[，,\s])人(?!不?在|不?[去过来走])/
const OF_THEMSELVES = /[我俺][^，。老]{0,6}(?:[去来过]不(?:了|成)|走不开|没法[去过]|出不了门)/

/** 去不了，腿疼: whoever was called does not go. */
export const saysTheyCannotGo = (words: string): boolean =>
  words.trim().length <= LONGEST_NEWS &&
  CANNOT_GO.test(words) &&
  !OF_ANOTHER_MATTER.test(words) &&
  (OF_THEMSELVES.test(words) || !OF_THE_OLD.test(words))

/** 不用了，他儿子在: of whoever the alarm is about. */
export const tellsOfThem = (words: string): boolean =>
  words.trim().length <= LONGEST_NEWS && /[他她]/.test(words) && !isToOthers(words) && !isOfTheirOwn(words)

/**
 * 我打120了, 已经叫了救护车: the whole of a short sentence that names nobody. 老伴晕倒了，打了120 tells of somebody else in
 * need, and 我打120了，胸口疼得厉害 of themselves.
 */
const CALLED_OUT =
  /^(?:(?:收到|好的?|嗯|行|知道)[了啦]?[，,。！!\s]*)?(?:我们?|俺)?(?:已经?|刚刚?|都|也)?(?:[给帮替][他她])?(?:[打叫拨](?:了|过|通了?)(?:120|救护车)|(?<=已经?)[打叫拨](?:120|救护车)|[打叫拨](?:120|救护车)(?=[了啦]))[了啦]?(?:[，,。\s]*(?:正?在路上|马上(?:就)?[到来])[了啦]?)?[。！!\s]*$/
export const hasCalledOut = (words: string): boolean => CALLED_OUT.test(words.trim())

const NOT_REACHED =
  /^(?<whom>\p{Script=Han}{0,6}?)(?:的?电话)?(?:还是|一直|都|也|又)?(?:没接|没人接|不接|打不通|没打通|关机|无人接听|占线|联系不上|没联系上)(?:电话)?了?[，,。！!\s]*$/u
/** 老何没接, 打不通: somebody was rung up and could not be reached. */
export const isNotReached = (words: string): boolean => NOT_REACHED.test(words.trim())
/** 没接, 他电话打不通: it is not said who. */
export const namesNobody = (words: string): boolean =>
  /^(?:他|她|人|本人|手机|座机|家里|刚才|刚刚)*$/.test(NOT_REACHED.exec(words.trim())?.groups?.['whom'] ?? '')

/** Whether words begin by naming somebody, as colleagues do: 何守田, 守田, 老何, 何师傅. */
export const isCalledSo = (name: string, words: string): boolean =>
  name !== '' && calledBy(name).some((called) => words.trim().startsWith(called))
