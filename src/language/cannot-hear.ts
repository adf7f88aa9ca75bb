/** Who cannot hear on the telephone, and so is written to. Pure. */

const CANNOT_HEAR =
  /(耳朵?|听力)[^，。]{0,4}(背|聋|不好使|不灵)|(电话|打过来)[^，。]{0,6}(听不见|听不清|听不到)|(别|不要|不用)(给我)?打电话|(发|写|回)(文字|字|微信)(就行|就好|给我|吧|来)/

/** 耳朵背，打电话听不见，发文字就行: whoever says so is not promised a call. */
export const cannotHear = (text: string): boolean => CANNOT_HEAR.test(text)
