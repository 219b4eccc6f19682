import type { Table } from './table'

/** README.md: one object with `about` and a list of records, each by key of field. */
export async function* jsonOf({ name, columns, head, pages }: Table): AsyncGenerator<string> {
  const opening = JSON.stringify({ register: name, format: 1, about: head }, null, 2).replace(/\n\}$/, '')
  yield `${opening},\n  "records": [`
  let first = true
  for await (const page of pages()) {
    let text = ''
    for (const line of page) {
      const values = line.values()
      const fields = Object.fromEntries(
        columns.flatMap(({ key }, at) => (key === 'ref' ? [] : [[key, values[at] ?? null]])),
      )
      text += `${first ? '' : ','}\n    ${JSON.stringify({ ref: line.ref, fields })}`
      first = false
    }
    yield text
  }
  yield '\n  ]\n}\n'
}
