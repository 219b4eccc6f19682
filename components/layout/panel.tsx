import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { PanelBoundary } from './panel-boundary'

/**
 * A part of a page that comes when it is ready and fails alone: the page does not wait for it, and goes on without it. What
 * stands there until then names nothing, for the part itself decides who may see it.
 */
export async function Panel({ children }: { children: ReactNode }) {
  const t = await getTranslations('common.panel')
  return (
    <PanelBoundary text={t('failed')} retry={t('retry')}>
      <Suspense
        fallback={
          <div className="px-4 py-3 text-sm text-muted sm:px-5">
            {t('loading')}
            <noscript> {t('needsScript')}</noscript>
          </div>
        }
      >
        {children}
      </Suspense>
    </PanelBoundary>
  )
}
