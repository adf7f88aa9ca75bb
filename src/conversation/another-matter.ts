/**
 * 王秀英出院了，另外把她植物园的名取消: the second matter of the same person is heard by itself, with the name in it; whoever
 * listens for the first would have the whole message, and nobody the second. Pure.
 */
const ANOTHER =
  /^(?<first>.{3,40}?)[，,。；;\s]+(?:另外|还有|再就是|顺便)(?:一?个?事)?[，,、:：\s]*(?<lead>把|给|替|帮)?[他她](?<second>(?!们|说|讲|爱人|老伴|丈夫|妻子|家|儿|女|闺女|孩|孙|[爸妈父母])(?=.{0,12}(?:取消|划掉|删|退|改|换|报|的名|电话|住址|地址)).{2,})$/su

/** What is said first, and what is said besides of the one who is `named` in it; `undefined`: it is one matter. */
export function anotherMatter(
  text: string,
): { readonly first: string; readonly besides: (named: string) => string } | undefined {
  const { first, lead = '', second = '' } = ANOTHER.exec(text)?.groups ?? {}
  return first === undefined ? undefined : { first, besides: (named) => `${lead}${named}${second}` }
}
