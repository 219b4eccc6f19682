import { HistoryList } from '@/components/layout/history-list'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { historyOf } from '@/lib/audit/log/history'
import { type OpenedEntry, shielded } from '@/lib/audit/log/opened'
import type { JsonValue } from '@/lib/errors/json'
import type { RecordDetail } from '@/lib/records/list/row'
import { declaredFields } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { wordsOf } from '@/lib/review/reading/compared'
import type { Part } from '@/lib/table/part'
import { hasWords } from '@/lib/text/catalogue'
import type { Instant } from '@/lib/time/types'

type Props = {
  actor: Actor
  register: AnyRegister
  record: RecordDetail
  /** Only what happened until then; null: everything. */
  asOf: Instant | null
  words: Wording
  part: Part
}

/** What happened to this record, in words; for people who see its working copy and may read its history. */
export async function HistorySection({ actor, register, record, asOf, words, part }: Props) {
  // Own records are those the person owns or whose department is theirs: they see the working copy.
  if (record.frozen || !can(actor, 'audit_log', 'read', { ownerId: actor.id })) return null
  const t = words.t
  const { entries, total } = await historyOf('record', record.id, { viewer: actor, until: asOf, part })
  const changesOf = (entry: OpenedEntry) =>
    entry.action === 'record.create' ? [] : entry.changes.map((change) => changeWords(register, change, words))
  const items = await Promise.all(
    entries.map(async (entry) => ({
      key: String(entry.index),
      what: actionWord(entry, words),
      who: whoWord(entry, words),
      when: <Time instant={entry.at} zone={words.zone} />,
      ...(entry.reason ? { reason: entry.reason } : {}),
      changes: await shielded(entry, () => changesOf(entry), []),
    })),
  )
  return (
    <Section id="history" title={t('registers.history.title')} count={total} dense>
      {items.length === 0 ? (
        <p className="text-muted">{t('registers.history.none')}</p>
      ) : (
        <HistoryList items={items} reasonText={t('registers.history.reason')} brief />
      )}
      <RestOfList
        part={part}
        shown={entries.length}
        total={total}
        path={`/registers/${register.slug}/${record.ref}`}
        name="history"
        anchor="history"
      />
    </Section>
  )
}

function actionWord(entry: OpenedEntry, words: Wording): string {
  const key = `registers.history.actions.${entry.action.replace('.', '_')}`
  return hasWords(words.t, key) ? words.t(key) : words.t('registers.history.actions.other')
}

function whoWord({ who }: OpenedEntry, words: Wording): string {
  switch (who.kind) {
    case 'person':
      return who.name
    case 'reporter':
      return who.name ?? words.t('registers.history.erased')
    case 'system': {
      const key = `registers.history.system.${who.name}`
      return hasWords(words.t, key) ? words.t(key) : who.name
    }
    case 'erased':
      return words.t('registers.history.erased')
  }
}

/** One change of a record in words; the two values are empty where nothing was filled in. */
export function changeWords(
  register: AnyRegister,
  change: { field: string; old: JsonValue; new: JsonValue },
  words: Wording,
) {
  const fields = declaredFields(register)
  const labels = new Map(fields.map((field) => [field.name, words.field(field)]))
  const field = fields.find((candidate) => candidate.name === change.field)
  const special = `registers.history.fields.${change.field}`
  const label = field ? words.field(field) : hasWords(words.t, special) ? words.t(special) : change.field
  const text = (value: JsonValue) => {
    if (change.field === 'status' && typeof value === 'string') return words.status(value)
    if (change.field === 'missing' && Array.isArray(value))
      return value.map((code) => words.missing(register.slug, String(code))).join('; ')
    if (change.field === 'fileKind') return words.word({ kind: 'choice', list: 'fileKinds' }, value)
    return field ? wordsOf(field, value, { words, labels, titles: new Map() }) : words.word({ kind: 'text' }, value)
  }
  return { field: label, before: text(change.old), after: text(change.new) }
}
