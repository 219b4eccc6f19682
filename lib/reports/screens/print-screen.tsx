import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/layout/print-button'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import type { DocumentContent } from '@/lib/files/content'

type Props = { content: DocumentContent; back: string }

/** The report as it comes out of the printer: the same words as its files, in the language of the report. */
export async function PrintScreen({ content, back }: Props) {
  const [t, common] = await Promise.all([getTranslations('drafts'), getTranslations('common')])
  return (
    <>
      <div data-chrome className="mb-6 flex flex-wrap items-center gap-2">
        <PrintButton text={t('export.print')} />
        <LinkButton href={back}>{common('back')}</LinkButton>
      </div>
      <article lang={content.language} className="grid max-w-4xl gap-5">
        <header className="grid gap-1">
          <h1 className="text-2xl">{content.title}</h1>
          <p className="text-muted">{content.subtitle}</p>
        </header>
        {content.notes.map((note) => (
          <Alert key={note} tone="warning">
            {note}
          </Alert>
        ))}
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[16rem_minmax(0,1fr)] print:grid-cols-[14rem_minmax(0,1fr)]">
          {content.facts.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        {content.sections.map((section) => (
          <PrintedSection key={section.title} section={section} headings={content.headings} />
        ))}
        <footer className="border-t border-hairline pt-2 text-sm wrap-anywhere text-muted">{content.footer}</footer>
      </article>
    </>
  )
}

type SectionProps = { section: DocumentContent['sections'][number]; headings: DocumentContent['headings'] }

function PrintedSection({ section, headings }: SectionProps) {
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{section.title}</h2>
      <table className="w-full table-fixed text-left">
        <thead>
          <tr className="border-b border-hairline">
            <th scope="col" className="w-1/3 py-1 pr-3 font-medium">
              {headings.question}
            </th>
            <th scope="col" className="py-1 font-medium">
              {headings.answer}
            </th>
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row) => (
            <tr key={row.question} className="border-b border-hairline align-top">
              <th scope="row" className="py-1.5 pr-3 font-normal wrap-anywhere">
                {row.question}
              </th>
              <td className="py-1.5 whitespace-pre-line wrap-anywhere">
                {row.answer}
                {(row.state || row.source) && (
                  <span className="block text-sm text-muted">
                    {[row.state, row.source].filter(Boolean).join(' · ')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
