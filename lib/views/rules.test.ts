import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionOf, paramsIn, saysState } from './rules'

describe('what of an address a view keeps', () => {
  it.each([
    ['the state, in one order', 'sort=-title&q=pay&f.b=2&f.a=1&f.a=0', 'q=pay&sort=-title&f.a=1&f.a=0&f.b=2'],
    ['not where one is', 'page=3&after=x&before=y&open=status&peek=A-001&count=all&view=all', ''],
    ['nothing a table does not say', 'evil=1&__proto__=2&f.=3&f.a%20b=4', ''],
    ['no empty values', 'q=&f.a=&sort=title', 'sort=title'],
  ])('%s', (_, given, kept) => expect(definitionOf(new URLSearchParams(given))).toBe(kept))

  it('the same text for the same state, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('q', 'f.a', 'sort', 'page', 'x'), fc.string())), (pairs) => {
        const once = definitionOf(new URLSearchParams(pairs))
        expect(definitionOf(new URLSearchParams(once))).toBe(once)
        const params = new URLSearchParams(
          Object.entries(paramsIn(once)).flatMap(([key, all]) => [all].flat().map((value) => [key, value])),
        )
        expect(definitionOf(params)).toBe(once)
      }),
    )
  })

  it.each([
    [{}, false],
    [{ view: 'all' }, false],
    [{ q: '' }, false],
    [{ utm: 'x' }, false],
    [{ page: '2' }, true],
    [{ 'f.status': ['draft'] }, true],
  ])('%j says something of the rows: %s', (params, says) => expect(saysState(params)).toBe(says))
})
