import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import type { RecordFlow } from '../flow-of'
import { flowWords } from '../graph'
import { mostLines, pictureOf } from '../layout'
import { FlowList, flowShape } from './list'
import { FlowPicture } from './picture'

/** What flows through a record: as a picture while it is readable, and the same facts as a list. */
export async function FlowScreen({ of, params }: { of: RecordFlow; params: RawParams }) {
  const [t, words] = await Promise.all([getTranslations('flow'), flowWords()])
  const drawn = pictureOf(of.flow).lines.length
  const hasFacts = of.flow.activities.length > 0
  return (
    <>
      <PageHeader
        title={t('pageTitle', { ref: of.ref })}
        crumbs={[{ href: `/registers/${of.register}/${of.ref}`, label: `${of.ref} ${of.title}` }]}
      >
        {t('intro')}
      </PageHeader>
      {!hasFacts && <EmptyState title={t('none')} />}
      {hasFacts && (
        <div className="grid gap-6">
          {drawn > mostLines ? (
            <p>{t('tooMany', { count: drawn })}</p>
          ) : (
            <div className="min-w-0 phone:order-last">
              <Section id="picture" title={t('picture')} help={t('pictureHelp')}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
                <section aria-label={t('pictureRegion')} tabIndex={0} className="overflow-x-auto p-1 pb-2">
                  <FlowPicture flow={of.flow} words={words} current={of.ref} />
                </section>
              </Section>
            </div>
          )}
          <div id="facts" className="grid min-w-0 gap-4">
            <h2 className="text-lg">{t('list')}</h2>
            <FlowList
              flow={of.flow}
              words={words}
              caption={t('caption')}
              path={`/registers/${of.register}/${of.ref}/flow`}
              state={tableStateParser(flowShape)(params)}
            />
            {of.more > 0 && <p className="text-muted">{t('more', { count: of.more })}</p>}
          </div>
        </div>
      )}
    </>
  )
}

/** To the picture of what flows through a record. */
export async function FlowLink({ register, record }: { register: { slug: string }; record: { ref: string } }) {
  const t = await getTranslations('flow')
  return (
    <LinkButton href={`/registers/${register.slug}/${record.ref}/flow`} variant="quiet">
      {t('link')}
    </LinkButton>
  )
}
