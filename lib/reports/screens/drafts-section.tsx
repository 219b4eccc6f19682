import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Part } from '@/components/layout/fold'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { createDraftAction } from '../actions'
import { draftLanguages } from '../profiles/profile'
import { draftsOf } from '../queries'

/** Drafts and filed reports to the authority, and the start of a new one. */
export async function DraftsSection({ leak }: { leak: LeakDetail }) {
  if (!leak.can.readDrafts) return null
  const [t, words, drafts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('drafts'),
    draftsOf(leak.id),
  ])
  return (
    <Part id="drafts" title={t('drafts.title')}>
      <div className="grid gap-4">
        {drafts.length === 0 && <p className="text-muted">{t('drafts.none')}</p>}
        <ul className="grid gap-2">
          {drafts.map((draft) => (
            <li key={draft.id} className="flex flex-wrap items-center gap-3">
              <TextLink href={`/leaks/${leak.ref}/draft/${draft.id}`}>
                {t('drafts.open', {
                  profile: words('profiles.GBA_PART1'),
                  language: t(`drafts.languages.${draft.language}`),
                })}
              </TextLink>
              <Badge tone={draft.filedReference ? 'ok' : 'outline'}>
                {draft.filedReference ? t('drafts.filed', { reference: draft.filedReference }) : t('drafts.draft')}
              </Badge>
            </li>
          ))}
        </ul>
        {leak.can.createDraft && (
          <Act
            action={createDraftAction}
            fixed={{ leakId: leak.id, profile: 'GBA_PART1' }}
            summary={t('drafts.create')}
            submit={t('drafts.create')}
            doneHref={`/leaks/${leak.ref}/draft/{id}`}
            fields={[
              {
                name: 'language',
                kind: 'choice',
                label: t('drafts.language'),
                value: 'nl',
                options: draftLanguages.map((value) => ({ value, label: t(`drafts.languages.${value}`) })),
              },
            ]}
          />
        )}
      </div>
    </Part>
  )
}
