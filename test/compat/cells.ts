import { findChromium } from '../browser/find-chromium.ts'

/** The folders of `projects/`: one installation each. */
export type ProjectName =
  | 'msw-2.7'
  | 'msw-2.15'
  | 'vitest-4'
  | 'jest-30'
  | 'msw-3'
  | 'runners'
  | 'typescript'
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

const plainCells: Cell[] = [
  { name: 'node import, msw 2.7.0', project: 'msw-2.7', command: NODE_IMPORT },
  { name: 'node require, msw 2.7.0', project: 'msw-2.7', command: NODE_REQUIRE },
  { name: 'node import, msw 2.15', project: 'msw-2.15', command: NODE_IMPORT },
  { name: 'node require, msw 2.15', project: 'msw-2.15', command: NODE_REQUIRE },
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
  typesCell('typescript, matchers in vitest 4', 'vitest-4', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers in vitest 5', 'msw-3', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers in jest 30', 'jest-30', 'tsconfig.matchers.json'),
  typesCell('typescript, matchers in jest 30 with globals', 'jest-30', 'tsconfig.global-matchers.json'),
]

/** Every entry, in each TypeScript that is promised, `skipLibCheck: false`. */
const typeScriptCells: Cell[] = ['5.4', '5.9', '6', '7'].flatMap((version) =>
  ['node16', 'bundler'].map((resolution) => ({
    name: `typescript ${version} ${resolution}, every entry`,
    project: 'typescript',
    command: [`node_modules/typescript-${version}/bin/tsc`, '--project', `tsconfig.${resolution}.json`],
  })),
)

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

function jestCells(system: 'cjs' | 'esm', nodeFlags: readonly string[]): Cell[] {
  return ['node', 'jest-fixed-jsdom'].map((environment) => ({
    name: `jest 30.5 ${system} ${environment}, msw 2.15`,
    project: 'jest-30',
    command: [
      ...nodeFlags,
      'node_modules/jest/bin/jest.js',
      '--config',
      `jest.${system}.config.cjs`,
      '--env',
      environment,
      '--detectOpenHandles',
      'stories/jest-story',
    ],
    complaints: /Jest has detected|Jest did not exit|failed to exit gracefully/,
  }))
}

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
    command: ['node_modules/@playwright/test/cli.js', 'test'],
  },
]

/** Every consumer that the package is promised to work for. */
export const cells: readonly Cell[] = [
  ...plainCells,
  ...typesCells,
  ...typeScriptCells,
  ...vitestCells,
  isolationCell,
  ...jestCells('cjs', []),
  ...jestCells('esm', ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning']),
  ...newestVitestCells,
  receiverCell,
  ...runnerCells,
  ...containmentCells,
  ...undiciCells,
  ...(findChromium() === undefined ? [] : playwrightCells),
]
