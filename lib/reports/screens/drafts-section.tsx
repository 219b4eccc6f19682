import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Part } from '@/components/layout/fold'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { reportParts } from '@/lib/law/codes/leak-states'
import { withdrawable } from '@/lib/leaks/facts/withdrawals'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { createDraftAction } from '../actions'
import { gbaPart1, gbaPart2, gbaSupplement } from '../profiles/gba'
import { type ProfileInUse, profilesInUse } from '../profiles/in-use'
import type { Profile } from '../profiles/profile'
import { profileName } from '../profiles/words'
import { type DraftRow, draftsOf } from '../queries'
import { draftLanguages } from '../values'

/** Drafts and filed reports to the authority, and the start of a new one. */
export async function DraftsSection({ leak }: { leak: LeakDetail }) {
  if (!leak.can.readDrafts) return null
  const [t, words, locale, drafts, inUse] = await Promise.all([
    getTranslations('triage'),
    getTranslations('drafts'),
    getLocale(),
    draftsOf(leak.id),
    profilesInUse(),
  ])
  const nameOf = (profile: Pick<Profile, 'code' | 'name'>) => profileName(profile, locale, words)
  return (
    <Part id="drafts" title={t('drafts.title')}>
      <div className="grid gap-4">
        {drafts.length === 0 && <p className="text-muted">{t('drafts.none')}</p>}
        <ul className="grid gap-2">
          {drafts.map((draft) => (
            <li key={draft.id} className="flex flex-wrap items-center gap-3">
              <TextLink href={`/leaks/${draft.leakRef}/draft/${draft.id}`}>
                {t('drafts.open', {
                  profile: nameOf(draft.form),
                  language: t(`drafts.languages.${draft.language}`),
                })}
              </TextLink>
              {draft.filed ? (
                <Badge tone={draft.filed.isTakenBack ? 'urgent' : 'ok'}>
                  {t(draft.filed.isTakenBack ? 'drafts.takenBack' : 'drafts.filed', {
                    reference: draft.filed.reference,
                  })}
                </Badge>
              ) : (
                <Badge tone="outline">{t('drafts.draft')}</Badge>
              )}
              {draft.bundled.length > 0 && (
                <span className="text-sm text-muted">
                  {words('bundle.tells', { refs: [draft.leakRef, ...draft.bundled].join(', ') })}
                </span>
              )}
            </li>
          ))}
        </ul>
        {leak.can.createDraft && (
          <Act
            name="createDraft"
            action={createDraftAction}
            fixed={{ leakId: leak.id }}
            summary={t('drafts.create')}
            submit={t('drafts.create')}
            doneHref={`/leaks/${leak.ref}/draft/{id}`}
            fields={[
              {
                name: 'profile',
                kind: 'choice',
                label: words('which'),
                value: nextReport(leak, drafts),
                options: offered(leak, inUse).map((profile) => ({ value: profile.code, label: nameOf(profile) })),
              },
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

/** Forms that can be begun: those under the GDPR, and those of a regime whose clock this leak has or could have. */
function offered({ clocks, absentClocks }: LeakDetail, inUse: readonly ProfileInUse[]): readonly Profile[] {
  const known = [...clocks, ...absentClocks].map(({ code }) => code)
  return inUse
    .map(({ profile }) => profile)
    .filter(
      ({ files }) =>
        reportParts.some((part) => part === files) || known.includes(files) || withdrawable(clocks).includes(files),
    )
}

/** What is due next with the company's own authority: part 1, then part 2, then what became known later. */
function nextReport({ clocks }: LeakDetail, drafts: readonly DraftRow[]): string {
  // What was taken back was not filed.
  const all = drafts.flatMap(({ form, filed }) => (filed && !filed.isTakenBack ? [form.files] : []))
  // What was withdrawn is begun anew.
  const withdrawn = all.indexOf('gdpr_withdrawn')
  const filed = withdrawn === -1 ? all : all.slice(0, withdrawn)
  if (withdrawn !== -1 && filed.length === 0) return gbaPart1.code
  const part2 = clocks.find(({ code }) => code === 'authority_part2')
  if (part2?.endedAt || filed.includes('part2_filed')) return gbaSupplement.code
  return part2 || filed.includes('part1_filed') ? gbaPart2.code : gbaPart1.code
}
