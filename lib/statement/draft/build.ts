import { authorityName } from '@/lib/authorities/book/entry'
import { namesIn } from '@/lib/text/locale'
import type { StatementLanguage } from '../model/schema'
import type { DraftCompany, DraftFacts, DraftPurpose } from './facts'
import { type Draft, type DraftLine, type DraftSectionKey, draftSections, type Gap, type GapPlace } from './model'
import { ofRecipients, ofSources, ofTerms, ofTransfers } from './places'
import { item, name, paragraph, saidOf, small, type Words, wordsOf } from './words'

/**
 * The statement that the register would publish, in one language: everything that Art. 13 and 14 ask, in layers (in short, then in
 * full). What the register does not say is a gap that names its record and field; nothing is invented.
 */
export async function draftOf(facts: DraftFacts, language: StatementLanguage): Promise<Draft> {
  const words = await wordsOf(language, facts.company.language)
  const { t } = words
  const company = facts.company.name || t('gaps.company')
  const lines: Readonly<Record<DraftSectionKey, readonly DraftLine[]>> = {
    short: inShort(facts, words),
    who: ofCompany(facts, words),
    purposes: ofPurposes(facts, words),
    sources: ofSources(facts, words),
    recipients: ofRecipients(facts, words),
    transfers: ofTransfers(facts, words),
    retention: ofTerms(facts, words),
    rights: ofRights(facts, words),
    objection: [paragraph(t('objection.interest')), paragraph(t('objection.marketing'))],
    complaint: ofComplaint(facts.company, words),
    machine: ofMachine(facts, words),
    changes: [paragraph(t('changes'))],
  }
  return {
    language,
    title: t('title', { company }),
    sections: draftSections.map((key) => ({ key, heading: t(`sections.${key}`), lines: lines[key] })),
  }
}

const organisation = (section: 'company' | 'contact' | 'authority'): GapPlace => ({ kind: 'organisation', section })
const ofPurpose = ({ ref }: { ref: string }, field: string): GapPlace => ({
  ...{ kind: 'record' as const, ref, register: 'purposes', field },
})

const contactOf = ({ email, phone, address }: DraftCompany) => email || phone || address

function inShort({ company, purposes }: DraftFacts, words: Words): DraftLine[] {
  const { t, gap } = words
  const contact = contactOf(company)
  const said = purposes.map((purpose) => small(saidOf(purpose, 'title', words).text))
  return [
    paragraph(t('short.who', { company: company.name }), {
      gaps: [company.name === '' && gap('company', organisation('company'))],
    }),
    ...(said.length > 0
      ? [
          paragraph(t('short.purposes', { purposes: namesIn(words.language, said) }), {
            gaps: purposes
              .filter((purpose) => saidOf(purpose, 'title', words).foreign)
              .slice(0, 1)
              .map((purpose) => gap('translation', ofPurpose(purpose, 'otherLanguages'))),
          }),
        ]
      : [paragraph('', { gaps: [gap('purposes', { kind: 'register', register: 'purposes' })] })]),
    paragraph(contact ? t('short.rights', { contact }) : t('short.rightsBare')),
    ...(company.authority
      ? [paragraph(t('short.complaint', { authority: authorityName(company.authority, words.language) }))]
      : []),
    paragraph(t('short.below')),
  ]
}

function ofCompany({ company, activities }: DraftFacts, { t, gap }: Words): DraftLine[] {
  const given = (key: 'address' | 'number' | 'person' | 'email' | 'phone' | 'representative' | 'dpo', value: string) =>
    value === '' ? [] : [item(t(`who.${key}`, { value }))]
  const joint = activities.filter(({ jointControllers }) => jointControllers.length > 0)
  return [
    paragraph(t('who.controller', { company: company.name })),
    ...given('address', company.address),
    ...given('number', company.enterpriseNumber),
    ...given('person', company.contactName),
    ...given('email', company.email),
    ...given('phone', company.phone),
    ...(company.email === '' && company.phone === ''
      ? [item('', { gaps: [gap('contact', organisation('contact'))] })]
      : []),
    ...given('representative', company.representative),
    ...(company.dpoState === 'appointed' && company.dpo !== '' ? given('dpo', company.dpo) : []),
    ...(company.dpoState === 'open' || (company.dpoState === 'appointed' && company.dpo === '')
      ? [item('', { gaps: [gap('dpo', organisation('contact'))] })]
      : []),
    ...joint.map(({ title, jointControllers }) => {
      const names = jointControllers.map((one) => [one.name, one.contact].filter(Boolean).join(', ')).filter(Boolean)
      return paragraph(t('who.joint', { activity: title, names: names.join('; ') }))
    }),
  ]
}

function ofPurposes({ purposes, activities }: DraftFacts, words: Words): DraftLine[] {
  if (purposes.length === 0) {
    return [paragraph('', { gaps: [words.gap('purposes', { kind: 'register', register: 'purposes' })] })]
  }
  return purposes.flatMap((purpose) => {
    const own = activities.filter((activity) => activity.purposes.includes(purpose.ref))
    return onePurpose(
      purpose,
      { people: own.flatMap(({ people }) => people), data: own.flatMap(({ data }) => data) },
      words,
    )
  })
}

type About = { people: readonly string[]; data: readonly string[] }

function onePurpose(purpose: DraftPurpose, { people, data }: About, words: Words): DraftLine[] {
  const { t, gap } = words
  const at = (field: string) => ofPurpose(purpose, field)
  const { legalBases, withdrawalPath, art9Conditions } = purpose
  const title = saidOf(purpose, 'title', words)
  const description = saidOf(purpose, 'description', words)
  const foreign = (is: boolean): Gap | false => is && gap('translation', at('otherLanguages'))
  const language = (is: boolean) => (is ? words.kept : null)
  const own = words.kept !== words.language
  const interest = saidOf(purpose, 'legitimateInterest', words)
  const duty = words.duty(purpose.provisionDuty)
  const bases = words.bases(legalBases)
  const byLaw = legalBases.includes('c_legal_obligation') || legalBases.includes('e_public_task')
  const basis = bases.join('; ')
  return [
    name(title.text, {
      gaps: [foreign(title.foreign), !purpose.inForce && gap('approved', at('title'))],
      language: language(title.foreign),
    }),
    description.text === ''
      ? paragraph('', { gaps: [gap('description', at('description'))] })
      : paragraph(description.text, { gaps: [foreign(description.foreign)], language: language(description.foreign) }),
    item(
      t('purposes.basis', {
        value: purpose.lawReference ? t('law', { basis, law: purpose.lawReference }) : basis,
      }),
      {
        gaps: [
          bases.length === 0 && gap('basis', at('legalBases')),
          byLaw && purpose.lawReference === '' && gap('law', at('lawReference')),
        ],
      },
    ),
    ...(legalBases.includes('f_legitimate_interest')
      ? [
          item(t('purposes.interest', { value: interest.text }), {
            gaps: [interest.text === '' ? gap('interest', at('legitimateInterest')) : foreign(interest.foreign)],
            language: language(interest.foreign),
          }),
        ]
      : []),
    item(t('purposes.people', { value: words.labels('peopleCategories', people) }), {
      gaps: [people.length === 0 && gap('people', at('title'))],
    }),
    item(t('purposes.data', { value: words.labels('dataCategories', data) }), {
      gaps: [data.length === 0 && gap('data', at('title'))],
    }),
    ...(art9Conditions.length > 0
      ? [item(t('purposes.special', { value: words.labels('art9Conditions', art9Conditions) }))]
      : []),
    ...(legalBases.includes('a_consent')
      ? [
          // Kept in one language alone.
          item(t('purposes.withdraw', { value: withdrawalPath }), {
            gaps: [
              withdrawalPath === ''
                ? gap('withdrawal', at('withdrawalPath'))
                : own && gap('translation', at('withdrawalPath')),
            ],
            language: language(own && withdrawalPath !== ''),
          }),
        ]
      : []),
    duty ? item(duty) : item('', { gaps: [gap('provision', at('provisionDuty'))] }),
  ]
}

function ofRights({ company }: DraftFacts, { t }: Words): DraftLine[] {
  const contact = contactOf(company)
  return [
    ...(['access', 'rectification', 'erasure', 'restriction', 'portability', 'withdraw'] as const).map((right) =>
      item(t(`rights.${right}`)),
    ),
    paragraph(contact ? t('rights.how', { contact }) : t('rights.howBare')),
  ]
}

function ofComplaint({ authority }: DraftCompany, { t, gap, language }: Words): DraftLine[] {
  if (!authority) return [paragraph('', { gaps: [gap('authority', organisation('authority'))] })]
  const { address, email, phone, website } = authority
  return [
    paragraph(t('complaint.line', { authority: authorityName(authority, language) })),
    ...(address ? [item(t('who.address', { value: address }))] : []),
    ...(email ? [item(t('who.email', { value: email }))] : []),
    ...(phone ? [item(t('who.phone', { value: phone }))] : []),
    ...(website ? [item(t('complaint.website', { value: website }))] : []),
    paragraph(t('complaint.court')),
  ]
}

function ofMachine({ purposes, activities }: DraftFacts, words: Words): DraftLine[] {
  const { t } = words
  const at = (register: 'purposes' | 'activities', ref: string): GapPlace => ({
    ...{ kind: 'record' as const, ref, register, field: 'otherLanguages' },
  })
  const some = [
    ...purposes.map((record) => ({ record, at: at('purposes', record.ref) })),
    ...activities.map((record) => ({ record, at: at('activities', record.ref) })),
  ].filter(({ record }) => record.automatedDecision !== '')
  if (some.length === 0) return [paragraph(t('machine.none'))]
  return some.map(({ record, at: place }) => {
    const [about, decided] = [saidOf(record, 'title', words), saidOf(record, 'automatedDecision', words)]
    return paragraph(t('machine.some', { about: small(about.text), text: decided.text }), {
      gaps: [(about.foreign || decided.foreign) && words.gap('translation', place)],
      language: decided.foreign ? words.kept : null,
    })
  })
}
