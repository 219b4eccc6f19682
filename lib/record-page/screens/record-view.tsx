import type { ReactNode } from 'react'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
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
  /** What asks for an act: review, missing items. On a narrow screen it stands before the record itself. */
  first: ReactNode
  /** What surrounds the record: files, used by, findings. */
  aside: ReactNode
  /** Shown under the sections. */
  history: ReactNode
}

/** A record in three columns: its parts with how complete they are, their content, and what surrounds it. */
export function RecordView({ register, record, words, first, aside, history }: Props) {
  const sections = shownSections(register, record, words)
  const values = shownValues(record)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem] xl:grid-rows-[auto_1fr] min-[100rem]:grid-cols-[11rem_minmax(0,1fr)_22rem]">
      <nav
        aria-label={words.t('registers.contents')}
        data-chrome
        className="row-span-2 hidden min-[100rem]:sticky min-[100rem]:top-20 min-[100rem]:block"
      >
        <ul className="grid gap-1 text-sm">
          {sections.map((section) => (
            <li key={section.id}>
              <Link href={`#${section.id}`} className="grid rounded-md px-2 py-1.5 hover:bg-hover">
                {section.title}
                <SectionState missing={section.missing} words={words} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-6 xl:-col-start-2 xl:row-start-1">{first}</div>
      <div className="grid min-w-0 gap-6 xl:-col-start-3 xl:row-span-2 xl:row-start-1">
        <RecordHead register={register} record={record} values={values} words={words} />
        {sections.map((section) => (
          <RecordSection key={section.id} section={section} record={record} values={values} words={words} />
        ))}
        {history}
      </div>
      <div className="grid min-w-0 gap-6 xl:-col-start-2 xl:row-start-2">{aside}</div>
    </div>
  )
}

function SectionState({ missing, words }: { missing: number | null; words: Wording }) {
  if (missing === null) return null
  return <span className="text-muted">{stateWord(missing, words)}</span>
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
    <dl className="grid gap-x-6 gap-y-4 rounded-md border border-hairline bg-surface px-4 py-4 sm:grid-cols-2 sm:px-5 2xl:grid-cols-4">
      {fields.map((field) => (
        <div key={field.name} className="min-w-0">
          <dt className="text-sm text-muted">
            <Link href={`#${field.section}`} className="rounded-sm hover:underline">
              {words.field(field)}
            </Link>
          </dt>
          <dd className="mt-1 wrap-anywhere">
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

function RecordSection({ section, record, values, words }: SectionProps) {
  const { missing } = section
  const state = missing !== null && <Badge tone={missing === 0 ? 'ok' : 'withinday'}>{stateWord(missing, words)}</Badge>
  const facts = section.fields.map((field) => ({
    label: words.field(field),
    ...(field.article ? { mark: words.t('common.article', { article: field.article }) } : {}),
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
  if (facts.length === 0) {
    return (
      <details id={section.id} className="rounded-md border border-hairline bg-surface px-4 py-2 sm:px-5">
        <summary className="flex min-h-8 cursor-pointer items-center gap-3 text-lg leading-6 font-semibold">
          {section.title}
          <span className="text-sm font-normal text-muted">{words.t('registers.notFilled')}</span>
        </summary>
        <p className="measure py-2 text-sm text-muted">{empty}</p>
      </details>
    )
  }
  return (
    <Section id={section.id} title={section.title} actions={state || undefined}>
      <FactList facts={facts} />
      {empty && <p className="measure mt-3 text-sm text-muted">{empty}</p>}
    </Section>
  )
}
