import type { Code } from './code'

/** Categories of data subjects, Art. 30(1)(c). */
export const peopleCategories = [
  { code: 'customer_contact', iri: 'dpv:Customer' },
  { code: 'client', iri: 'dpv:Client' },
  { code: 'prospect', iri: 'dpv:HumanSubject' },
  { code: 'newsletter_subscriber', iri: 'dpv:Subscriber' },
  { code: 'website_visitor', iri: 'dpv:Visitor' },
  { code: 'app_user', iri: 'dpv:User' },
  { code: 'supplier_contact' },
  { code: 'partner_contact' },
  { code: 'invoice_recipient', iri: 'dpv:Consumer' },
  { code: 'employee', iri: 'dpv:Employee' },
  { code: 'applicant', iri: 'dpv:JobApplicant' },
  { code: 'contractor_person' },
  { code: 'shareholder_director' },
  { code: 'event_participant', iri: 'dpv:Participant' },
  { code: 'child', iri: 'dpv:Child', moreIris: ['dpv:VulnerableHuman'], flags: ['vulnerable'] },
  { code: 'patient', iri: 'dpv:Patient', moreIris: ['dpv:VulnerableHuman'], flags: ['vulnerable'] },
  { code: 'student', iri: 'dpv:Student' },
  { code: 'member', iri: 'dpv:Member' },
  { code: 'citizen', iri: 'dpv:Citizen' },
  { code: 'social_contact' },
  { code: 'other' },
] as const satisfies readonly Code[]

/** How many people an activity concerns, in bands. */
export const volumeBands = [
  { code: 'one' },
  { code: 'up_to_10' },
  { code: 'up_to_100' },
  { code: 'up_to_1000' },
  { code: 'up_to_10000' },
  { code: 'up_to_100000' },
  { code: 'more' },
  { code: 'unknown', flags: ['unanswered'] },
] as const satisfies readonly Code[]
