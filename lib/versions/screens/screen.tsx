import { getTranslations } from 'next-intl/server'
import { ExampleBadge } from '@/components/layout/example-badge'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Registered } from '@/lib/records/state/registered'
import { wordingOf } from '@/lib/records/state/wording'
import { differences } from '../differences'
import type { Side, VersionsView } from '../versions-of'
import { VersionComparison } from './comparison'
import { VersionList } from './version-list'

/** The versions of a record: two of them beside each other, and all of them with what became of them. */
export async function VersionsScreen({ register, view }: { register: Registered; view: VersionsView }) {
  const [t, words] = await Promise.all([getTranslations('versions'), wordingOf()])
  const { record, compared } = view
  const named = (side: Side) => (side === 'working' ? t('working') : t('number', { number: side }))
  const path = `/registers/${register.slug}/${record.ref}`
  return (
    <>
      <PageHeader
        title={`${t('title')} · ${record.title}`}
        eyebrow={record.ref}
        crumbs={[
          { href: `/registers/${register.slug}`, label: words.name(register.slug, 'plural') },
          { href: path, label: record.ref },
        ]}
        badges={record.isExample && <ExampleBadge />}
      >
        {t('help')}
      </PageHeader>
      {!compared && <p className="text-muted">{t('none')}</p>}
      {compared && (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <Section id="compare" title={t('compare')}>
            <div className="grid gap-4">
              <ChooseSides view={view} left={compared.left} right={compared.right} named={named} />
              <VersionComparison
                rows={differences(register, { ...compared, titles: view.titles }, words)}
                left={named(compared.left)}
                right={named(compared.right)}
              />
            </div>
          </Section>
          <Section id="versions" title={t('title')} count={view.versions.length}>
            <VersionList register={register} view={view} words={words} />
          </Section>
        </div>
      )}
    </>
  )
}

type Choice = { view: VersionsView; left: Side; right: Side; named: (side: Side) => string }

/** A form that changes the address only, so it works without script. */
async function ChooseSides({ view, left, right, named }: Choice) {
  const t = await getTranslations('versions')
  const sides: Side[] = ['working', ...view.versions.map(({ number }) => number)]
  const options = sides.map((side) => ({ value: String(side), label: named(side) }))
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <Field id="left" label={t('left')}>
        <Select id="left" name="left" key={left} defaultValue={String(left)} options={options} />
      </Field>
      <Field id="right" label={t('right')}>
        <Select id="right" name="right" key={right} defaultValue={String(right)} options={options} />
      </Field>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}
