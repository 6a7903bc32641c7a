import type { Fault } from 'aura-mocks-genesys-api'

/** A field that a kind of fault asks for. */
export interface FaultField {
  name: string
  label: string
  /** What it holds at first. */
  value: string
}

/** A kind of fault that can be chosen. */
export interface FaultKind {
  label: string
  /** Whether it happens to pushes, not to requests. */
  isOfPushes: boolean
  fields: readonly FaultField[]
  /** What of the fault the fields make. */
  build(values: (name: string) => string): Partial<Fault> | object
}

/** The kinds of fault there are to choose, by name. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  failure: {
    label: 'failure in the answer (statusCode)',
    isOfPushes: false,
    fields: [
      { name: 'statusCode', label: 'statusCode', value: '2' },
      { name: 'code', label: 'Code', value: '249' },
    ],
    build: (value) => ({ respond: { statusCode: Number(value('statusCode')), code: Number(value('code')) } }),
  },
  http: {
    label: 'HTTP error',
    isOfPushes: false,
    fields: [{ name: 'http', label: 'HTTP status', value: '503' }],
    build: (value) => ({ respond: { http: Number(value('http')) } }),
  },
  network: {
    label: 'no answer: the network fails',
    isOfPushes: false,
    fields: [],
    build: () => ({ respond: { networkError: true } }),
  },
  spoil: {
    label: 'answer spoilt in a detail',
    isOfPushes: false,
    fields: [{ name: 'spoil', label: 'Detail', value: 'malformedJson' }],
    build: (value) => ({ respond: { spoil: value('spoil') } }),
  },
  delay: {
    label: 'late answer',
    isOfPushes: false,
    fields: [{ name: 'delay', label: 'Milliseconds', value: '3000' }],
    build: (value) => ({ delay: Number(value('delay')) }),
  },
  drop: { label: 'push: lost', isOfPushes: true, fields: [], build: () => ({ drop: true }) },
  duplicate: { label: 'push: sent twice', isOfPushes: true, fields: [], build: () => ({ duplicate: true }) },
  reorder: {
    label: 'push: overtaken by the next',
    isOfPushes: true,
    fields: [],
    build: () => ({ reorder: true }),
  },
  pushDelay: {
    label: 'push: late',
    isOfPushes: true,
    fields: [{ name: 'delay', label: 'Milliseconds', value: '3000' }],
    build: (value) => ({ delay: Number(value('delay')) }),
  },
}
