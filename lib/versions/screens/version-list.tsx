import { getTranslations } from 'next-intl/server'
import { CopyHash } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { declaredFields } from '@/lib/records/state/declared'
import type { Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import type { VersionsView } from '../versions-of'
import { RestoreButton } from './restore-button'

type Props = { register: Registered; view: VersionsView; words: Wording }

/** Every frozen version: who submitted it, who worked on it, what became of it, its hash, and the way back to it. */
export async function VersionList({ register, view, words }: Props) {
  const t = await getTranslations('versions')
  const labels = Object.fromEntries(declaredFields(register).map((field) => [field.name, words.field(field)]))
  const moment = (instant: Parameters<typeof Time>[0]['instant']) => () => <Time instant={instant} zone={words.zone} />
  return (
    <ClientText namespaces={['versions', 'common', 'errors']}>
      <ol className="grid gap-4">
        {view.versions.map((version) => (
          <li key={version.number} className="grid gap-2 border-b border-hairline pb-4 last:border-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="font-medium">{t('number', { number: version.number })}</h3>
              {version.state === 'in_force' && <Badge tone="ok">{t('inForceNow')}</Badge>}
              {version.state === 'standing' && <Badge tone="withinday">{t('stands')}</Badge>}
              <CopyHash hash={version.contentHash} />
            </div>
            {version.contributors.length > 0 && (
              <p className="text-sm">{t('contributors', { names: version.contributors.join(', ') })}</p>
            )}
            <ul className="text-sm text-muted">
              {version.steps.map(({ kind, at, byName }) => (
                <li key={`${kind}-${at}`}>
                  {t.rich('step', { step: t(`steps.${kind}`), name: byName, moment: moment(at) })}
                </li>
              ))}
            </ul>
            {view.mayRestore && (
              <div>
                <RestoreButton
                  register={register.slug}
                  recordRef={view.record.ref}
                  version={view.record.version}
                  number={version.number}
                  labels={labels}
                  former={version.former.map((name) => words.field({ catalogue: register.slug, name }))}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
    </ClientText>
  )
}
