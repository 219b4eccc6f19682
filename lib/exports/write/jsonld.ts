import type { JsonValue } from '@/lib/errors/json'
import { anyRecord, context, extraProperty, propertyOf, termsOf } from '../dpv/mapping'
import type { Column, Line } from '../source/source'
import type { Table } from './table'

type Node = { [key: string]: JsonValue }

/** Linked data in the Data Privacy Vocabulary 2.3: a graph of what the file is, then a node for each record. */
export async function* jsonLdOf(table: Table): AsyncGenerator<string> {
  const { name, head, columns, recordClass } = table
  const about: Node = {
    '@id': `urn:dertig:list:${name}`,
    '@type': recordClass.isActivity ? 'dpv:ROPA' : 'dct:Collection',
    'dct:title': table.title,
    'dct:created': table.createdAt,
    'dct:conformsTo': 'https://w3id.org/dpv/2.3',
    'dertig:about': said(head),
  }
  yield `${JSON.stringify({ '@context': context }, null, 2).replace(/\n\}$/, '')},\n  "@graph": [\n    ${JSON.stringify(about)}`
  for await (const page of table.pages()) {
    let text = ''
    for (const line of page) text += `,\n    ${JSON.stringify(nodeOf(line, columns, recordClass.type ?? anyRecord))}`
    yield text
  }
  yield '\n  ]\n}\n'
}

const idOf = (ref: string) => `urn:dertig:record:${ref}`

function nodeOf(line: Line, columns: readonly Column[], type: string): Node {
  const [values, texts] = [line.values(), line.texts()]
  const node: Node = { '@id': idOf(line.ref), '@type': type, 'dct:identifier': line.ref, 'dct:title': line.title }
  columns.forEach((column, at) => {
    const { key, field, extra } = column
    const value = values[at] ?? null
    if ((!extra && (key === 'ref' || key === 'title')) || isNothing(value)) return
    if (!field) {
      const name = extra ? extraProperty(key) : `dertig:${key}`
      node[key === 'updatedAt' && !extra ? 'dct:modified' : name] = value
      return
    }
    const property = propertyOf(field)
    const found = saidOf(field, value, texts[at] ?? '')
    // Two fields can say the same, e.g. a basis of Art. 6 and a condition of Art. 9.
    const before = node[property]
    node[property] = before === undefined ? found : [...listOf(before), ...listOf(found)]
  })
  return node
}

function saidOf(field: NonNullable<Column['field']>, value: JsonValue, text: string): JsonValue {
  if (field.kind === 'relation') return listOf(value).map((one) => linked(String(one)))
  if (field.list || field.kind === 'country') {
    const labels = text.split('\n')
    return listOf(value).flatMap((one, at): JsonValue[] => {
      const terms = typeof one === 'string' ? termsOf(field, one) : []
      const label = labels[at] ?? String(one)
      return terms.length > 0 ? terms.map((term) => ({ '@id': term, 'rdfs:label': label })) : [{ 'rdfs:label': label }]
    })
  }
  return said(value)
}

/** A value without what is null in it: linked data has no word for nothing. */
function said(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.flatMap((one) => (one === null ? [] : [said(one)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, said(one)]])))
}

function linked(text: string): Node {
  const [ref = '', ...title] = text.split(' ')
  return { '@id': idOf(ref), ...(title.length > 0 ? { 'dct:title': title.join(' ') } : {}) }
}

function listOf(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : [value]
}

function isNothing(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
