import ts from 'typescript'
import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
const r = await build({ stdin: { contents: "import { createGenesysMock } from './dist/index.js'; globalThis.x = createGenesysMock()", resolveDir: '/work/wt/bench' }, bundle: true, minify: true, format: 'esm', external: ['msw'], write: false, platform:'browser' })
const text = new TextDecoder().decode(r.outputFiles[0].contents)
const sf = ts.createSourceFile('x.js', text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS)
let n=0, out='', last=0
const visit=(node)=>{ if ((ts.isStringLiteral(node)||ts.isNoSubstitutionTemplateLiteral(node)||ts.isTemplateHead(node)||ts.isTemplateMiddle(node)||ts.isTemplateTail(node)) && node.end-node.pos>20) { n+=node.end-node.pos; out+=text.slice(last,node.pos)+'""'; last=node.end } ts.forEachChild(node,visit) }
visit(sf); out+=text.slice(last)
console.log('all', gzipSync(text,{level:9}).length, 'texts', n, 'gzip without', gzipSync(out,{level:9}).length)
