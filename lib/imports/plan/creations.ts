import { nameKey } from '../recognise/names'
import type { Table, TableRow } from '../recognise/table'
import { saidBy } from '../recognise/values'
import type { Choice } from './choice'
import { textIn } from './json-cells'
import { type Around, emptyOf, type Values, wrongIn } from './row'
import { namedTemp } from './temps'

/** A record that an import makes because a row names it; `temp` stands for its reference until it has one. */
export type Creation = { temp: string; register: string; title: string; values: Values; rows: number }

const longestTitle = 200

type Unknown = ReadonlyMap<string, { column: number; names: readonly string[] }>
type Choosing = { table: Table; choice: Choice; around: Around }

/** Gathers what rows name and nobody wrote yet: the same name is the same record. */
export class Creations {
  readonly #made = new Map<string, Creation>()

  constructor(private readonly around: Around) {}

  all(): Creation[] {
    return [...this.#made.values()]
  }

  /**
   * Makes what a row names, links it in the values, and tells it what further columns say of it. Answers the columns that
   * could not be told of a new record, because the row names one that is there: they are kept.
   */
  fromRow(row: TableRow, values: Values, unknown: Unknown, { table, choice }: Choosing): number[] {
    const fresh = new Map<string, Creation[]>()
    for (const [relation, { names }] of unknown) {
      const field = this.around.words.fields.get(relation)
      if (!field?.to) continue
      const made = names.map((name) => this.#named(field.to ?? '', name, values.departmentId ?? null))
      fresh.set(relation, made)
      const linked = Array.isArray(values[relation]) ? values[relation] : []
      values[relation] = [...new Set([...linked, ...made.map(({ temp }) => temp)])]
    }
    return choice.targets.flatMap((target, column) => {
      const text = textIn(table, row.cells[column] ?? '')
      if (!target.includes('.') || text === '') return []
      const [relation = '', name = ''] = target.split('.')
      const made = fresh.get(relation) ?? []
      const temps = new Set(made.map(({ temp }) => temp))
      const linked = Array.isArray(values[relation]) ? values[relation] : []
      const there = linked.flatMap((ref) => (typeof ref === 'string' && !temps.has(ref) ? [ref] : []))
      const said = made.map((one) => this.#tell(one, name, text))
      const isTold =
        linked.length > 0 && said.every(Boolean) && there.every((ref) => this.#says(ref, relation, name, text))
      return isTold ? [] : [column]
    })
  }

  /** Does a record that is there say this already. */
  #says(ref: string, relation: string, name: string, text: string): boolean {
    const to = this.around.words.fields.get(relation)?.to ?? ''
    const words = this.around.wordsOf.get(to)?.words
    const field = words?.fields.get(name)
    const said = field && words ? saidBy(field, text, words, this.around.lookup) : null
    if (!said || said.problem !== null) return false
    const now = this.around.linkedValue(ref, name)
    if (Array.isArray(now) && Array.isArray(said.value)) return said.value.every((one) => now.includes(one))
    return JSON.stringify(now) === JSON.stringify(said.value)
  }

  #named(slug: string, name: string, departmentId: Values[string]): Creation {
    const key = `${slug} ${nameKey(name)}`
    const known = this.#made.get(key)
    if (known) {
      known.rows += 1
      return known
    }
    const there = this.around.wordsOf.get(slug)
    if (!there) throw new Error(`no words of ${slug}`)
    const title = name.length > longestTitle ? `${name.slice(0, longestTitle - 1)}…` : name
    const more: Values =
      title !== name && there.words.fields.get('description')?.kind === 'longText' ? { description: name } : {}
    const temp = namedTemp(there.register.key, this.#made.size)
    const values: Values = { ...emptyOf(there.register), ...more, title, departmentId }
    const made: Creation = { temp, register: slug, title, values, rows: 1 }
    this.#made.set(key, made)
    return made
  }

  /** Tells a new record what a column says of it: lists grow, a first answer stays. What its register refuses is not told. */
  #tell(one: Creation, name: string, text: string): boolean {
    const there = this.around.wordsOf.get(one.register)
    const field = there?.words.fields.get(name)
    if (!there || !field) return false
    const said = saidBy(field, text, there.words, this.around.lookup)
    if (said.problem !== null) return false
    const now = one.values[name]
    const isEmpty = now === '' || now === null || now === undefined || (Array.isArray(now) && now.length === 0)
    const value = Array.isArray(now) && Array.isArray(said.value) ? [...new Set([...now, ...said.value])] : said.value
    if (!isEmpty && !Array.isArray(now)) return JSON.stringify(now) === JSON.stringify(value)
    const next = { ...one.values, [name]: value }
    const wrong = wrongIn(there.register, next, this.around.today)
    const open = Object.keys(wrong ?? {}).map((path) => path.split('.')[0] ?? path)
    const marked = Array.isArray(one.values.openFields) ? one.values.openFields : []
    const again = { ...next, openFields: [...new Set([...marked, ...open])] }
    if (wrong && wrongIn(there.register, again, this.around.today) !== null) return false
    one.values = wrong ? again : next
    return true
  }
}
