import type { Result } from './results.ts'

/** A line of the plot. */
interface Line {
  name: string
  color: string
  /** How many chats, and the microseconds that `send` takes then. */
  points: readonly (readonly [chats: number, microseconds: number])[]
}

const title = 'Cost of one send, through setupServer, by live chats'
const width = 640
const height = 360
/** Where the axes end: powers of ten. */
const chatPowers = [0, 5] as const
const timePowers = [2, 5] as const
const frame = { left: 70, right: 190, top: 40, bottom: 50 } as const

/** The cost of `send` by the number of live chats, as an SVG. */
export function toPlot(results: readonly Result[]): string {
  const figures = Object.entries(results.find(({ row }) => row === 'send-100000-chats')?.figures ?? {})
  const lines: Line[] = [
    { name: 'this mock', color: '#0b6e4f', points: pointsOf(figures, /^(\d+) chats?, µs$/) },
    {
      name: '@mswjs/data alone',
      color: '#b3446c',
      points: pointsOf(figures, /^(\d+) chats? in @mswjs\/data, µs$/),
    },
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.left}" y="22" font-size="14">${title}</text>`,
    ...grid(),
    ...lines.flatMap(drawn),
    '</svg>\n',
  ].join('\n')
}

function pointsOf(figures: readonly [string, number][], pattern: RegExp): [number, number][] {
  return figures
    .flatMap(([name, time]): [number, number][] => {
      const [, chats] = pattern.exec(name) ?? []
      return chats === undefined ? [] : [[Number(chats), time]]
    })
    .sort(([one], [other]) => one - other)
}

function x(chats: number): number {
  const [low, high] = chatPowers
  return frame.left + ((Math.log10(chats) - low) / (high - low)) * (width - frame.left - frame.right)
}

function y(microseconds: number): number {
  const [low, high] = timePowers
  const share = (Math.log10(microseconds) - low) / (high - low)
  return height - frame.bottom - share * (height - frame.top - frame.bottom)
}

function grid(): string[] {
  const [right, bottom] = [width - frame.right, height - frame.bottom]
  const columns = powersOf(chatPowers).map(
    (chats) =>
      `<path d="M${x(chats)} ${frame.top}V${bottom}" stroke="#e3e3e3"/>` +
      `<text x="${x(chats)}" y="${bottom + 18}" text-anchor="middle">${chats.toLocaleString('en')}</text>`,
  )
  const lines = powersOf(timePowers).map(
    (time) =>
      `<path d="M${frame.left} ${y(time)}H${right}" stroke="#e3e3e3"/>` +
      `<text x="${frame.left - 8}" y="${y(time) + 4}" text-anchor="end">${time / 1_000} ms</text>`,
  )
  const title = `<text x="${(frame.left + right) / 2}" y="${bottom + 38}" text-anchor="middle">live chats</text>`
  return [...columns, ...lines, title]
}

function powersOf([low, high]: readonly [number, number]): number[] {
  return Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step))
}

function drawn({ name, color, points }: Line): string[] {
  const places = points.map(([chats, time]) => [x(chats).toFixed(1), y(time).toFixed(1)] as const)
  const last = places.at(-1)
  if (last === undefined) return []
  return [
    `<polyline points="${places.map((place) => place.join(',')).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ...places.map(([left, top]) => `<circle cx="${left}" cy="${top}" r="3.5" fill="${color}"/>`),
    `<text x="${Number(last[0]) + 10}" y="${Number(last[1]) + 4}" fill="${color}">${name}</text>`,
  ]
}
