import { FactList } from '@/components/layout/fact-list'
import { declaredFields } from '@/lib/records/state/declared'
import { declarationOf } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { wordsOf } from '@/lib/review/reading/compared'
import type { ProposedRecord } from '../drafts'

type Props = { record: ProposedRecord; titles: ReadonlyMap<string, string>; words: Wording }

/** Every value that a proposed record would have, in words, and which answers stay open. */
export function Preview({ record, titles, words }: Props) {
  const fields = declaredFields(declarationOf(record.register))
  const labels = new Map(fields.map((field) => [field.name, words.field(field)]))
  const values = { ...record.values, ...record.links }
  const facts = fields.flatMap((field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined
    const said = value === undefined ? '' : linksOrWords(field.name)
    return said === '' ? [] : [{ label: words.field(field), value: said }]
  })
  const open = record.openFields.map((name) => labels.get(name) ?? name).sort()
  return (
    <>
      <FactList facts={facts} />
      {open.length > 0 && (
        <p className="measure mt-3 text-sm text-muted">{words.t('templates.open', { fields: open.join(', ') })}</p>
      )}
    </>
  )

  function linksOrWords(name: string): string {
    const keys = record.links[name]
    if (keys) return keys.map((key) => titles.get(key) ?? key).join('\n')
    const field = fields.find((candidate) => candidate.name === name)
    return field ? wordsOf(field, record.values[name], { words, labels, titles: new Map() }) : ''
  }
}
