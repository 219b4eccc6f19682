import { ExampleBadge } from '@/components/layout/page-header'
import { Badge, StatusBadge } from '@/components/ui/badge'
import { ChipList } from '@/components/ui/chip-list'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { getRecord, type RecordDetail } from '@/lib/records/list/row'
import { declaredFields, type Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { Instant } from '@/lib/time/types'

type Props = { actor: Actor; register: Registered; recordRef: string; asOf: Instant | null; words: Wording }

/** A record beside its table: whose it is, how it stands, what it lacks and what it is linked to. Nothing where it may not be seen. */
export async function RecordPeek({ actor, register, recordRef, asOf, words }: Props) {
  const record = await getRecord(actor, register, recordRef, asOf)
  if (!record) return <p className="text-muted">{words.t('registers.peekNothing')}</p>
  const { owner } = record
  const isFull = record.view === 'full'
  const ownerWords = owner && (isFull ? owner.name : `${owner.name} · ${owner.email}`)
  const facts = [
    { label: words.t('registers.fields.ownerId.label'), value: ownerWords ?? words.t('registers.facts.noOwner') },
    ...(isFull ? factsOf(record, words) : []),
    ...(isFull ? linksOf(register, record, words) : []),
  ]
  return (
    <div className="grid gap-4 text-sm">
      <div className="grid justify-items-start gap-1.5">
        <p data-tabular className="text-muted">
          {record.ref}
        </p>
        <h2 className="text-lg leading-6">{record.title}</h2>
        <div className="flex flex-wrap gap-1.5">
          {isFull && <StatusBadge status={record.status} label={words.status(record.status)} />}
          {isFull && record.frozen && <Badge>{words.t('registers.frozen')}</Badge>}
          {record.isExample && <ExampleBadge />}
        </div>
      </div>
      <LinkButton href={`/registers/${register.slug}/${record.ref}`} variant="primary" className="justify-self-start">
        {words.t('registers.openFull')}
      </LinkButton>
      <dl className="grid gap-2.5">
        {facts.map(({ label, value }) => (
          <div key={label} className="grid gap-0.5">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {isFull && <Missing register={register} record={record} words={words} />}
    </div>
  )
}

function factsOf({ department, nextReviewOn, updatedAt }: RecordDetail, words: Wording) {
  return [
    ...(department ? [{ label: words.t('registers.fields.departmentId.label'), value: department.name }] : []),
    ...(nextReviewOn
      ? [{ label: words.t('registers.fields.nextReviewOn.label'), value: words.date(nextReviewOn) }]
      : []),
    { label: words.t('registers.columns.updatedAt'), value: words.moment(updatedAt) },
  ]
}

/** One fact per kind of link that there is. */
function linksOf(register: Registered, record: RecordDetail, words: Wording) {
  return declaredFields(register).flatMap((field) => {
    const related = record.links[field.name] ?? []
    if (field.kind !== 'relation' || related.length === 0) return []
    const chips = related.map(({ ref, register: slug, title }) => ({
      label: title || ref,
      href: title ? `/registers/${slug}/${ref}` : null,
    }))
    return [{ label: words.field(field), value: <ChipList chips={chips} wrap /> }]
  })
}

function Missing({ register, record, words }: { register: Registered; record: RecordDetail; words: Wording }) {
  if (record.missing === null || record.missingItems.length === 0) return null
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium">{words.t('registers.missing.title')}</h3>
      <ul className="grid list-disc gap-1 pl-5">
        {record.missingItems.map(({ code }) => (
          <li key={code}>{words.missing(register.slug, code)}</li>
        ))}
      </ul>
    </div>
  )
}
