import type { Table } from './table'

/** FORMAT.md: one object with `about` and a list of records, each by key of field, and by header what stands beside them. */
export async function* jsonOf({ name, columns, head, pages }: Table): AsyncGenerator<string> {
  const opening = JSON.stringify({ register: name, format: 1, about: head }, null, 2).replace(/\n\}$/, '')
  yield `${opening},\n  "records": [`
  let first = true
  for await (const page of pages()) {
    let text = ''
    for (const line of page) {
      const values = line.values()
      const fields = Object.fromEntries(
        columns.flatMap(({ key, extra }, at) => (key === 'ref' || extra ? [] : [[key, values[at] ?? null]])),
      )
      const beside = columns.flatMap(({ key, extra }, at) => (extra && values[at] ? [[key, values[at]]] : []))
      const extras = beside.length > 0 ? { extras: Object.fromEntries(beside) } : {}
      text += `${first ? '' : ','}\n    ${JSON.stringify({ ref: line.ref, fields, ...extras })}`
      first = false
    }
    yield text
  }
  yield '\n  ]\n}\n'
}
