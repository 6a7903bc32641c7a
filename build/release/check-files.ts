import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const LIST = 'build/release/package-files.txt'

/** Whether a dry-run publish holds exactly the files that are listed; returns what is wrong. */
export function checkFiles(root: string): string[] {
  const listed = readFileSync(path.join(root, LIST), 'utf8').trim().split('\n')
  const published = new Set(publishedFiles(root))
  return [
    ...listed
      .filter((file) => !published.delete(file))
      .map((file) => `${file} is in ${LIST}, and is not published`),
    ...[...published].map((file) => `${file} is published, and is not in ${LIST}`),
  ]
}

function publishedFiles(root: string): string[] {
  // Its scripts would build once more, and print among the JSON.
  const output = execFileSync('npm', ['publish', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const answer: Published | Record<string, Published> = JSON.parse(output)
  return filesOf(answer).map(({ path: file }) =>
    file.replace(CHUNK_HASH, '-*.').replace(EXAMPLE_FILE, '$1/*'),
  )
}

/** Of an example, whatever is in its folder. */
const EXAMPLE_FILE = /^(examples\/[^/]+)\/.*/

/** Declarations that several entries share are in files with a hash in their names. */
const CHUNK_HASH = /-[\w-]{8}\.(?=d\.c?ts$)/

interface Published {
  files: { path: string }[]
}

/** Newer versions of npm answer by the package's name. */
function filesOf(answer: Published | Record<string, Published>): Published['files'] {
  const published = isPublished(answer) ? answer : Object.values(answer)[0]
  return published?.files ?? []
}

function isPublished(answer: Published | Record<string, Published>): answer is Published {
  return Array.isArray(answer.files)
}
