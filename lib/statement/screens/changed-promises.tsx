import { useTranslations } from 'next-intl'
import { TextLink } from '@/components/ui/link'
import type { PromiseChange } from '../text/runs'
import { Runs } from './runs'

/** Which promises a newer text says word by word, which it changes and which it drops, each with its words. */
export function ChangedPromises({ changes }: { changes: readonly PromiseChange[] }) {
  const t = useTranslations('statement-draft.preview')
  const same = changes.filter(({ kept }) => kept)
  const changed = changes.filter(({ kept, runs }) => !kept && runs !== null)
  const lost = changes.filter(({ kept, runs }) => !kept && runs === null)
  if (changes.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <div className="grid gap-3">
      {same.length > 0 && <p>{t('same', { count: same.length })}</p>}
      {(
        [
          ['changed', changed],
          ['lost', lost],
        ] as const
      ).map(([kind, some]) =>
        some.length === 0 ? null : (
          <section key={kind} className="grid gap-2">
            <h3 className="font-semibold">{t(kind, { count: some.length })}</h3>
            <ul className="grid gap-3">
              {some.map(({ ref, title, quote, runs }) => (
                <li key={ref} className="border-l-2 border-control pl-3">
                  <TextLink href={`/statement/promises/${ref}`}>
                    {ref} {title}
                  </TextLink>
                  <p className="measure text-sm wrap-anywhere whitespace-pre-line">
                    {runs ? <Runs runs={runs} /> : t('words', { quote })}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  )
}
