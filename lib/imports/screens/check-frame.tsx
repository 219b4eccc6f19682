import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type ChangedRow, ChangedRows } from '@/components/layout/changed-rows'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Downloads } from '@/components/ui/downloads'
import { LinkButton } from '@/components/ui/link-button'
import type { Result } from '@/lib/errors/refusal'
import type { Part } from '@/lib/table/part'
import { labelled } from '@/lib/text/locale'
import { MendForm, type WrongRow } from './mend-form'
import type { Place } from './place'

type Props = {
  id: string
  place: Place
  help: string
  /** How many rows do what, in words. */
  deeds: readonly string[]
  /** Of the rows with errors, and of those that can be imported: how many there are, and what of them is shown. */
  counts: { wrong: number; rows: number }
  parts: { wrong: Part; rows: Part }
  wrong: readonly WrongRow[]
  rows: readonly ChangedRow[]
  rowsHelp: string
  /** Said before the rows, and after them. */
  notice?: ReactNode
  children?: ReactNode
  mend: (input: unknown) => Promise<Result<unknown>>
  /** The one press that imports them. */
  commit: ReactNode
}

/** What would become of every row, with what is written and what it takes the place of; wrong cells are mended here, then all is imported by one press. */
export async function CheckFrame(props: Props) {
  const { place, help, deeds, counts, parts, rows, rowsHelp, notice, children, commit } = props
  const t = await getTranslations('imports.check')
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[...place.crumbs, { href: place.path, label: t('back') }]}
        eyebrow={place.eyebrow}
      >
        {help}
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        <ul className="flex flex-wrap gap-2">
          {deeds.map((text) => (
            <li key={text}>
              <Badge>{text}</Badge>
            </li>
          ))}
          {counts.wrong > 0 && (
            <li>
              <Badge tone="urgent">{t('wrong', { count: counts.wrong })}</Badge>
            </li>
          )}
        </ul>
        {notice}
        {counts.wrong > 0 && <WrongRows {...props} />}
        {counts.rows > 0 && (
          <Section id="preview" title={t('preview')} count={counts.rows} help={rowsHelp}>
            <ChangedRows rows={rows} empty={t('nothingThere')} arrow={t('becomes')} />
            <RestOfList
              {...{ part: parts.rows, shown: rows.length, total: counts.rows, path: `${place.path}/check` }}
              name="rows"
              anchor="preview"
            />
          </Section>
        )}
        {children}
        {counts.rows === 0 ? (
          <div className="grid justify-items-start gap-3">
            <p className="text-muted">{t('nothing')}</p>
            <LinkButton href={place.path}>{t('back')}</LinkButton>
          </div>
        ) : (
          commit
        )}
      </div>
    </>
  )
}

/** Rows with errors: each leads to its cell, which is mended where it stands. */
async function WrongRows({ id, place, counts, parts, wrong, mend }: Props) {
  const [t, locale] = await Promise.all([getTranslations('imports.check'), getLocale()])
  return (
    <>
      {wrong.length > 0 && (
        <Alert tone="error" title={t('errorList')}>
          <ul className="mt-1 grid gap-0.5">
            {wrong.flatMap(({ label, cells }) =>
              cells.map((cell) => (
                <li key={cell.id}>
                  <a
                    href={`#${cell.id}`}
                    className="inline-flex min-h-6 items-center text-danger underline underline-offset-3"
                  >
                    {labelled(locale, `${label}, ${cell.label}`, cell.problem)}
                  </a>
                </li>
              )),
            )}
          </ul>
        </Alert>
      )}
      <Section id="errors" title={t('errors')} count={counts.wrong} help={t('errorsHelp')}>
        <ClientText namespaces={['imports', 'errors']}>
          <MendForm key={parts.wrong.skip} id={id} rows={wrong} mend={mend} />
        </ClientText>
        <RestOfList
          {...{ part: parts.wrong, shown: wrong.length, total: counts.wrong, path: `${place.path}/check` }}
          name="wrong"
          anchor="errors"
        />
        <div className="mt-4">
          <Downloads
            quiet
            label={t('errors')}
            files={[{ href: place.failed, label: t('download'), name: t('download') }]}
          />
        </div>
      </Section>
    </>
  )
}
