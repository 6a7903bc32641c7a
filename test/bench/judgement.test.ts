import { describe, expect, test } from 'vitest'
import { describeLimit, judge } from '../../bench/judgement'
import { measurements } from '../../bench/measurements'
import { median } from '../../bench/median'
import { resultOf } from '../../bench/results'
import { rows } from '../../bench/rows'

describe('the median', () => {
  test('is the value in the middle, or between the two that are', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(median([10, 1, 2, 4])).toBe(3)
    expect(median([7])).toBe(7)
    expect(() => median([])).toThrow('no median of no values')
  })
})

describe('a value', () => {
  const budget = { most: 1.1 }

  test('that is just as good as its budget keeps it', () => {
    expect(judge(1.1, { budget, noise: 1.5 })).toBe('kept')
    expect(judge(3, { budget: { least: 3 }, noise: 1.5 })).toBe('kept')
  })

  test('that noise explains does not keep its budget, but is not worse', () => {
    expect(judge(1.3, { budget, noise: 1.2 })).toBe('not kept')
    expect(judge(1.33, { budget, noise: 1.2 })).toBe('worse')
    expect(judge(2.5, { budget: { least: 3 }, noise: 1.2 })).toBe('not kept')
    expect(judge(2.49, { budget: { least: 3 }, noise: 1.2 })).toBe('worse')
  })

  test('that can not be kept so far is held to what is kept meanwhile', () => {
    const held = { budget: { most: 20 }, meanwhile: { most: 48 }, noise: 1 }
    expect(judge(20, held)).toBe('kept')
    expect(judge(48, held)).toBe('not kept')
    expect(judge(48.1, held)).toBe('worse')
  })

  test('is the median of what the processes found', () => {
    const [row] = rows
    if (!row) throw new Error('There are no rows.')
    const platform = { name: 'node-20', folder: '', node: '', nodeVersion: '', mswVersion: '' } as const
    const findings = [1.02, 9, 1.01].map((value) => ({ row: row.name, value, figures: { µs: value * 100 } }))
    expect(resultOf(row, platform, findings)).toMatchObject({
      value: 1.02,
      lowest: 1.01,
      highest: 9,
      verdict: 'kept',
      budget: describeLimit(row.budget, row.unit),
      figures: { µs: 102 },
    })
    expect(resultOf(row, { ...platform, name: 'node-22' }, findings)).toMatchObject({ verdict: null })
  })
})

test('every row is measured, on every platform on which it is judged', () => {
  for (const { name, judgedOn } of rows) {
    const measuredOn = measurements
      .filter(({ rows }) => rows.includes(name))
      .flatMap(({ platforms }) => platforms)
    expect(measuredOn).toEqual(expect.arrayContaining([...judgedOn]))
  }
})
