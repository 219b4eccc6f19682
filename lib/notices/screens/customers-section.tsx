import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Part } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { locales } from '@/lib/text/locale'
import { openPlaces } from '@/lib/text/reading/open-places'
import { startNoticeAction } from '../actions'
import { type CustomerToTell, customersToTell, type NoticeView } from '../customers/read-notices'

type Props = { actor: Actor; leak: LeakDetail }

/** The customers for whom we are processor, whom a leak concerns: each with its notice (Art. 33(2)). Nothing where there are none. */
export async function CustomersSection({ actor, leak }: Props) {
  const customers = await customersToTell(actor, leak.id)
  if (customers === null || (customers.length === 0 && leak.facts.actingAs === 'controller')) return null
  const t = await getTranslations('notices')
  return (
    <Part id="customers" title={t('customers.title')}>
      <p className="measure text-sm text-muted">{t('customers.help')}</p>
      {customers.length === 0 && <p>{t('customers.none')}</p>}
      <ul className="grid gap-5">
        {customers.map((customer) => (
          <li key={customer.name} className="grid gap-2">
            <Customer leak={leak} customer={customer} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

async function Customer({ leak, customer }: { leak: LeakDetail; customer: CustomerToTell }) {
  const [t, nav, locale] = await Promise.all([getTranslations('notices'), getTranslations('nav'), getLocale()])
  const { name, contact, refs, notices } = customer
  const open = notices.find(({ sent }) => sent === null)
  const sent = notices.filter((notice) => notice.sent !== null)
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{name}</span>
        <Badge tone={sent.length > 0 ? 'ok' : 'withinday'}>
          {t(sent.length > 0 ? 'customers.told' : 'customers.notTold')}
        </Badge>
        <span className="text-sm text-muted">{[contact, refs.join(', ')].filter(Boolean).join(' · ')}</span>
      </p>
      {sent.map((notice) => (
        <Sent key={notice.id} leak={leak} notice={notice} />
      ))}
      {open && (
        <div data-chrome className="flex flex-wrap items-baseline gap-3">
          <LinkButton href={`/leaks/${leak.ref}/customers/${open.id}`}>{t('customers.goOn')}</LinkButton>
          <span className="text-sm text-muted">{t('customers.open', { count: openPlaces(open.body).length })}</span>
        </div>
      )}
      {!open && leak.can.enter && (
        <Act
          name="startNotice"
          action={startNoticeAction}
          fixed={{ ref: leak.ref, customer: name }}
          summary={t(sent.length > 0 ? 'customers.writeMore' : 'customers.write')}
          submit={t('customers.begin')}
          doneHref={`/leaks/{ref}/customers/{id}`}
          fields={[
            {
              name: 'language',
              kind: 'choice',
              label: t('customers.language'),
              value: locale,
              options: locales.map((value) => ({ value, label: nav(`languages.${value}`) })),
            },
          ]}
        />
      )}
    </>
  )
}

async function Sent({ leak, notice: { id, sent } }: { leak: LeakDetail; notice: NoticeView }) {
  const [t, codes] = await Promise.all([getTranslations('notices'), getTranslations('codes')])
  if (!sent) return null
  return (
    <p className="text-sm">
      <TextLink href={`/leaks/${leak.ref}/customers/${id}`}>{t('customers.sentNotice')}</TextLink>{' '}
      <Time instant={sent.at} zone={leak.zone} /> · {codes(`noticeChannels.${sent.channel}`)} · {sent.to}
    </p>
  )
}
