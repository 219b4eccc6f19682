import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { promisesNow } from '../promises/queries'
import { promiseChanges } from '../versions/changes'
import { chosen, type VersionView, versionOf, versionRows } from '../versions/queries'
import { ChangedPromises } from './changed-promises'
import { TextDifferences } from './text-differences'

type Props = { actor: Actor; to: string | undefined; from: string | undefined }

/** A version beside an earlier one: which promises change, and the text word by word. */
export async function DifferencesPage({ actor, to, from }: Props) {
  const [t, statement, locale, now] = await Promise.all([
    getTranslations('statement-draft.differences'),
    getTranslations('statement'),
    getLocale(),
    officeNow(),
  ])
  const rows = await versionRows(now.today)
  const row = chosen(rows, to, locale)
  const others = rows.filter((one) => row && one.number < row.number)
  const before =
    others.find(({ number }) => String(number) === from) ?? others.find((one) => one.language === row?.language)
  const [newer, older] = await Promise.all([row && versionOf(row), before && versionOf(before)])
  const crumbs = [{ href: '/statement', label: statement('title') }]
  if (!newer || !older) {
    return (
      <>
        <PageHeader title={t('title')} crumbs={crumbs} />
        {newer ? (
          <EmptyState title={t('alone')}>{t('aloneHelp')}</EmptyState>
        ) : (
          <EmptyState title={statement('version.none')}>{statement('version.noneHelp')}</EmptyState>
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('title')} crumbs={crumbs}>
        {t('between', { from: older.number, to: newer.number })}{' '}
        <TextLink href={`/statement?v=${newer.number}`}>
          {statement('version.number', { number: newer.number })}
        </TextLink>
      </PageHeader>
      <div className="grid max-w-4xl gap-5">
        <Section id="promises" title={statement('promise.list')}>
          <ChangedPromises changes={await changesIn({ older, newer }, actor)} />
        </Section>
        <Section id="differences" title={t('title')}>
          <TextDifferences older={older} newer={newer} legend={t('legend')} />
        </Section>
      </div>
    </>
  )
}

/** What the newer text makes of the promises of the older one. */
async function changesIn({ older, newer }: { older: VersionView; newer: VersionView }, actor: Actor) {
  const promises = await promisesNow(actor, await officeNow(), { ended: true })
  const said = promises.flatMap(({ ref, title, places }) => {
    const quote = places.find(({ version }) => version === older.number)?.quote
    return quote === undefined ? [] : [{ ref, title, quote }]
  })
  return promiseChanges(newer.text, said)
}
