import { afterAll, expect } from 'vitest'

const warnings: string[] = []
const keep = ({ name, message }: Error) => {
  if (name === 'DeprecationWarning') warnings.push(message)
}
process.on('warning', keep)

/**
 * vitest's set-up of the database project: what a library will refuse in its next version fails the file that did it, above
 * all queries asked for at once on one connection.
 */
afterAll(() => {
  // Files of one process follow each other.
  process.off('warning', keep)
  expect(warnings).toEqual([])
})
