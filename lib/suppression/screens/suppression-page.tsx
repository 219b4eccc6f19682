import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { ClientText } from '@/components/layout/client-text'
import { type Fact, FactList } from '@/components/layout/fact-list'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { formatNumber } from '@/lib/time/format'
import { fetchListAction, liftAddressAction, setSuppressionRulesAction, suppressAddressAction } from '../actions'
import type { LoadedSuppression } from '../load'
import { CompareForm } from './compare-form'
import { LookUpForm } from './look-up-form'
import { SuppressionTable } from './suppression-table'

type Props = { loaded: LoadedSuppression }

/** The suppression list: what holds now, a list to compare, one address, the rules, and the list itself. */
export async function SuppressionScreen({ loaded }: Props) {
  const t = await getTranslations('suppression')
  return (
    <>
      <PageHeader title={t('title')}>{t('intro')}</PageHeader>
      <div className="mb-6 grid items-start gap-4 xl:grid-cols-2">
        <div className="grid gap-4">
          <Now loaded={loaded} />
          <Comparisons loaded={loaded} />
        </div>
        {loaded.can.add && (
          <div className="grid gap-4">
            <Compare loaded={loaded} />
            <OneAddress loaded={loaded} />
          </div>
        )}
      </div>
      <SuppressionTable page={loaded.page} viewed={loaded.viewed} zone={loaded.zone} />
    </>
  )
}

async function Now({ loaded }: Props) {
  const [t, locale] = await Promise.all([getTranslations('suppression'), getLocale()])
  const { standing, still, rules, figures, hears, today } = loaded
  const overdue = rules.nextOn !== null && rules.nextOn < today
  const facts: Fact[] = [
    { label: t('now.standing'), value: formatNumber(standing, locale) },
    {
      label: t('now.still'),
      value:
        still.length === 0 ? (
          t('now.stillNone')
        ) : (
          <ul>
            {still.map(({ list, count, ref }) => (
              <li key={list}>
                <Badge tone="overdue">{t('now.stillOn', { count, list })}</Badge> {ref}
              </li>
            ))}
          </ul>
        ),
    },
    {
      label: t('now.time', { days: rules.withinDays }),
      value:
        figures.asked === 0
          ? t('now.noneAsked')
          : figures.median === null
            ? t('now.figuresOpen', { done: figures.done, asked: figures.asked, late: figures.late })
            : t('now.figures', { ...figures, median: String(figures.median) }),
    },
    {
      label: t('now.next'),
      value: rules.nextOn ? (
        <>
          <CalendarDate date={rules.nextOn} /> {overdue && <Badge tone="overdue">{t('now.overdue')}</Badge>}
        </>
      ) : (
        t('now.nextNone')
      ),
    },
    { label: t('now.hook'), value: t(hears ? 'now.hookOn' : 'now.hookOff') },
  ]
  return (
    <Section id="now" title={t('now.title')}>
      <FactList facts={facts} />
      {loaded.can.change && (
        <div className="mt-3">
          <Act
            name="setSuppressionRules"
            action={setSuppressionRulesAction}
            fixed={{}}
            summary={t('rules.change')}
            submit={t('rules.save')}
            fields={[
              {
                ...{ name: 'withinDays', kind: 'number', label: t('rules.withinDays'), help: t('rules.withinHelp') },
                value: String(rules.withinDays),
              },
              {
                ...{ name: 'compareEveryDays', kind: 'number', label: t('rules.every'), help: t('rules.everyHelp') },
                value: String(rules.compareEveryDays ?? 0),
              },
              { name: 'reason', kind: 'line', label: t('rules.reason') },
            ]}
          />
        </div>
      )}
    </Section>
  )
}

async function Compare({ loaded }: Props) {
  const t = await getTranslations('suppression')
  const [last] = loaded.comparisons.rows
  return (
    <Section id="compare" title={t('compare.title')} help={t('compare.help')}>
      <ClientText namespaces={['suppression', 'errors', 'form', 'common']}>
        <CompareForm list={last?.list ?? 'MailChimp'} fetchNow={loaded.fetches ? fetchListAction : null} />
      </ClientText>
    </Section>
  )
}

async function Comparisons({ loaded: { comparisons, zone } }: Props) {
  const t = await getTranslations('suppression')
  return (
    <Section
      id="comparisons"
      title={t('comparisons.title')}
      count={comparisons.total}
      {...(comparisons.total === 0 ? { nothing: t('comparisons.none') } : {})}
    >
      {comparisons.rows.length > 0 && (
        <ul className="grid divide-y divide-hairline">
          {comparisons.rows.map(({ ref, list, via, at, addresses, found, wrong, isWhole }) => (
            <li key={ref} className="grid gap-0.5 py-2">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{ref}</span> <span className="wrap-anywhere">{list}</span>
                <Badge tone={found > 0 ? 'overdue' : 'ok'}>{t('comparisons.found', { count: found })}</Badge>
                {!isWhole && <Badge tone="urgent">{t('comparisons.broken')}</Badge>}
              </p>
              <p className="text-sm text-muted">
                <Time instant={at} zone={zone} style="short" /> · {t('comparisons.counts', { addresses, wrong })} ·{' '}
                {t(`comparisons.via.${via}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

async function OneAddress({ loaded }: Props) {
  const t = await getTranslations('suppression')
  return (
    <Section id="address" title={t('address.title')}>
      <div className="grid gap-4">
        <ClientText namespaces={['suppression', 'errors', 'form', 'common']}>
          <LookUpForm />
        </ClientText>
        <div className="flex flex-wrap gap-2">
          <Act
            name="suppressAddress"
            action={suppressAddressAction}
            fixed={{}}
            summary={t('address.add')}
            submit={t('address.addSubmit')}
            fields={[
              { name: 'address', kind: 'line', label: t('lookUp.label') },
              { name: 'reason', kind: 'line', label: t('address.why'), help: t('address.whyHelp') },
            ]}
          />
          {loaded.can.change && (
            <Act
              name="liftAddress"
              action={liftAddressAction}
              fixed={{}}
              summary={t('address.lift')}
              submit={t('address.liftSubmit')}
              fields={[
                { name: 'ref', kind: 'line', label: t('address.ref'), help: t('address.refHelp') },
                { name: 'reason', kind: 'line', label: t('address.liftWhy'), help: t('address.whyHelp') },
              ]}
            />
          )}
        </div>
        <p className="measure text-sm text-muted">{t('address.law')}</p>
      </div>
    </Section>
  )
}
