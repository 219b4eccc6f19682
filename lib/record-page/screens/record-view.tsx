import type { ReactNode } from 'react'
import { BriefFacts } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Badge, type Tone } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { RecordDetail } from '@/lib/records/list/row'
import { FieldValue } from '@/lib/records/screens/field-value'
import { headFields, type ShownSection, shownSections, shownValues } from '@/lib/records/screens/sections'
import type { DeclaredField } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { AnyRegister } from '@/lib/registers/declare/define'

type Props = {
  register: AnyRegister
  record: RecordDetail
  words: Wording
  /** What asks for an act: review, missing items; a strip under the facts people look for first. */
  first: ReactNode
  /** What surrounds the record: talk, files, history, used by, findings. */
  around: ReactNode
}

/**
 * A record: the facts people look for, what is to be done, its parts with how complete they are, and what surrounds it. Beside
 * each other where there is room, under each other in this order where there is not.
 */
export function RecordView({ register, record, words, first, around }: Props) {
  const sections = shownSections(register, record, words)
  const values = shownValues(record)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[100rem]:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-4">
        <RecordHead register={register} record={record} values={values} words={words} />
        <div className="flex flex-wrap items-start gap-4">{first}</div>
        <SectionList sections={sections} words={words} />
        <div className="gap-4 lg:columns-2 xl:columns-3 min-[100rem]:columns-2">
          {sections.map((section) => (
            <div key={section.id} className="mb-3 break-inside-avoid">
              <RecordSection section={section} record={record} values={values} words={words} />
            </div>
          ))}
        </div>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 xl:grid-cols-3 min-[100rem]:grid-cols-1">
        {around}
      </div>
    </div>
  )
}

/** The parts of the record with what each lacks: the way to one of them on a long page. */
function SectionList({ sections, words }: { sections: readonly ShownSection[]; words: Wording }) {
  return (
    <nav aria-label={words.t('registers.contents')} data-chrome className="max-sm:hidden">
      <ul className="flex flex-wrap gap-x-1 gap-y-0.5 text-sm">
        {sections.map(({ id, title, missing }) => (
          <li key={id}>
            <Link href={`#${id}`} className="flex min-h-7 items-center gap-1.5 rounded-md px-2 hover:bg-hover">
              {title}
              {missing !== null && missing > 0 && <span className="text-muted">{stateWord(missing, words)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function stateWord(missing: number, words: Wording): string {
  return missing === 0
    ? words.t('registers.sectionState.complete')
    : words.t('registers.sectionState.missing', { count: missing })
}

type HeadProps = Omit<SectionProps, 'section'> & { register: AnyRegister }

/** What people look for first, each with the way to where it stands whole. */
function RecordHead({ register, record, values, words }: HeadProps) {
  const fields = headFields(register, record)
  if (fields.length === 0) return null
  return (
    <dl className="grid gap-x-6 gap-y-3 rounded-md border border-hairline bg-surface px-4 py-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {fields.map((field) => (
        <div key={field.name} className="min-w-0">
          <dt className="text-sm text-muted">
            <Link href={`#${field.section}`} className="inline-flex min-h-6 items-center rounded-sm hover:underline">
              {words.field(field)}
            </Link>
          </dt>
          <dd className="wrap-anywhere">
            <HeadValue field={field} record={record} values={values} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Of a table its countries, which is what is looked for in it, or how many rows it has; anything else as it stands below. */
function HeadValue({ field, record, values, words }: Omit<SectionProps, 'section'> & { field: DeclaredField }) {
  const value = values[field.name]
  const country = Object.entries(field.columns ?? {}).find(([, { kind }]) => kind === 'country')
  if (field.kind === 'rows' && Array.isArray(value) && value.length > 0) {
    const [name, column] = country ?? []
    const places = value.flatMap((row) =>
      name && column && typeof row === 'object' && row !== null && !Array.isArray(row)
        ? words.word(column, row[name])
        : [],
    )
    const distinct = [...new Set(places.filter((place) => place !== ''))]
    return <>{distinct.length > 0 ? distinct.join(', ') : words.t('registers.rowCount', { count: value.length })}</>
  }
  return (
    <FieldValue
      field={field}
      value={value}
      related={record.links[field.name] ?? []}
      isOpen={record.openFields.includes(field.name)}
      words={words}
    />
  )
}

type SectionProps = {
  section: ShownSection
  record: RecordDetail
  values: ReturnType<typeof shownValues>
  words: Wording
}

/** A text up to this long leaves room for another beside it. */
const shortText = 40

function RecordSection({ section, record, values, words }: SectionProps) {
  const { missing } = section
  // What is complete needs no colour: amber is kept for what is asked for and not there.
  const state = missing !== null && (
    <span className={missing === 0 ? 'text-sm text-muted' : 'text-sm font-medium text-withinday-ink'}>
      {stateWord(missing, words)}
    </span>
  )
  const facts = section.answered.map((field) => ({
    label: words.field(field),
    ...markOf(field, words),
    short: isShort(field, record, values, words),
    value: (
      <FieldValue
        field={field}
        value={values[field.name]}
        related={record.links[field.name] ?? []}
        chosen={field.checklist && values[field.checklist.by]}
        isOpen={record.openFields.includes(field.name)}
        words={words}
      />
    ),
  }))
  const empty =
    section.empty.length > 0 && words.t('registers.emptyFields', { fields: section.empty.map(words.field).join(', ') })
  if (section.fields.length === 0) {
    return (
      <details id={section.id} className="rounded-md border border-hairline bg-surface px-4 py-1">
        <summary className="flex min-h-8 cursor-pointer items-center gap-3 leading-6 font-semibold">
          {section.title}
          <span className="text-sm font-normal text-muted">{words.t('registers.notFilled')}</span>
        </summary>
        <p className="measure py-2 text-sm text-muted">{empty}</p>
      </details>
    )
  }
  return (
    <Section id={section.id} title={section.title} actions={state || undefined} dense>
      {facts.length > 0 && <BriefFacts facts={facts} />}
      <Unanswered title={words.t('registers.open')} tone="outline" fields={section.open} words={words} />
      <Unanswered title={words.t('registers.wanted')} tone="withinday" fields={section.wanted} words={words} />
      {empty && <p className="measure mt-2 text-sm text-muted">{empty}</p>}
    </Section>
  )
}

type UnansweredProps = { title: string; tone: Tone; fields: readonly DeclaredField[]; words: Wording }

/** Questions that share one answer, which is none, each with what asks it. */
function Unanswered({ title, tone, fields, words }: UnansweredProps) {
  if (fields.length === 0) return null
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1 first:mt-0">
      <Badge tone={tone}>{title}</Badge>
      <ul className="contents">
        {fields.map((field) => (
          <li key={field.name} className="text-sm">
            {words.field(field)}
            {field.article && (
              <span className="text-muted"> · {words.t('registers.missing.article', { article: field.article })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function markOf({ article }: DeclaredField, words: Wording): { mark?: string } {
  return article ? { mark: words.t('registers.missing.article', { article }) } : {}
}

function isShort(field: DeclaredField, record: RecordDetail, values: SectionProps['values'], words: Wording): boolean {
  if (field.kind === 'rows' || record.openFields.includes(field.name) || words.field(field).length > shortText)
    return false
  const value = values[field.name]
  const texts =
    field.kind === 'relation'
      ? (record.links[field.name] ?? []).map(({ title, marks }) => title + marks.join())
      : Array.isArray(value)
        ? value.map((one) => words.word(field, one))
        : [words.word(field, value)]
  return texts.join().length <= shortText
}
