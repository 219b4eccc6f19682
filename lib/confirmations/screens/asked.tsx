import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActProps } from '@/components/act/types'
import { Time } from '@/components/time/time'
import { reportLocales } from '@/lib/text/locale'
import type { ConfirmLinkView } from '../links/view'
import { LinkOpened, LinkReminded, LinkState } from './link-state'

type Props = {
  /** Newest first. */
  links: readonly ConfirmLinkView[]
  zone: string
  mayRevoke: boolean
  revoke: ActProps['action']
  /** What may stand behind the link. */
  whatHelp: string
  /** The form that asks, with what it starts with; none: nobody is to be asked now. */
  ask: (Pick<ActProps, 'action' | 'fixed'> & { start: { email: string; language: string; what: string } }) | null
}

/** Whom somebody asked to confirm, when, and whether they opened and answered it; and the form that asks them. */
export async function AskedByLink({ links, zone, mayRevoke, revoke, whatHelp, ask }: Props) {
  const [t, letters] = await Promise.all([getTranslations('confirmations'), getTranslations('request-letters')])
  const [newest] = links
  if (!newest && !ask) return null
  return (
    <div className="grid gap-2">
      {links.map((link) => (
        <div key={link.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted">
            <span>
              {t.rich('asked', {
                name: link.contactName,
                address: link.contactEmail,
                at: () => <Time instant={link.madeAt} zone={zone} style="short" />,
              })}
            </span>
            <LinkState link={link} asks />
            {link.state === 'open' && <LinkOpened link={link} zone={zone} />}
            {link.state === 'open' && <LinkReminded link={link} zone={zone} />}
          </p>
          {link.state === 'open' && mayRevoke && (
            <Act
              name="revoke"
              action={revoke}
              fixed={{ id: link.id }}
              summary={t('revoke')}
              submit={t('revoke')}
              variant="danger"
              look={{ size: 'sm' }}
              fields={[{ name: 'reason', kind: 'line', label: t('why') }]}
            />
          )}
        </div>
      ))}
      {ask && (
        <Act
          name="ask"
          action={ask.action}
          fixed={ask.fixed}
          summary={t(newest ? 'again' : 'ask')}
          submit={t('send')}
          variant="secondary"
          fields={[
            { name: 'contactName', kind: 'line', label: t('contactName'), value: newest?.contactName ?? '' },
            {
              ...{ name: 'contactEmail', kind: 'line', label: t('contactEmail') },
              value: newest?.contactEmail ?? ask.start.email,
            },
            {
              ...{ name: 'language', kind: 'choice', label: t('language'), value: ask.start.language },
              options: reportLocales.map((value) => ({ value, label: letters(`languages.${value}`) })),
            },
            { name: 'what', kind: 'text', label: t('what'), help: whatHelp, value: ask.start.what },
          ]}
        />
      )}
    </div>
  )
}
