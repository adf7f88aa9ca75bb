/** How staff name a part of a draft's text that is to read otherwise. */

const QUOTED = ['[“"「]?', '[”"」]?'] as const
/** 把停电改成停水 */
export const PART_REPLACED = new RegExp(
  `^(?:请|麻烦|那)?(?:把|将)?(?:正文|里面?|其中)?(?:的|里的)?${QUOTED[0]}(?<from>[^，。；！？\\n]{1,20}?)${QUOTED[1]}(?:应该|要|得)?(?:改成|改为|换成|写成)[:：]?${QUOTED[0]}(?<to>[^\\n]{1,40}?)${QUOTED[1]}[吧了。！]*$`,
)
/** 不是停电，是停水 */
export const PART_IS_ANOTHER =
  /^(?:不对[，,]?)?不是(?<from>[^，,。；\n]{1,20}?)[，,]?(?:而是|应该是|是)(?<to>[^\n]{1,40}?)[吧了。！]*$/
/** Say what of a draft is changed, and are no part of its text. */
export const NO_PART = /^(?:截止|时间|截止时间|内容|正文|全文|通知|选项|对象|标题|名字|地点|地址|电话|第.{1,2}[问题])$/
/** 加一句：请存好水, 后面加上请存好水 */
export const PART_ADDED =
  /^(?:再|请|还要?|另外)*(?:(?:在)?(?:后面|最后|末尾|结尾|下面)(?:再|也|要)*(?:加|补|添|写)(?:上|个)?(?:一?[句行段条])?|(?:加|补|添)(?:上|个)?一?[句行段])(?:话)?[:：，, ]*(?<more>[\s\S]{2,80})$/
/** 删掉周五, 把“请存好水”去掉 */
export const PART_TAKEN_OUT = new RegExp(
  `^(?:请|麻烦)?(?:(?:删掉|删去|删了|去掉|拿掉)${QUOTED[0]}(?<first>[^\\n]{1,40}?)${QUOTED[1]}(?:这|那)?(?:句话?|几个字)?|(?:把|将)${QUOTED[0]}(?<last>[^\\n]{1,40}?)${QUOTED[1]}(?:这|那)?(?:句话?|几个字)?(?:删掉|删去|删了|去掉|拿掉))[吧了。！]*$`,
)
