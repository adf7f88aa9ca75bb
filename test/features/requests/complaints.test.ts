/** What is put as a question and yet tells that something is wrong. */
import { describe, expect, test } from 'vitest'
import { matterIn } from '../../../src/features/requests/topics.ts'

describe('trouble that is put as a question', () => {
  test.each([
    '报销怎么还没下来？都三个月了！',
    '你们怎么老不接电话',
    '报销的钱啥时候能到账啊，急死人了',
    '我的认证怎么老是过不去？都弄了三回了',
    '怎么一直没人通知我',
    '药费报了，等了两个月还没见钱',
    '取暖费拖了快半年了，到底管不管？',
    '说好上周来修的，人还没来',
    '为啥总也打不通你们电话',
    '体检报告咋还不给',
    '证明开了没有？都一个月了',
    '办个证怎么这么慢',
    '补贴到现在都没一个人管',
    '电话老打不通，几点上班',
    '师傅说来修没来，都一周了',
    '医保卡办得太慢了',
    '怎么还没人来',
    '答应给的慰问品还没见',
  ])('%s', (words) => expect(matterIn(words)).toBe('trouble'))

  test.each([
    '食堂几点开门？',
    '报销要什么材料？',
    '怎么报名',
    '报销多久能下来？',
    '我退休都三十年了，能领什么补贴',
    '我搬来都三个月了，活动室在哪儿',
    '体检怎么还要空腹',
    '茶话会怎么去',
    '我怎么不知道有活动',
    '下雨了还去不去',
    '这次怎么还不用交钱',
    '等两天再说，行不行',
    '认证一年一次还是两年一次',
    '老年证还没办，怎么办',
    '我走路太慢，不去了',
    '好久没参加都三年了，这次去',
    '没关系，都一周了，我去',
    '急死我了，眼镜在哪儿',
    '真慢，我等会儿再看',
    '雨下得没完没了，不去了',
    '答应了陪孙子没来，这回去',
    '怎么还没开始',
  ])('%s is a plain question', (words) => expect(matterIn(words)).not.toBe('trouble'))
})
