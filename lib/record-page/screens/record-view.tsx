import type { ReactNode } from 'react'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { RecordDetail } from '@/lib/records/list/row'
import { FieldValue } from '@/lib/records/screens/field-value'
import { type ShownSection, shownSections, shownValues } from '@/lib/records/screens/sections'
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
  return (
    <Section id={section.id} title={section.title} actions={state || undefined}>
      <FactList facts={facts} />
      {section.empty.length > 0 && (
        <p className={`measure text-sm text-muted ${facts.length > 0 ? 'mt-3' : ''}`}>
          {words.t('registers.emptyFields', { fields: section.empty.map(words.field).join(', ') })}
        </p>
      )}
    </Section>
  )
}
