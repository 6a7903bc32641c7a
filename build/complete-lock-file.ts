/**
 * Adds to package-lock.json the packages for other platforms that a dependency names as optional.
 *
 * npm leaves out those that the registry in use does not have (a mirror may hold those of its own platform
 * only), and then `npm ci` refuses the lock file as incomplete. Written down with their platform, they are
 * passed over on every other, as in any lock file. Run it after every `npm install`: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface LockedPackage {
  version?: string
  optionalDependencies?: Record<string, string>
  cpu?: string[]
  os?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
const { packages } = lock

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name, version)) continue
    const top = `node_modules/${name}`
    const place = packages[top] ? `${path}/${top}` : top
    packages[place] = {
      version: version.replace(/^[~^]/, ''),
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    }
  }
}

const ordered = Object.fromEntries(Object.entries(packages).sort(([one], [other]) => (one < other ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: ordered }, null, 2)}\n`)

/** As Node would look for it: beside the package, or above. */
function isLocked(path: string, name: string, version: string): boolean {
  const found = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
  // Those for platforms are asked for in one version exactly; any other was resolved by npm itself.
  return found !== undefined && (found.version === version || !/^\d/.test(version))
}

function platformOf(name: string): Pick<LockedPackage, 'cpu' | 'os' | 'libc'> {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const isMusl = words.includes('musl') || words.includes('musleabihf')
  const libc = os.includes('linux') && isMusl ? ['musl'] : []
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  }
}
