import type { JsonValue } from '@/lib/errors/json'
import { type DeclaredField, declaredFields } from '@/lib/records/state/registered'
import type { ExtractKey } from '@/lib/registers/declare/parts'
import { transferRows } from '@/lib/registers/shared/transfer-gaps'
import { article30, recordRegister } from './article-30'
import type { Answer, AnswerState, ExtractEntity } from './model'
import type { ReadRecord } from './read'
import { type Around, inOneLine, isBlank, isRow, labelled, tellFormer, wordField } from './words'

const declared = declaredFields(recordRegister)
const named = (name: string) => declared.find((field) => field.name === name)

/** The declared fields that answer a key: those it names, and those whose article is its own and that no key names. */
export function fieldsFor(key: ExtractKey): DeclaredField[] {
  const own = key.fields.flatMap((name) => named(name) ?? [])
  const [letter] = key.article.split(',')
  const among = article30.controller.includes(key) ? article30.controller : article30.processor
  const first = among.find((other) => other.from === 'record' && other.article.split(',')[0] === letter)
  const taken = new Set(among.flatMap((other) => [...other.fields, other.none, other.reason]))
  const joining = declared.filter(
    (field) =>
      first === key &&
      field.kind !== 'entities' &&
      !taken.has(field.name) &&
      field.article?.split(', ').includes(letter ?? ''),
  )
  return key.from === 'entity' ? [] : [...own, ...joining]
}

/** What a record answers to one item of Art. 30. `missing` are codes its rules miss, for items that are not always asked. */
export function answerOf(key: ExtractKey, record: ReadRecord, entity: ExtractEntity, around: Around): Answer {
  const label = around.words.t(`extract.keys.${key.key}`)
  if (key.from === 'entity') return { article: key.article, label, ...entityAnswer(key, entity, around) }
  const fields = fieldsFor(key)
  const former = key.fields.filter((name) => !named(name) && !isBlank(record.values[name]))
  const told = [
    ...fields.map((field) => ({ name: field.name, ...wordField(field, record.values, around, key.columns) })),
    ...former.map((name) => ({ name, ...tellFormer(record.values[name] ?? null, around) })),
  ]
  const passed = key.key === 'transfers' ? transfersOfProcessors(record, around) : { text: [], value: [] }
  const reason = key.reason ? record.values[key.reason] : null
  const text = [...told.flatMap((one) => one.text), ...passed.text]
  const state = stateOf(key, record, text.length > 0, fields)
  const value: JsonValue = {
    ...Object.fromEntries(told.map((one) => [one.name, one.value])),
    ...(key.none ? { [key.none]: record.values[key.none] === true } : {}),
    ...(key.reason ? { [key.reason]: typeof reason === 'string' ? reason : '' } : {}),
    ...(key.key === 'transfers' ? { ofProcessors: passed.value } : {}),
  }
  const lines: Record<AnswerState, string[]> = {
    given: text,
    none: [around.words.t('extract.states.none')],
    reason: [String(reason ?? '')],
    open: [around.words.t('extract.states.open')],
    missing: [around.words.t('extract.states.missing')],
    not_applicable: [around.words.t('extract.states.not_applicable')],
  }
  return { article: key.article, label, state, text: lines[state], value }
}

function stateOf(key: ExtractKey, record: ReadRecord, said: boolean, fields: readonly DeclaredField[]): AnswerState {
  if (said) return 'given'
  if (key.none && record.values[key.none] === true) return 'none'
  if (key.reason && !isBlank(record.values[key.reason])) return 'reason'
  const open = record.values.openFields
  const names = [...fields.map((field) => field.name), key.none, key.reason]
  if (Array.isArray(open) && open.some((name) => names.includes(String(name)))) return 'open'
  if (!key.optional) return 'missing'
  const asked = recordRegister.requirements.filter((one) => one.fields.some((name) => names.includes(name)))
  return asked.some((one) => record.missing?.includes(one.code)) ? 'missing' : 'not_applicable'
}

/** What is expected beside the items of Art. 30 and is answered. */
export function moreOf(record: ReadRecord, keys: readonly ExtractKey[], around: Around): Record<string, Answer> {
  const told = new Set(keys.flatMap((key) => fieldsFor(key).map(({ name }) => name)))
  return Object.fromEntries(
    article30.beside
      .filter((name) => !told.has(name))
      .flatMap((name) => {
        const field = named(name)
        const { text, value } = field ? wordField(field, record.values, around) : { text: [], value: null }
        // Of one entity alone the whole extract says whose it is.
        if (!field || text.length === 0 || (field.kind === 'entities' && isAlone(value))) return []
        const label = around.words.field(field)
        const answer: Answer = { article: field.article ?? '', label, state: 'given', text, value }
        return [[name, answer]]
      }),
  )
}

const isAlone = (value: JsonValue) => Array.isArray(value) && value.length < 2

/** Data that leave the EEA with a processor: the transfers its own record names. */
function transfersOfProcessors(record: ReadRecord, around: Around) {
  const refs = record.values.processors
  const seen = (Array.isArray(refs) ? refs : []).flatMap((ref) => around.linked.get(String(ref)) ?? [])
  const processors = seen.filter((one) => around.scope === 'working_copies' || one.inForce)
  const rows = processors.flatMap((processor) => {
    const given = processor.values.transfers
    return (Array.isArray(given) ? given : []).flatMap((row) => (isRow(row) ? [{ processor, row }] : []))
  })
  const { words } = around
  const plain: readonly string[] = ['country', 'organisation', 'mechanism', 'evidence']
  const cells = (row: Record<string, JsonValue>, slug: string) =>
    Object.entries(transferRows.columns).flatMap(([name, column]) => {
      const word = words.word(column, row[name])
      if (word === '') return []
      const label = words.column({ catalogue: slug, name: 'transfers' }, name)
      return [plain.includes(name) ? word : labelled(label, word)]
    })
  return {
    text: rows.map(({ processor, row }) =>
      inOneLine([
        around.words.t('extract.through', { name: `${processor.ref} ${processor.title}` }),
        ...cells(row, processor.register),
      ]),
    ),
    value: rows.map(({ processor, row }) => ({ processor: processor.ref, ...row })),
  }
}

function entityAnswer(key: ExtractKey, entity: ExtractEntity, { words }: Around): Omit<Answer, 'article' | 'label'> {
  const said = (state: AnswerState, text: string[], value: JsonValue) => {
    const lines = text.filter(Boolean)
    return { state, text: lines.length > 0 ? lines : [words.t(`extract.states.${state}`)], value }
  }
  const { representative, dpo } = entity
  switch (key.key) {
    case 'representative': {
      const there = representative.name !== '' && representative.contact !== ''
      const state = there ? 'given' : representative.asked ? 'missing' : 'not_applicable'
      return said(state, [representative.name, representative.contact], { ...representative })
    }
    case 'dpo': {
      if (dpo.state === 'appointed') {
        const state = dpo.name !== '' && dpo.contact !== '' ? 'given' : 'missing'
        return said(state, [dpo.name, dpo.contact], { ...dpo })
      }
      if (dpo.state === 'open') return said('open', [], { ...dpo })
      return said(dpo.reason === '' ? 'missing' : 'none', dpo.reason ? [words.t('extract.noDpo', dpo)] : [], { ...dpo })
    }
    default: {
      const { name, address, phone, email, contact } = entity
      const there = name !== '' && (address !== '' || phone !== '' || email !== '' || contact !== '')
      const place = [address, words.word({ kind: 'country' }, entity.country)].filter(Boolean).join(', ')
      const value = { name, address, country: entity.country, phone, email, contact }
      return said(there ? 'given' : 'missing', [name, place, phone, email, contact], value)
    }
  }
}
