import type { Messages } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { FormSection, FormValues } from '@/components/form/model/types'
import { wordedField } from '@/components/form/model/worded'
import { legalBases } from '@/lib/law/codes/bases'
import { dataCategories } from '@/lib/law/codes/data'
import { ownerChoices } from '@/lib/records/form/sections'
import type { DisclosureView } from './queries'
import { asksPermission, disclosureKinds, outcomes } from './schema'

/** The form of a disclosure, worded. */
export async function disclosureSections(agreement: DisclosureView['agreement'] = null): Promise<FormSection[]> {
  const [t, codes, people] = await Promise.all([getTranslations('sharing'), getTranslations('codes'), ownerChoices()])
  const field = wordedField<keyof Messages['sharing']['fields']>(t)
  return [
    {
      id: 'what',
      title: t('sections.what'),
      help: t('warn'),
      fields: [
        field('kind', 'choice', {
          required: true,
          options: disclosureKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        }),
        field('recipient', 'text', { required: true, max: 200 }),
        field('occasion', 'text', { max: 200 }),
        field('scope', 'longText', { required: true, max: 2000 }),
        field('dataCategories', 'choices', {
          options: dataCategories.map(({ code }) => ({ value: code, label: codes(`dataCategories.${code}`) })),
        }),
        field('outcome', 'choice', {
          required: true,
          options: outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        }),
        field('askedOn', 'date'),
        field('givenOn', 'date', { when: { field: 'outcome', in: ['given', 'planned'] } }),
      ],
    },
    {
      id: 'why',
      title: t('sections.why'),
      fields: [
        field('basis', 'choice', {
          options: legalBases.map(({ code }) => ({ value: code, label: codes(`legalBases.${code}`) })),
        }),
        field('basisText', 'longText', { max: 1000 }),
        field('decidedById', 'person', { options: people }),
        field('decidedOn', 'date'),
        field('reason', 'longText', { max: 2000 }),
      ],
    },
    {
      id: 'proof',
      title: t('sections.proof'),
      fields: [
        field('agreement', 'relation', {
          source: 'agreements',
          options: agreement ? [{ value: agreement.ref, label: `${agreement.ref} ${agreement.title}` }] : [],
        }),
        field('permission', 'longText', { max: 2000, when: { field: 'kind', in: asksPermission } }),
        field('permissionOn', 'date', { when: { field: 'kind', in: asksPermission } }),
        field('evidence', 'longText', { max: 2000 }),
      ],
    },
  ]
}

/** What the form starts with. */
export function disclosureValues(one: DisclosureView | null): FormValues {
  return {
    kind: one?.kind ?? '',
    recipient: one?.recipient ?? '',
    occasion: one?.occasion ?? '',
    scope: one?.scope ?? '',
    dataCategories: one?.dataCategories ?? [],
    outcome: one?.outcome ?? '',
    askedOn: one?.askedOn ?? '',
    givenOn: one?.givenOn ?? '',
    basis: one?.basis ?? '',
    basisText: one?.basisText ?? '',
    decidedById: one?.decidedById ?? '',
    decidedOn: one?.decidedOn ?? '',
    reason: one?.reason ?? '',
    agreement: one?.agreement?.ref ?? '',
    permission: one?.permission ?? '',
    permissionOn: one?.permissionOn ?? '',
    evidence: one?.evidence ?? '',
  }
}
