import { preparePlatform } from './bench/platforms.ts'
import { spawnSync } from 'node:child_process'
const p = await preparePlatform(process.argv[3] === '22' ? 'node-22' : 'node-20')
console.log(p.folder)
for (let i = 0; i < Number(process.argv[4] ?? 1); i++) spawnSync(p.node, ['--expose-gc', ...(process.argv[5]?.split(' ') ?? []), `programs/${process.argv[2]}.mjs`], { cwd: p.folder, stdio: 'inherit' }), console.log()
