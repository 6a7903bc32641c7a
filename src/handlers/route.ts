import { GenesysMockError } from '../errors'
import type { Operation, PathParameters } from './operation'

/** What a path leads to, whatever the method: for the journal, also when no operation is found. */
export interface Route {
  params: PathParameters
  /** The operation for the method, if there is one. */
  match: Operation | undefined
  /**
   * The same, which there has to be.
   *
   * @throws GenesysMockError `UNKNOWN_OPERATION`, `METHOD_NOT_ALLOWED`
   */
  operation(): Operation
}

interface Segment {
  literal: string
  parameter: string | undefined
}

interface CompiledOperation {
  operation: Operation
  segments: Segment[]
}

/** Makes the function that finds the operation for a path below `/genesys/2/`; letter case of fixed parts is ignored. */
export function createRoutes(operations: readonly Operation[]): (method: string, path: string) => Route {
  /** So that a request is held against a few of them only. */
  const byShape = new Map<string, CompiledOperation[]>()
  for (const compiled of operations.map(compile)) {
    const shape = shapeOf(compiled.segments.map(({ literal }) => literal))
    byShape.set(shape, [...(byShape.get(shape) ?? []), compiled])
  }

  return (method, path) => {
    const segments = path.replace(/\/$/, '').split('/')
    const literals = segments.map((segment) => segment.toLowerCase())
    const fitting = (byShape.get(shapeOf(literals)) ?? []).filter((each) => fits(each, literals))
    const match = fitting.find(({ operation }) => operation.method === method)
    return {
      match: match?.operation,
      params: readParameters((match ?? fitting[0])?.segments ?? likelySegments(literals), segments),
      operation() {
        if (match) return match.operation
        throw routeError(method, path, fitting)
      },
    }
  }
}

function compile(operation: Operation): CompiledOperation {
  return { operation, segments: segmentsOf(operation.path) }
}

/** How many parts a path has, and the first, which is fixed in every one. */
function shapeOf(literals: readonly string[]): string {
  return `${literals.length} ${literals[0]}`
}

function segmentsOf(path: string): Segment[] {
  return path.split('/').map((segment) => ({
    literal: segment.toLowerCase(),
    parameter: /^\{(.+)\}$/.exec(segment)?.[1],
  }))
}

/** A path that leads nowhere still names a chat, where it looks as if it did. */
function likelySegments(literals: readonly string[]): Segment[] {
  return literals[0] === 'chat'
    ? segmentsOf('chat/{serviceName}/{chatId}')
    : segmentsOf('mock/chat/{serviceName}/{chatId}')
}

function fits({ segments }: CompiledOperation, literals: readonly string[]): boolean {
  return segments.every(({ literal, parameter }, index) =>
    parameter === undefined ? literal === literals[index] : literals[index] !== '',
  )
}

function readParameters(pattern: readonly Segment[], segments: readonly string[]): PathParameters {
  const params: PathParameters & Record<string, string> = {
    serviceName: '',
    chatId: '',
    profile: '',
    fileId: '',
    faultId: '',
    jobId: '',
  }
  pattern.forEach(({ parameter }, index) => {
    if (parameter !== undefined) params[parameter] = decode(segments[index] ?? '')
  })
  return params
}

/** A part that is not well escaped is taken as it is: it is then a name that nobody knows. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function routeError(method: string, path: string, fitting: readonly CompiledOperation[]): GenesysMockError {
  const action = `answer ${method} /genesys/2/${path}`
  if (fitting.length === 0) {
    return new GenesysMockError('UNKNOWN_OPERATION', {
      action,
      reason: `there is no operation at /genesys/2/${path}`,
      remedy: "The README's table lists those there are.",
    })
  }
  const methods = [...new Set(fitting.map(({ operation }) => operation.method))].join(' or ')
  return new GenesysMockError('METHOD_NOT_ALLOWED', {
    action,
    reason: `the operation at /genesys/2/${path} takes ${methods}, not ${method}`,
    remedy: `Use ${methods}.`,
  })
}
