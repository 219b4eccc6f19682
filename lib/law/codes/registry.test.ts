import { describe, expect, test } from 'vitest'
import en from '@/lib/text/messages/en/codes.json'
import fr from '@/lib/text/messages/fr/codes.json'
import nl from '@/lib/text/messages/nl/codes.json'
import { expandIri } from './code'
import { codeList, codeLists } from './registry'

const names = Object.keys(codeLists).filter((name): name is keyof typeof codeLists => name in codeLists)

describe('closed lists', () => {
  test.each([
    ['en', en],
    ['nl', nl],
    ['fr', fr],
  ])('every code and no other has a label in %s', (_, catalogue: Record<string, Record<string, string>>) => {
    const labelled = Object.entries(catalogue).map(([name, labels]) => [name, Object.keys(labels).sort()])
    const declared = names.map((name) => [
      name,
      codeList(name)
        .map((entry) => entry.code)
        .sort(),
    ])
    expect(Object.fromEntries(labelled)).toEqual(Object.fromEntries(declared))
    expect(
      Object.values(catalogue)
        .flatMap((labels) => Object.values(labels))
        .filter((label) => label.trim() === ''),
    ).toEqual([])
  })

  test.each(names)('%s has no code twice and only known prefixes', (name) => {
    const entries = codeList(name)
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length)
    const iris = entries.flatMap((entry) => [...(entry.iri ? [entry.iri] : []), ...(entry.moreIris ?? [])])
    expect(iris.filter((iri) => expandIri(iri) === null)).toEqual([])
  })
})
