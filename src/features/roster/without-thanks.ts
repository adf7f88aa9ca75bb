/** 改成机床新村3号楼，谢谢; 加备注耳朵背行吗: the politeness behind is no part of what is kept; 腿脚不好吗 asks, 照顾老伴很辛苦 is kept. */
export const withoutThanks = (text: string): string =>
  text
    .trim()
    .replace(
      /[，,。 ]*(?:谢谢.{0,3}|(?<=[，,。 ])(?:辛苦.{0,2}|麻烦.{0,2}了)|(?<!不)(?:好|行|可以)[吗么])[。！?？]*$/,
      '',
    )
