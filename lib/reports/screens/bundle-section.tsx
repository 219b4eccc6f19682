import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/time/format'
import { bundleLeakAction } from '../actions'
import type { BundledLeak } from '../bundle'
import type { DraftView } from '../queries'

/** Like leaks that one report tells of together; nothing where there is none and could be none. */
export async function BundleSection({ draft, zone }: { draft: DraftView; zone: string }) {
  const { bundled, bundleable } = draft
  const [t, locale] = await Promise.all([getTranslations('drafts.bundle'), getLocale()])
  if (bundled.length === 0 && bundleable.length === 0) return null
  const words = ({ ref, title, detectedAt }: BundledLeak) =>
    `${ref} ${title} · ${formatInstant(detectedAt, { locale, zone })}`
  const fixed = { id: draft.id, version: draft.version }
  const naming = bundleable.length > 0 && (
    <Act
      name="bundleLeak"
      action={bundleLeakAction}
      fixed={{ ...fixed, named: true }}
      summary={t('add')}
      submit={t('add')}
      fields={[
        {
          name: 'leakId',
          kind: 'choice',
          label: t('which'),
          help: t('help'),
          empty: t('choose'),
          options: bundleable.map((leak) => ({ value: leak.id, label: words(leak) })),
        },
      ]}
    />
  )
  if (bundled.length === 0) return <div className="mb-4">{naming}</div>
  return (
    <div className="mb-4">
      <Section id="bundle" title={t('title')}>
        <div className="grid gap-3">
          <ul className="grid gap-2">
            {bundled.map((leak) => (
              <li key={leak.id} className="flex flex-wrap items-center justify-between gap-3">
                <TextLink href={`/leaks/${leak.ref}`}>{words(leak)}</TextLink>
                {draft.can.update && (
                  <Act
                    name="bundleLeak"
                    action={bundleLeakAction}
                    fixed={{ ...fixed, leakId: leak.id, named: false }}
                    fields={[]}
                    submit={t('remove')}
                  />
                )}
              </li>
            ))}
          </ul>
          {naming}
        </div>
      </Section>
    </div>
  )
}
