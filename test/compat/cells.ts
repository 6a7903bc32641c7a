import { findChromium } from '../browser/find-chromium.ts'

/** The folders of `projects/`: one installation each. */
export type ProjectName =
  | 'msw-2.7'
  | 'msw-2.15'
  | 'vitest-4'
  | 'jest-29'
  | 'jest-30'
  | 'jest-pnpm'
  | 'msw-3'
  | 'runners'
  | 'typescript'
  | 'vue'
  | 'next'
  | 'storybook'
  | 'playwright'
  | 'undici-6'
  | 'undici-7'
  | 'undici-8'

/** One consumer: a command in a project, which succeeds if the package works there. */
export interface Cell {
  readonly name: string
  readonly project: ProjectName
  /** The Node to run, from the project's folder; absent: the one that runs this. */
  readonly node?: string
  /** What is given to that Node. */
  readonly command: readonly string[]
  /** What must not be printed, for the command succeeds in spite of it. */
  readonly complaints?: RegExp
}

/** The npm package `node`, which brings a Node of another version. */
const OWN_NODE = 'node_modules/node/bin/node'

const NODE_IMPORT = ['stories/node-import.mjs']
const NODE_REQUIRE = ['stories/node-require.cjs']
const NODE_BOTH = ['stories/node-both.cjs']

const plainCells: Cell[] = [
  { name: 'node import, msw 2.7.0', project: 'msw-2.7', command: NODE_IMPORT },
  { name: 'node require, msw 2.7.0', project: 'msw-2.7', command: NODE_REQUIRE },
  { name: 'node import, msw 2.15', project: 'msw-2.15', command: NODE_IMPORT },
  { name: 'node require, msw 2.15', project: 'msw-2.15', command: NODE_REQUIRE },
  { name: 'npx, however it ends', project: 'msw-2.15', command: ['stories/npx.mjs'] },
  { name: 'node import and require, msw 2.7.0', project: 'msw-2.7', command: NODE_BOTH },
  {
    name: 'node 20.16 import and require, msw 2.7.0',
    project: 'msw-2.7',
    node: OWN_NODE,
    command: NODE_BOTH,
  },
  { name: 'node 20.16 import, msw 2.7.0', project: 'msw-2.7', node: OWN_NODE, command: NODE_IMPORT },
  { name: 'node 20.16 require, msw 2.7.0', project: 'msw-2.7', node: OWN_NODE, command: NODE_REQUIRE },
  { name: 'node 20, msw 3 says what to install', project: 'msw-3', command: ['stories/node-msw-3.mjs'] },
  { name: 'node 22 import, msw 3', project: 'msw-3', node: OWN_NODE, command: NODE_IMPORT },
  { name: 'node 22 require, msw 3', project: 'msw-3', node: OWN_NODE, command: NODE_REQUIRE },
]

function typesCell(name: string, project: ProjectName, config: string): Cell {
  return { name, project, command: ['node_modules/typescript/bin/tsc', '--project', config] }
}

const typesCells: Cell[] = [
  typesCell('typescript node16 import, msw 2.15', 'msw-2.15', 'tsconfig.node16-esm.json'),
  typesCell('typescript node16 require, msw 2.15', 'msw-2.15', 'tsconfig.node16-cjs.json'),
  typesCell('typescript bundler, msw 2.15', 'msw-2.15', 'tsconfig.bundler.json'),
  typesCell('typescript node16 import, msw 3', 'msw-3', 'tsconfig.node16-esm.json'),
  typesCell('typescript, matchers and set-up in vitest 4', 'vitest-4', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers and set-up in vitest 5', 'msw-3', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers and set-up in jest 30', 'jest-30', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers in jest 30 with globals', 'jest-30', 'tsconfig.global-matchers.json'),
]

/**
 * Every entry, in each TypeScript that is promised, `skipLibCheck: false`; but for 5.4, under which type-fest does not
 * compile, which the declarations of msw/node import.
 */
const typeScriptCells: Cell[] = ['5.4', '5.9', '6', '7'].flatMap((version) =>
  ['node16', 'bundler'].map((resolution) => ({
    name: `typescript ${version} ${resolution}, every entry`,
    project: 'typescript',
    command: [
      `node_modules/typescript-${version}/bin/tsc`,
      ...['--project', `tsconfig.${resolution}.json`],
      ...(version === '5.4' ? ['--skipLibCheck'] : []),
    ],
  })),
)

/** `<genesys-console>` in the templates of each framework. */
const consoleTypesCells: Cell[] = ['react-19', 'react-18', 'preact', 'solid'].map((framework) => ({
  name: `typescript, <genesys-console> in ${framework}`,
  project: 'typescript',
  command: ['node_modules/typescript-5.9/bin/tsc', '--project', `tsconfig.${framework}.json`],
}))

function vitestCommand(environment: string, pool: string, ...rest: string[]): string[] {
  return ['node_modules/vitest/vitest.mjs', 'run', '--environment', environment, '--pool', pool, ...rest]
}

/** Vitest ends a worker that does not end by itself, and says so. */
const VITEST_COMPLAINTS = /close timed out|something prevents|Failed to terminate worker/i

const STORY = 'stories/vitest-story.test.mjs'

const vitestCells: Cell[] = ['node', 'jsdom', 'happy-dom'].flatMap((environment) =>
  ['forks', 'threads'].map((pool) => ({
    name: `vitest 4.1 ${environment} ${pool}, msw 2.15`,
    project: 'vitest-4',
    command: vitestCommand(environment, pool, STORY),
    complaints: VITEST_COMPLAINTS,
  })),
)

const isolationCell: Cell = {
  name: 'vitest 4.1 jsdom threads, two files at the same time, msw 2.15',
  project: 'vitest-4',
  // Left alone, Vitest would run one after the other on a machine with two cores.
  command: vitestCommand('jsdom', 'threads', '--maxWorkers', '2', 'stories/isolation-'),
  complaints: VITEST_COMPLAINTS,
}

const newestVitestCells: Cell[] = ['node', 'jsdom'].map((environment) => ({
  name: `node 22 vitest 5 ${environment}, msw 3`,
  project: 'msw-3',
  node: OWN_NODE,
  command: vitestCommand(environment, 'forks', STORY),
  complaints: VITEST_COMPLAINTS,
}))

const receiverCell: Cell = {
  name: 'node 22 vitest 5 node, pushes to a local server, msw 3',
  project: 'msw-3',
  node: OWN_NODE,
  command: vitestCommand('node', 'forks', 'stories/vitest-receiver.test.mjs'),
  complaints: VITEST_COMPLAINTS,
}

/** What Jest needs for ES modules. */
const VM_MODULES = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning']

const JEST_COMPLAINTS = /Jest has detected|Jest did not exit|failed to exit gracefully/

function jestCommand(system: 'cjs' | 'esm', environment: string): string[] {
  return ['node_modules/jest/bin/jest.js', '--config', `jest.${system}.config.cjs`, '--env', environment]
}

function jestCells(system: 'cjs' | 'esm', nodeFlags: readonly string[]): Cell[] {
  return ['node', 'jest-fixed-jsdom'].map((environment) => ({
    name: `jest 30.5 ${system} ${environment}, msw 2.15`,
    project: 'jest-30',
    command: [...nodeFlags, ...jestCommand(system, environment), '--detectOpenHandles', 'stories/jest-story'],
    complaints: JEST_COMPLAINTS,
  }))
}

/** `setupGenesys` in each runner, with several tests in a row, and with tests that fail. */
const setupCells: Cell[] = [
  ...['node', 'jsdom'].map((environment) => ({
    name: `vitest 4.1 ${environment}, setupGenesys, msw 2.15`,
    project: 'vitest-4' as const,
    command: vitestCommand(environment, 'forks', 'stories/setup-vitest', 'stories/fixture-vitest'),
    complaints: VITEST_COMPLAINTS,
  })),
  {
    name: 'node 22 vitest 5 node, setupGenesys, msw 3',
    project: 'msw-3',
    node: OWN_NODE,
    command: vitestCommand('node', 'forks', 'stories/setup-vitest', 'stories/fixture-vitest'),
    complaints: VITEST_COMPLAINTS,
  },
  ...jestSetupCells('cjs', []),
  ...jestSetupCells('esm', VM_MODULES),
  {
    name: 'mocha 12 with sinon, setupGenesys, msw 2.15',
    project: 'runners',
    command: ['node_modules/mocha/bin/mocha.js', '--timeout', '5000', 'stories/setup-mocha.mjs'],
  },
  {
    name: 'node:test with mock.timers, setupGenesys, msw 2.15',
    project: 'runners',
    command: ['--no-warnings', '--test', 'stories/setup-node-test.mjs'],
  },
  {
    name: 'node 22 node:test with mock.timers, setupGenesys, msw 3',
    project: 'msw-3',
    node: OWN_NODE,
    command: ['--no-warnings', '--test', 'stories/setup-node-test.mjs'],
  },
  {
    name: 'jasmine 7 with its clock, setupGenesys, msw 2.15',
    project: 'runners',
    command: ['node_modules/jasmine/bin/jasmine.js', '--random=false', 'stories/setup-jasmine.mjs'],
  },
  {
    name: 'ava 7 with a manual clock, setupGenesys, msw 2.15',
    project: 'runners',
    command: ['node_modules/ava/entrypoints/cli.mjs', 'stories/setup-ava.mjs'],
  },
  {
    name: 'node require of ./vitest, setupGenesys where there are no hooks, msw 2.15',
    project: 'vitest-4',
    command: ['stories/vitest-require.cjs'],
  },
  // What docs/getting-started.md shows.
  startCell('mocha 12', ['node_modules/mocha/bin/mocha.js', 'stories/start-mocha.mjs']),
  startCell('node:test', ['--test', 'stories/start-node-test.mjs']),
  startCell('jasmine 7', ['node_modules/jasmine/bin/jasmine.js', 'stories/start-jasmine.mjs']),
  startCell('ava 7', ['node_modules/ava/entrypoints/cli.mjs', 'stories/start-ava.mjs']),
  failuresCell('vitest 4.1', 'vitest-4', vitestCommand('node', 'forks', 'stories/failing/failing-vitest')),
  {
    ...failuresCell(
      'node 22 vitest 5',
      'msw-3',
      vitestCommand('node', 'forks', 'stories/failing/failing-vitest'),
    ),
    node: OWN_NODE,
  },
  failuresCell('jest 30.5', 'jest-30', [...jestCommand('cjs', 'node'), 'stories/failing/failing-jest']),
  failuresCell('mocha 12', 'runners', [
    'node_modules/mocha/bin/mocha.js',
    'stories/failing/failing-mocha.mjs',
  ]),
  failuresCell('node:test', 'runners', ['--test', 'stories/failing/failing-node-test.mjs']),
]

function startCell(runner: string, command: readonly string[]): Cell {
  return { name: `${runner}, first test with setupGenesys, msw 2.15`, project: 'runners', command }
}

/** A runner whose tests have to fail, each with its own error. */
function failuresCell(runner: string, project: ProjectName, command: readonly string[]): Cell {
  return {
    name: `${runner}, tests that fail with setupGenesys`,
    project,
    command: ['stories/expect-failures.mjs', ...command],
  }
}

function jestSetupCells(system: 'cjs' | 'esm', nodeFlags: readonly string[]): Cell[] {
  return ['true', 'false'].map((injectGlobals) => ({
    name: `jest 30.5 ${system}, setupGenesys, injectGlobals ${injectGlobals}, msw 2.15`,
    project: 'jest-30',
    command: [
      ...nodeFlags,
      ...jestCommand(system, 'node'),
      `--injectGlobals=${injectGlobals}`,
      '--detectOpenHandles',
      'stories/setup-jest',
    ],
    complaints: JEST_COMPLAINTS,
  }))
}

/** The preset, and nothing else but the transform of TypeScript. */
function jestPresetCell(jest: string, project: ProjectName, transform: string): Cell {
  return {
    name: `jest ${jest} preset, ${transform}, msw 2.15`,
    project,
    command: [
      'node_modules/jest/bin/jest.js',
      '--config',
      `stories/jest-preset/${transform}.config.cjs`,
      '--detectOpenHandles',
    ],
    complaints: JEST_COMPLAINTS,
  }
}

const jestPresetCells: Cell[] = [
  ...['ts-jest', 'babel-jest', 'swc-jest'].flatMap((transform) => [
    jestPresetCell('29.7', 'jest-29', transform),
    jestPresetCell('30.5', 'jest-30', transform),
  ]),
  jestPresetCell('30.5 pnpm', 'jest-pnpm', 'babel-jest'),
]

const jestWithMsw3Cells: Cell[] = [
  {
    name: 'node 22 jest 30.5 cjs, msw 3 says what to do',
    project: 'msw-3',
    node: OWN_NODE,
    command: ['node_modules/jest/bin/jest.js', '--config', 'stories/jest-msw-3/commonjs.config.cjs'],
  },
  {
    name: 'node 22 jest 30.5 esm, msw 3',
    project: 'msw-3',
    node: OWN_NODE,
    command: [
      ...VM_MODULES,
      'node_modules/jest/bin/jest.js',
      '--config',
      'stories/jest-msw-3/esm.config.cjs',
    ],
    complaints: JEST_COMPLAINTS,
  },
]

const containmentCells: Cell[] = [
  {
    name: 'node 22, pushes when msw 3 gives up interception',
    project: 'msw-3',
    node: OWN_NODE,
    command: ['stories/push-containment.mjs'],
  },
  {
    name: 'node, pushes when msw 2.15 gives up interception',
    project: 'msw-2.15',
    command: ['stories/push-containment.mjs'],
  },
]

/** Other runners, each with its own fake timers, if it has any, and several tests in a row. */
const runnerCells: Cell[] = [
  {
    name: 'mocha 12 with sinon, msw 2.15',
    project: 'runners',
    command: ['node_modules/mocha/bin/mocha.js', '--timeout', '5000', 'stories/mocha-sinon.mjs'],
  },
  {
    name: 'node:test with mock.timers, msw 2.15',
    project: 'runners',
    command: ['--no-warnings', '--test', 'stories/node-test.mjs'],
  },
  {
    name: 'node 22 node:test with mock.timers, msw 3',
    project: 'msw-3',
    node: OWN_NODE,
    command: ['--no-warnings', '--test', 'stories/node-test.mjs'],
  },
  {
    name: 'jasmine 7 with its clock, msw 2.15',
    project: 'runners',
    command: ['node_modules/jasmine/bin/jasmine.js', 'stories/jasmine-story.mjs'],
  },
  {
    name: 'ava 7 with a manual clock, msw 2.15',
    project: 'runners',
    command: ['node_modules/ava/entrypoints/cli.mjs', 'stories/ava-story.mjs'],
  },
  {
    name: 'vitest 4.1 node, dates that move, msw 2.15',
    project: 'vitest-4',
    command: vitestCommand('node', 'forks', 'stories/vitest-clocks.test.mjs'),
    complaints: VITEST_COMPLAINTS,
  },
  {
    name: 'node 22 vitest 5 node, dates that move, msw 3',
    project: 'msw-3',
    node: OWN_NODE,
    command: vitestCommand('node', 'forks', 'stories/vitest-clocks.test.mjs'),
    complaints: VITEST_COMPLAINTS,
  },
]

/** Applications of a framework, which the documents show, in Chromium. */
const frameworkCells: Cell[] = [
  {
    name: 'vue 3.5, types in templates',
    project: 'vue',
    command: ['node_modules/vue-tsc/bin/vue-tsc.js', '--project', 'tsconfig.json'],
  },
  { name: 'vue 3.5 with vite 8, in Chromium', project: 'vue', command: ['stories/vue-page.mjs'] },
  { name: 'next 16, server and page, in Chromium', project: 'next', command: ['stories/next-app.mjs'] },
  {
    name: 'storybook 10, types of the stories',
    project: 'storybook',
    command: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'],
  },
  { name: 'storybook 10, in Chromium', project: 'storybook', command: ['stories/storybook-page.mjs'] },
]

const UNDICI_STORY = ['--no-warnings', '--test', 'stories/undici-story.mjs', 'stories/undici-sample.test.mjs']

const undiciCells: Cell[] = [
  { name: 'undici 6', project: 'undici-6', command: UNDICI_STORY },
  { name: 'undici 7', project: 'undici-7', command: UNDICI_STORY },
  { name: 'node 22 undici 8', project: 'undici-8', node: OWN_NODE, command: UNDICI_STORY },
  typesCell('typescript, undici 6', 'undici-6', 'tsconfig.json'),
  typesCell('typescript, undici 7', 'undici-7', 'tsconfig.json'),
  typesCell('typescript, undici 8', 'undici-8', 'tsconfig.json'),
]

const playwrightCells: Cell[] = [
  typesCell('typescript, playwright', 'playwright', 'tsconfig.json'),
  {
    name: 'playwright 1.65 and @msw/playwright, msw 2.15',
    project: 'playwright',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'chromium.config.mjs'],
  },
]

/** Every consumer that the package is promised to work for. */
export const cells: readonly Cell[] = [
  ...plainCells,
  ...typesCells,
  ...typeScriptCells,
  ...consoleTypesCells,
  ...vitestCells,
  isolationCell,
  ...jestCells('cjs', []),
  ...jestCells('esm', VM_MODULES),
  ...jestPresetCells,
  ...jestWithMsw3Cells,
  ...newestVitestCells,
  receiverCell,
  ...runnerCells,
  ...setupCells,
  ...containmentCells,
  ...frameworkCells,
  ...undiciCells,
  ...(findChromium() === undefined ? [] : playwrightCells),
]
