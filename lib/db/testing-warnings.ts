import { afterAll, expect } from 'vitest'

const warnings: string[] = []
process.on('warning', ({ name, message }) => {
  if (name === 'DeprecationWarning') warnings.push(message)
})

/**
 * vitest's set-up of the database project: what a library will refuse in its next version fails the file that did it, above
 * all queries asked for at once on one connection.
 */
afterAll(() => {
  expect(warnings).toEqual([])
})
