const L='/work/main/src/language/';
import {instantOf} from '/work/main/src/base/calendar.ts'
const {compile,understand}=await import(L+'understand.ts');const {EXPLAIN_WORDS}=await import(L+'explain-words.ts');
const {optionsIn}=await import(L+'explain.ts')
const Z='Asia/Shanghai';const now=instantOf('2026-11-23','09:00',Z);const v=compile(EXPLAIN_WORDS,Z);
const ctx={now,zone:Z,vocabulary:v,question:optionsIn('参加请回复1，不参加请回复2')}
const units=['1','去','我','好的','的','张','老李、','和老李','我和老李','一','1 ','1.','1、','1-','1/','12:','周','周一、','每','每周','每月1号','、','，',' ','\n','1.张三\n','①','「','「老李：','@','@a ','[','[强]','&','&amp;','-','- ','年','2026年','月','12月','上','下','上下','下下','不','不不去','去不去','再说','在','办','在活动中心办','限','名额','如果','就','王','李王张','四','四五','十','百','半','点','九点','差','到','到九点','9点到','正月','初','闰','农历','今','明','后','前','a','😀','\u200b','嗯','谢谢','请问','吗','看','帮','帮我','给老李','帮老李报名，','报名：','报名:张三、','因为','接龙','#接龙\n1','改','改到周三','不是周三是','前天','之','以','N','9.','9.9.','12.5','三天后','天后','我们','一共','口','人','+1','3+','(',')','(1)','…','!!','。','？','参加1']
let worst=[];
for(const u of units){for(const n of [10000]){const t=u.repeat(Math.ceil(n/u.length)).slice(0,n);const s=performance.now();try{understand(t,ctx)}catch(e){console.log('THROW',u,e.message.slice(0,100))}worst.push([performance.now()-s,u])}}
worst.sort((a,b)=>b[0]-a[0]);console.log(worst.slice(0,25).map(([t,u])=>t.toFixed(0)+'ms '+JSON.stringify(u)).join('\n'))
