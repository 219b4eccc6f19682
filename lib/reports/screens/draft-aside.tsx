import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Badge, type Tone } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { textsOf } from '@/lib/text/catalogue'
import { formatInstant } from '@/lib/time/format'
import { systemNow } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import type { ItemState } from '../completeness'
import { questionOf } from '../profiles/words'
import type { DraftView } from '../queries'
import { fieldId } from './field-id'
import { FilingForm, SignOffForm } from './filing-form'

const tones: Readonly<Record<ItemState, Tone>> = {
  not_started: 'outline',
  started: 'withinday',
  unknown: 'ontrack',
  complete: 'ok',
  not_applicable: 'neutral',
}

/** Beside the questions: completeness per item of Art. 33(3), sign-off, filing or what was filed. */
export async function DraftAside({ draft, zone }: { draft: DraftView; zone: string }) {
  const [t, inDraft, locale] = await Promise.all([
    getTranslations('drafts'),
    textsOf(draft.language, 'drafts'),
    getLocale(),
  ])
  const moment = (at: Parameters<typeof formatInstant>[0]) => formatInstant(at, { locale, zone })
  const questionIn = (code: string) => {
    const field = draft.profile.fields.find((one) => one.code === code)
    return field ? questionOf(field, draft.language, inDraft) : code
  }
  const local = localMomentOf(systemNow(), zone)
  return (
    <aside className="grid gap-6 xl:sticky xl:top-20">
      <Section id="items" title={draft.filed ? t('form.whenFiled') : t('form.missing')}>
        <ul className="grid gap-3">
          {draft.items.map(({ item, state, missing }) => (
            <li key={item}>
              <span className="flex flex-wrap items-center justify-between gap-2">
                {t(`items.${item}`)} <Badge tone={tones[state]}>{t(`itemStates.${state}`)}</Badge>
              </span>
              {missing.length > 0 && (
                <span className="block text-sm text-muted">
                  {missing.map((code, index) => (
                    <span key={code}>
                      {index > 0 && ' · '}
                      <a href={`#${fieldId(code)}`} className="underline">
                        {questionIn(code)}
                      </a>
                    </span>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {draft.filed ? (
        <Section id="filed" title={t('filed.title')}>
          <p>
            {t('filed.line', {
              when: moment(draft.filed.at),
              name: draft.filed.byName,
              reference: draft.filed.reference,
            })}
          </p>
          {draft.filed.corrected && (
            <p className="mt-2 font-medium">
              {draft.filed.corrected.at
                ? t('form.corrected', {
                    when: moment(draft.filed.corrected.at),
                    reference: draft.filed.corrected.reference,
                  })
                : t('form.takenBack')}
            </p>
          )}
          <p className="mt-2">{t('filed.frozen')}</p>
          {draft.filed.reason && <p className="mt-2 whitespace-pre-line">{draft.filed.reason}</p>}
          <p className="mt-2 text-sm text-muted">
            {t('filed.hash')} <code className="block break-all">{draft.filed.contentHash}</code>
          </p>
        </Section>
      ) : (
        <Section id="sign-off" title={t('form.signOff')}>
          <p className="mb-3">
            {draft.signedOff
              ? t('form.signedOff', { name: draft.signedOff.byName, when: moment(draft.signedOff.at) })
              : t('form.notSignedOff')}
          </p>
          {draft.can.sign && !draft.signedOff && <SignOffForm id={draft.id} version={draft.version} />}
        </Section>
      )}
      {draft.can.file && (
        <Section id="file" title={t('file.title')} help={t('file.help')}>
          <FilingForm
            key={draft.version}
            id={draft.id}
            version={draft.version}
            zone={zone}
            now={`${local.date}T${local.time}`}
            warnings={draft.warnings}
          />
        </Section>
      )}
      <p className="text-sm text-muted">
        <Link href={`/leaks/${draft.leak.ref}`} prefetch={false} className="underline">
          {draft.leak.ref} {draft.leak.title}
        </Link>
      </p>
    </aside>
  )
}
