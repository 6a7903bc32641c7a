import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const recipes = readFileSync('docs/recipes.md', 'utf8').split(/^## /m).slice(1)

describe('docs/recipes.md', () => {
  test('answers at least twelve questions', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(12)
  })

  test.each(recipes.map((recipe) => [recipe.split('\n')[0], recipe]))(
    '%s: in code that is executed',
    (_, recipe) => {
      expect(recipe).toMatch(/<!-- sample: recipe-[\w-]+ -->\n```ts\n/)
    },
  )
})
