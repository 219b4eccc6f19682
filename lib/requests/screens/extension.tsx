import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { CalendarDate } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { codesOf } from '@/lib/law/codes/code'
import { extensionReasons } from '@/lib/law/codes/requests'
import { reportLocales } from '@/lib/text/locale'
import { formatCalendarDate } from '@/lib/time/format'
import { extendRequestAction, writeExtensionAction } from '../actions'
import { whyNotExtended } from '../clock/request-clocks'
import type { RequestDetail } from '../queries/request-detail'
import { fixedOf, may, on, WriteLetter } from './step-forms'

type Props = { request: RequestDetail }

/** Two further months, while they can still be told; what was told of them. */
export async function Extension({ request }: Props) {
  const [t, codes, own, locale] = await Promise.all([
    getTranslations('requests.extend'),
    getTranslations('codes'),
    getTranslations('request-letters'),
    getLocale(),
  ])
  const { extendedOn, extendedWhy, term } = request
  if (extendedOn)
    return (
      <div className="grid gap-3">
        <p>
          {t.rich('done', {
            day: () => <CalendarDate date={extendedOn} />,
            why: extendedWhy ? codes(`extensionReasons.${extendedWhy}`) : '',
          })}
        </p>
        {may(request, 'letter') && (
          <WriteLetter request={request} kind="extension" text={codes('requestLetters.extension')} main={false} />
        )}
      </div>
    )
  if (!term || !may(request, 'extend')) return null
  const isOver = whyNotExtended(request, request.today) !== null
  if (isOver) return extendedWhy && <p className="measure text-muted">{t('over')}</p>
  const due = formatCalendarDate(term.primary, { locale, style: 'short' })
  const why: ActField = {
    ...{ name: 'why', kind: 'choice', label: t('why'), empty: '–', value: extendedWhy ?? '' },
    options: codesOf(extensionReasons).map((code) => ({ value: code, label: codes(`extensionReasons.${code}`) })),
  }
  const reason: ActField = { name: 'reason', kind: 'text', label: t('reason') }
  const letter = request.letters.find(({ kind, sent }) => kind === 'extension' && !sent)
  return (
    <div className="grid gap-3">
      {letter && extendedWhy ? (
        <p className="measure">
          {t('planned', { why: codes(`extensionReasons.${extendedWhy}`), due })}{' '}
          <TextLink href={`/requests/${request.ref}/letters/${letter.id}`}>{t('open')}</TextLink>
        </p>
      ) : (
        <Act
          name="writeExtension"
          action={writeExtensionAction}
          fixed={fixedOf(request)}
          summary={t('summary')}
          submit={t('write')}
          doneHref={`/requests/${request.ref}/letters/{id}`}
          fields={[
            { ...why, help: t('help', { due }) },
            reason,
            {
              ...{ name: 'language', kind: 'choice', label: t('language'), value: request.language },
              options: reportLocales.map((value) => ({ value, label: own(`languages.${value}`) })),
            },
          ]}
        />
      )}
      <Act
        name="extendRequest"
        action={extendRequestAction}
        fixed={fixedOf(request)}
        summary={t('toldOtherwise')}
        submit={t('submit')}
        fields={[why, on(request, t('on')), reason]}
      />
    </div>
  )
}
