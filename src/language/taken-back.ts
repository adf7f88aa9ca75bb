/** Words that say, right after something, that it was a mistake; whoever listens for them adds what belongs to the matter. */
export const TAKEN_BACK = ['弄错了', '搞错了', '说错了', '打错了', '登错了', '错了'] as const
