/** Writes what accents and letters say as the rules of answers know it: 唔得闲 is 没空, bu qu is 不去. */
import { byNeeded } from '../needed.ts'

/** What may stand before a verb or adjective and negates it in one dialect or another. */
const NEGATED = '(?=去|来|想|要|能|会|晓|知|参|报|行|好|中|得|是|用|在|舒|方)'

/** Ways of saying, in the order in which they are rewritten: longer ones before what they are made of. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  // 那个啥我琢磨了一下: looking for a word, and no question.
  [/(?<=^|[嗯啊哦诶哎，])(?:那个?|这个?|内个)(?:啥|什么)(?=[我俺你您，嗯啊])/g, ''],
  // 俺还木想好, 不却了: by sound.
  [/木(?=想好|空|定|说|时间|问题|法去|[工功]夫|得空)/g, '没'],
  [/(?<=^|[我俺也都])不却(?=$|[了啦，。])/g, '不去'],
  // 想来想去, 走来走去: neither coming nor going.
  [/([想走跑看说听算转])来\1去/g, '$1$1'],
  // 使唔使交钱, 有没得厕所, 搁哪疙瘩集合
  [/使唔使/g, '要不要'],
  [/甚(?=时候|地方|事)/g, '什么'],
  [/么[斯司](?=活动|事|时候|地方|东西|$)/g, '什么'],
  [/(?<=^|[我你]们?)[再在]那里(?=活动|集合|开会|举行|办$|报名|打拳)/g, '在哪里'],
  [/考[律率绿滤]/g, '考虑'],
  [/(?<=[一二两三四五六七八九十俩仨\d])[各格](?=人|$)/g, '个'],
  [/去[消销](?=报名|活动|了?吧|了?$)/g, '取消'],
  [/有没得/g, '有没有'],
  // 白给俺报, 给额报, 知不道, 嘛时候介是: as Hebei, Shaanxi, Shandong and Tianjin say it.
  [/白(?=(?:给|叫|算|等|把)(?:我|俺|咱|额))/g, '别'],
  [/(?<=[给叫替帮把等算])额(?=[报去来参记写算登]|$)|(?<=^|，)额(?=[也不要想去来参老能们]|都(?!市))/g, '我'],
  [/知不道/g, '不知道'],
  [/嘛(?=时候|地方|事儿?(?:$|？|呀|啊)|东西|意思)/g, '什么'],
  [/介(?=是|个|事儿?|活动|回|次)(?<!中介|简介|媒介|评介|引介|推介)/g, '这'],
  [/(?<=不)一[顶订丁盯](?=$|[，。！ 啊呢])|一[顶订丁](?=去|来|参|到)/g, '一定'],
  // 我合老伴一起去
  [/(?<=[我俺咱])合(?=老(?!适)|我|俺|孙|闺女|女儿|儿子|爱人|媳妇|他|她)/g, '和'],
  [/(?:搁|待|在)?哪(?:疙瘩|嘎达|旮旯|嘎瘩)/g, '在哪里'],
  [/[覅嫑](?=去|来(?!烦|吵))/g, '不'],
  [/[覅嫑]/g, '不要'],
  [/木佬佬|交关/g, '很'],
  [/屋企/g, '家里'],
  [/(?<=^|，)知咗/g, '知道了'],
  [/(?:呒|呒没|嘸|没)(?:没)?辰光/g, '没时间'],
  [/(?<=[帮替给])佢/g, '他'],
  [/(?<=^[我俺])[河何合](?=老伴|我|俺|孙|闺女|女儿|儿子|爱人|媳妇)/g, '和'],
  [/(?<=师[傅父]|老师|[哥姐叔伯姨婶爷妈爸])伊(?=[要去来不勿也讲说])/g, '他'],
  [/蟹蟹/g, '谢谢'],
  [/费事(?=去|来|郁|动)/g, '懒得'],
  [/[克切](?=不[成了到得])/g, '去'],
  [/(?<=^|我|俺)不空(?=$|[，。！ ])/g, '没空'],
  [/嫩(?=管|说|看|们|家|是)/g, '你'],
  [/唻/g, '啊'],
  [/唔该晒?|多谢晒/g, '谢谢'],
  // 不去拉, 来勒: particles by their sound; 去拉琴 is none.
  [/(?<=[去来好行]|参加|报名|知道|收到|不了|不成|没空|时间)[拉勒辣](?=$|[，。！ ])/g, '了'],
  // 我会去架, 我勿来个: 嘅 and 的 as they sound in the south.
  [/(?<=(?:^|[我会要唔不弗勿])[去来])[架个](?=$|[，。！ ])/g, '的'],
  [/(?:唔|不)[使驶]/g, '不用'],
  [/㗎/g, '的'],
  [/引(?:上|着|的)(?=[老我俺孙娃婆闺儿女])/g, '带上'],
  [/相跟(?:上|着)?(?=[去来走])/g, '一起'],
  [/相跟(?:上|着)/g, '跟'],
  [/(?<=[去来])哇(?=$|[，。！ ])/g, '吧'],
  [/用不着|犯不[着上]/g, '不用'],
  [/边个/g, '谁'],
  [/(?<=谁|佢|[他她])话(?=[我佢他她])/g, '说'],
  [/梗系/g, '肯定'],
  [/净系/g, '只'],
  [/攞走/g, '拿掉'],
  [/啷个/g, '怎么'],
  [/落(?=大?[雨雪])/g, '下'],
  [/哉(?=$|[，。！ ])/g, '了'],
  [/(?<=^|[我你他她佢])实(?=去|来|到|参加)/g, '一定'],
  [/[腿脚](?:杆|脖)子?(?=[疼痛不酸])/g, '腿'],
  [/(?<=[去来])[勿弗]来/g, '不了'],
  [/(?<![舍由怪记值巴恨])不得(?=[去来参报])/g, '不'],
  [/(?<![一-龥])阿(?=可以|要|好|能|去|来|有|是|会)/g, '是否'],
  [/(?<=[我你他她]|爱人|老伴)搭(?=[我老小他她伊阿])/g, '和'],
  [/晓不得/g, '不知道'],
  [/(?<=.)得不得(?:空|闲)/g, '有没有空'],
  [/侪/g, '都'],
  [/同埋/g, '和'],
  [/取[销削肖](?!苹果|皮)/g, '取消'],
  [/仲(?=有|要|想|带)/g, '还'],
  // 切, 克: as 去 is said in Sichuan and Hunan.
  [/(?<=^|[，。！ ])[切克](?=[噻嘛咯啦哒])|(?<=[我俺也都要想不莫])[切克](?=$|[了咯啦噻哒嘛喽。！])/g, '去'],
  // 我老伴也取, 我要区: slips of the keyboard and of dictation; with an object 取 is 取.
  [/(?<=^我[要想]|(?:^我|老伴|老头|老婆|他|她|们|俩|口子)[也都])[取区曲](?=$|[，。！ 啊呀哈])/g, '去'],
  // 我趣: nothing else can be meant, where 我取 may fetch something.
  [/(?<=^(?:我|俺|我们|我们俩)?(?:也|都|要|会)?)[趣区曲](?=[的了啦啊呀吧]*$)/g, '去'],
  [/^[不唔]得(?=$|[，。！ 啦了啊])/g, '不行'],
  [/凑孙/g, '带孙'],
  [/老[半拌绊](?![天辈生])/g, '老伴'],
  [/[那这]几天/g, '那天'],
  [/(?<=[去来])地(?=$|[，。！])/g, '的'],
  [/指定(?=[去来参到能要会有])/g, '一定'],
  [/(?<=[去来])不倒(?=$|[了咯，。！ ])/g, '不了'],
  [/格么/g, '那么'],
  [/两家头/g, '两个人'],
  [/屋头人/g, '爱人'],
  [/小囡/g, '小孩'],
  [/谂/g, '想'],
  [/(?<=[等问看想])哈儿?(?=[我你他她老再嘛先]|$)/g, '一下'],
  [/(?:不|唔|冇|没|莫|勿|伐)得(?:空|闲)|(?:冇|呒没|莫得|木有|没得|木)(?:空|闲)|搞不赢/g, '没空'],
  [/得(?:空|闲)(?!死)/g, '有空'],
  [/^[哦噢欧喔]了$/g, '行'],
  [/唔|(?<!请)勿(?!扰)/g, '不'],
  [new RegExp(`(?:弗|毋|伐)${NEGATED}`, 'g'), '不'],
  [/伐(?:啦)?$/g, '吗'],
  [/呒没|呒么|木有|莫得|没得(?=问题|时间|车|人|意见)/g, '没有'],
  [/冇/g, '没'],
  [/莫(?=去|来|报|参)/g, '不'],
  [/(?:边度|边道|哪个塌塌|哪塌儿?|哪哈儿?)/g, '哪里'],
  [/好多(?=钱|岁|号|公里|路)|几多/g, '多少'],
  [/好多点/g, '几点'],
  [/啥子|撒子|咩嘢?|(?<!老)乜(?![师傅付大老工会主书科班队院医哥姐叔婶伯姨爷])嘢?/g, '什么'],
  [/阿拉|俺们|我哋|吾?伲/g, '我们'],
  [/(?:我|俺|咱)?(?:这|那)?(?:一)?(?:把|个)老(?:骨头|头子|太婆|婆子|家伙|胳膊老腿)/g, '我'],
  [/俺|偶(?=去|来|也|要|想|不|报|参)|吾(?=去|来|也|要|想|不|报|参|老)/g, '我'],
  [/侬|恁(?=们?(?:[叔婶姨哥嫂伯]|大[爷娘妈叔婶]|家|说|看|去|来|先|也|都|放心|忙|受累|辛苦|几|$))/g, '你'],
  [/佢/g, '他'],
  [/睇/g, '看'],
  [/嚟/g, '来'],
  [/喇(?=$|[，。！ ])/g, '了'],
  [/喺/g, '在'],
  [/[嘅噶嗰]/g, '的'],
  [/(?<![什怎那这要多])么子?(?=时候|时间|地方|事|东西|意思)/g, '什么'],
  [/没法度|冇法度/g, '没办法'],
  // 伊不来: he, in Wu; a surname has more behind it.
  [/(?<=^|[，。！ 和跟搭帮])伊(?=不|没|也|说|讲|要|会|去|来)/g, '他'],
  [/[迟晚]啲/g, '晚点'],
  [/啲/g, '点'],
  [/讲(?=$|啦|吧|嘛)/g, '说'],
  [/(?:预|计)(?:埋)?我/g, '算我'],
  [/一齐/g, '一起'],
  [/晓得/g, '知道'],
  [/嗯[哪呐那呢啊]/g, '嗯'],
  [/妥妥(?:儿)?[的滴]/g, '妥妥的'],
  [/^(?:管|沾|得)(?=$|啦|了|啊)/g, '行'],
  [/^不(?:沾|管|成)(?=$|啦|了|啊)/g, '不行'],
  [/(?<=[来去行得好道了白空有会须])[滴额](?=$|[，。！ ])/g, '的'],
  [/(?<=[来去行好道了白空])[嘞咧噻撒咯啰哩喏晒嗷昂唦]+(?=$|[，。！ ])/g, '了'],
]
const maySay = byNeeded(SAYINGS.map(([pattern, plain], place) => ({ pattern, plain, place })))
/** One look that spares nearly every clause the table. */
const MARKED =
  /[唔冇勿伐弗毋呒木莫边塌斯司律率绿滤各消销唦再哪好几啥咩乜阿俺偶吾侬佢我睇喺嘅噶嗰啲讲预计齐晓嗯仲切克凑指倒地妥管沾得滴额白嘛介顶订丁盯合嘞咧噻撒咯啰哩喏晒嗷昂赢把㗎使驶实杆脖梗净攞啷哉着犯哦噢欧喔侪格两屋囡谂哈嚟喇恁引跟哇落覅嫑唻嫩克切费使甚半拌绊却这内拉勒辣架趣区曲伲]|来.去|同埋|知不道|有没得|佬佬|交关|屋企|蟹蟹|不空|哪[疙嘎旮]|取[销削肖]|么[子时地事]|法度|伊/

/** Words as they are typed in letters; one that begins another stands after it. */
const SPELT: readonly (readonly [string, string])[] = [
  ['baoming', '报名'],
  ['bao', '报'],
  ['buxing', '不行'],
  ['buyao', '不要'],
  ['bu', '不'],
  ['canjia', '参加'],
  ['dao', '到'],
  ['dou', '都'],
  ['haode', '好的'],
  ['hao', '好'],
  ['he', '和'],
  ['keyi', '可以'],
  ['lai', '来'],
  ['laoban', '老伴'],
  ['liangge', '两个'],
  ['liao', '了'],
  ['le', '了'],
  ['meiyou', '没有'],
  ['meikong', '没空'],
  ['mei', '没'],
  ['mingbai', '明白'],
  ['neng', '能'],
  ['quxiao', '取消'],
  ['qu', '去'],
  ['ren', '人'],
  ['shijian', '时间'],
  ['shoudao', '收到'],
  ['women', '我们'],
  ['wo', '我'],
  ['xiexie', '谢谢'],
  ['xing', '行'],
  ['yao', '要'],
  ['ye', '也'],
  ['yige', '一个'],
  ['youshi', '有事'],
  ['you', '有'],
  ['zhidao', '知道'],
]

/** A clause in plain words; what is plain already stays as it is. */
export function inPlainWords(clause: string): string {
  if (LETTERS.test(clause)) return spelt(clause.replaceAll(' ', '')) ?? clause
  const written = clause.replace(LETTERS_BESIDE, (letters) => spelt(letters) ?? letters)
  return MARKED.test(written) ? rewritten(written, 0) : written
}

const LETTERS = /^[a-z ]{4,40}$/
/** 我qu, wo去: what the keyboard has left in letters beside characters. */
const LETTERS_BESIDE =
  /(?<=[\u4e00-\u9fa5])(?:bu)?(?:qu|lai|canjia|baoming)$|^(?:wo|women|wo ?ye|bu|mei|neng)(?=[\u4e00-\u9fa5])/

/** A text with the sayings from a place on written in plain words; what one has written another may write again. */
function rewritten(text: string, from: number): string {
  for (const { pattern, plain, place } of maySay(text)) {
    const next = place < from ? text : text.replace(pattern, plain)
    if (next !== text) return rewritten(next, place + 1)
  }
  return text
}

/** What letters spell when all of them are used up; undefined when they do not. */
function spelt(letters: string): string | undefined {
  let words = ''
  for (let at = 0; at < letters.length; ) {
    const found = SPELT.find(([spelling]) => letters.startsWith(spelling, at))
    if (!found) return undefined
    words += found[1]
    at += found[0].length
  }
  return words
}
