/** What approved answers recognise, besides the titles that staff give them. */

/** What makes a sentence a question where its mark is missing: elders rarely set one. */
export const ASKS = /[?？]|怎么|咋|如何|哪|什么|啥|多少|几|吗|么|呢|能不能|可不可以|行不行|要不要|问一下|请问|想问/

/** Matters of policy: what is not decided on is for a person, at once and without guessing (rule 32). */
export const POLICY =
  /报销|医药费|药费|医保|社保|养老金|退休金|养老保险|丧葬费?|抚恤金?|遗属|认证|证明|老年证|退休证|体检|补贴|津贴|补助|高龄费|护理费|取暖费|物业费|公积金|房补|房产证|过户|独生子女费?|异地就医|慢性病|大病|低保|残疾证|户口/
