import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import type { FormField, FormOffer, FormSection } from '@/components/form/model/types'
import { ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { type CodeListName, codeList } from '@/lib/law/codes/registry'
import { saveFactsAction } from '../../actions'
import type { FactOffer, OfferSource } from '../../facts/offers'
import { countWords } from '../../facts/words'
import type { LeakDetail } from '../../queries/leak-detail'
import { factsLayout, factsValues } from './facts-layout'
import { Reported } from './reported'

type Props = { leak: LeakDetail; offers: readonly FactOffer[]; draftOwner: string }

/** The facts of a leak as a form beside the reporter's words: unknown is an answer everywhere, and what others say is offered. */
export async function FactsForm({ leak, offers, draftOwner }: Props) {
  const [t, codes, common] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    getTranslations('common'),
  ])
  const options = (list: CodeListName) =>
    codeList(list).map(({ code }) => ({ value: code, label: codes(`${list}.${code}`) }))
  const yesNo = [
    { value: 'yes', label: common('yes') },
    { value: 'no', label: common('no') },
  ]
  const offered = await wordedOffers(offers)
  const sections: FormSection[] = factsLayout.map(({ id, fields }) => ({
    id,
    title: t(`facts.sections.${id}`),
    fields: fields.map(({ list, ...field }): FormField => {
      const help = t.has(`facts.help.${field.name}`) ? t(`facts.help.${field.name}`) : undefined
      const chosen = list === 'yesNo' ? yesNo : list ? options(list) : undefined
      return {
        ...field,
        label: t(`facts.fields.${field.name}`),
        ...(offered.has(field.name) ? { offers: offered.get(field.name) } : {}),
        ...(help ? { help } : {}),
        ...(chosen ? { options: chosen } : {}),
      }
    }),
  }))
  const here = `/leaks/${leak.ref}#step-risk`
  return (
    <>
      <PageHeader
        title={t('facts.editTitle', { ref: leak.ref })}
        crumbs={[{ label: leak.ref, href: here }]}
        badges={leak.isExercise && <ExerciseBadge />}
        dense
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section
          aria-label={t('reported.title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          className="lg:sticky lg:top-18 lg:order-last lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto"
        >
          <Reported leak={leak} told={null} />
        </section>
        <Form
          draftKey={`${draftOwner}:leak-facts:${leak.ref}`}
          sections={sections}
          values={factsValues(leak.facts)}
          version={leak.version}
          context={{ ref: leak.ref }}
          action={saveFactsAction}
          doneHref={here}
          cancelHref={here}
          submitText={t('facts.save')}
        />
      </div>
    </>
  )
}

/** The offers by the question that they stand at, in words. */
async function wordedOffers(offers: readonly FactOffer[]): Promise<ReadonlyMap<string, FormOffer[]>> {
  const [t, codes] = await Promise.all([getTranslations('triage'), getTranslations('codes')])
  const said = (source: OfferSource) =>
    source.from === 'report' ? t('facts.sources.report') : t('facts.sources.record', { ref: source.ref })
  const worded = (offer: FactOffer): [string, FormOffer] => {
    const source = said(offer.source)
    switch (offer.field) {
      case 'types':
        return ['types', { source, choices: choices('leakTypes', offer.codes) }]
      case 'dataCategories':
      case 'peopleCategories':
        return [offer.field, { source, choices: choices(offer.field, offer.codes) }]
      case 'persons': {
        const { mode, min, max } = offer.count
        const values = { personsMode: mode, personsMin: min, personsMax: max }
        return ['personsMode', { source, label: countWords(offer.count, t), values }]
      }
      case 'ongoing':
        return ['ongoing', { source, label: codes(`ongoingAnswers.${offer.code}`), values: { ongoing: offer.code } }]
      case 'discoveredBy':
        return [
          'discoveredBy',
          { source, label: codes(`discoverers.${offer.code}`), values: { discoveredBy: offer.code } },
        ]
      case 'cause':
        return ['cause', { source, label: codes(`leakCauses.${offer.code}`), values: { cause: offer.code } }]
    }
  }
  const choices = (list: CodeListName, all: readonly string[]) =>
    all.map((value) => ({ value, label: codes(`${list}.${value}`) }))
  const byField = new Map<string, FormOffer[]>()
  for (const offer of offers) {
    const [name, one] = worded(offer)
    byField.set(name, [...(byField.get(name) ?? []), one])
  }
  return byField
}
