import { ChevronRight } from 'lucide'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { importProfileAction } from '../actions'
import { type ProfileInUse, profilesInUse } from '../profiles/in-use'
import { profileName, questionOf, sectionsOf } from '../profiles/words'

/** Every form of an authority, a line each, opened for its questions; corrected by who may, given away and taken in as JSON. */
export async function ProfileList({ mayCorrect }: { mayCorrect: boolean }) {
  const [t, inUse] = await Promise.all([getTranslations('drafts.profile'), profilesInUse()])
  const names = await namesOf(
    db(),
    inUse.map(({ corrected }) => corrected?.byId ?? null),
  )
  return (
    <>
      <Section id="profiles" title={t('list')} count={inUse.length} help={t('help')}>
        <ul className="grid divide-y divide-hairline">
          {inUse.map((one) => (
            <li key={one.profile.code}>
              <ProfileLine used={one} byName={names.get(one.corrected?.byId ?? '') ?? ''} mayCorrect={mayCorrect} />
            </li>
          ))}
        </ul>
      </Section>
      {mayCorrect && (
        <Section id="import" title={t('import.title')} help={t('import.help')}>
          <p className="mb-3 text-sm">
            <a href="/api/report-profiles/schema" download className="text-accent underline">
              {t('import.schema')}
            </a>
          </p>
          <Act
            name="importProfile"
            action={importProfileAction}
            fixed={{}}
            submit={t('import.submit')}
            fields={[
              { name: 'json', kind: 'text', label: t('import.json') },
              { name: 'reason', kind: 'line', label: t('reason') },
            ]}
          />
        </Section>
      )}
    </>
  )
}

type LineProps = { used: ProfileInUse; byName: string; mayCorrect: boolean }

async function ProfileLine({ used: { profile, version, corrected }, byName, mayCorrect }: LineProps) {
  const [t, drafts, settings, locale, zone] = await Promise.all([
    getTranslations('drafts.profile'),
    getTranslations('drafts'),
    getTranslations('settings'),
    getLocale(),
    getTimeZone(),
  ])
  return (
    <details className="group/line">
      <summary className="flex cursor-pointer flex-wrap items-center gap-2 rounded-sm py-2.5">
        <Icon of={ChevronRight} size={16} className="shrink-0 group-open/line:rotate-90" />
        <span className="font-medium">{profileName(profile, locale, drafts)}</span>
        <Badge tone={profile.certainty === 'read' ? 'ok' : 'outline'}>
          {settings(`clocks.certainty.${profile.certainty}`)}
        </Badge>
        {profile.announced && <Badge tone="withinday">{t('announced')}</Badge>}
        {version > 0 && <Badge tone="ontrack">{t('version', { number: version })}</Badge>}
      </summary>
      <div className="grid gap-3 pb-4 text-sm">
        <p className="text-muted">{profile.source}</p>
        {corrected && (
          <p>
            {t.rich('corrected', {
              name: byName,
              moment: () => <Time instant={corrected.at} zone={zone} style="date" />,
            })}{' '}
            {corrected.reason}
          </p>
        )}
        <ol className="grid gap-2">
          {sectionsOf(profile, locale, drafts).map(({ id, title, fields }) => (
            <li key={id}>
              <span className="font-medium">{title}</span>
              <span className="block text-muted">
                {fields.map((field) => questionOf(field, locale, drafts)).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
        <p className="flex flex-wrap gap-4">
          {mayCorrect && <TextLink href={`/settings/reports/${profile.code}`}>{t('correct')}</TextLink>}
          <a href={`/api/report-profiles/${profile.code}`} download className="text-accent underline">
            {t('json')}
          </a>
        </p>
      </div>
    </details>
  )
}
