import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { AskedByLink } from '@/lib/confirmations/screens/asked'
import type { AskedProcessor } from '../asking/queries'
import { askProcessorAction, revokeProcessorAskedAction } from '../deletions/actions'
import type { DeletionView } from '../deletions/queries'

type Props = { deletion: DeletionView; processor: string; links: readonly AskedProcessor[]; mayAsk: boolean }

/** A processor is asked by mail whether it deleted too (Art. 28(3)(g)): whom, when, and what they answered. */
export async function ProcessorAsked({ deletion, processor, links, mayAsk }: Props) {
  const [t, locale, zone] = await Promise.all([getTranslations('retention.asking'), getLocale(), getTimeZone()])
  return (
    <>
      {links.map((link) => link.answer && <Answer key={link.id} answer={link.answer} />)}
      <AskedByLink
        links={links}
        zone={zone}
        mayRevoke={deletion.can.correct}
        revoke={revokeProcessorAskedAction}
        whatHelp={t('whatHelp')}
        ask={
          mayAsk
            ? {
                ...{ action: askProcessorAction, fixed: { deletion: deletion.ref, processor } },
                start: { email: '', language: locale, what: t('what', { scope: deletion.scope }) },
              }
            : null
        }
      />
    </>
  )
}

async function Answer({ answer: { how, on, name, why } }: { answer: NonNullable<AskedProcessor['answer']> }) {
  const [t, codes] = await Promise.all([getTranslations('retention.asking'), getTranslations('codes')])
  return (
    <p className="text-sm">
      <Badge tone={how === 'not_possible' ? 'urgent' : 'ok'}>{codes(`requestTaskEnds.${how}`)}</Badge>{' '}
      {t.rich('answered', { name, on: () => <CalendarDate date={on} /> })}
      {why && <span className="block whitespace-pre-line">{why}</span>}
    </p>
  )
}
