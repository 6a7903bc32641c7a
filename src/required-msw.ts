import type * as Msw from 'msw'
import { checkMsw } from './check-msw'
import { GenesysMockError } from './errors'

/**
 * Takes the place of `./msw` in the CommonJS build, so that a `require` of msw that can't work says what to do.
 */
const installed = loadMsw()

export const RequestHandler = checkMsw(installed.RequestHandler)
export const passthrough = installed.passthrough

function loadMsw(): typeof Msw {
  try {
    return require('msw')
  } catch (cause) {
    throw new GenesysMockError('MSW_NOT_USABLE', {
      action: 'load aura-mocks-genesys-api',
      ...explain(cause),
      cause,
    })
  }
}

function explain(cause: unknown): { reason: string; remedy: string } {
  // Not its `message`: under Jest, it may be an error of another realm.
  const message = String(cause)
  if (/Cannot find module 'msw'/.test(message))
    return { reason: 'msw is not installed', remedy: 'Install it: "npm install --save-dev msw@2".' }
  if (!/SyntaxError|ES Module/.test(message))
    return { reason: `msw could not be loaded (${message})`, remedy: 'Install msw again.' }
  return {
    reason: "msw, or a package that it needs, is an ES module, which require can't load here",
    remedy: isJest()
      ? "With msw 2, set preset: 'aura-mocks-genesys-api' in the configuration of Jest. msw 3 needs Jest 30, Node 22 and Jest's ES modules (NODE_OPTIONS=--experimental-vm-modules); or install msw 2: \"npm install --save-dev msw@2\"."
      : 'Use Node 20.19, 22.12 or newer; or load this package by import; or install the last msw that needs no ES modules: "npm install --save-dev msw@2.11.2".',
  }
}

function isJest(): boolean {
  const { process }: { process?: { env?: Record<string, string | undefined> } } = globalThis
  return process?.env?.JEST_WORKER_ID !== undefined
}
