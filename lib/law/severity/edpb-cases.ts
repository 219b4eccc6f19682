import type { CodeOf } from '../codes/code'
import type { dataCategories } from '../codes/data'
import type { LeakType, leakCauses, leakIntents } from '../codes/leaks'
import type { peopleCategories } from '../codes/people'
import type { SeverityInputs } from './enisa'

/** What is compared of a leak and of a case, in the words of a leak's own facts. */
export type CaseFacts = {
  cause: CodeOf<typeof leakCauses> | null
  types: readonly LeakType[]
  intent: CodeOf<typeof leakIntents> | null
  data: readonly CodeOf<typeof dataCategories>[]
  people: readonly CodeOf<typeof peopleCategories>[]
  /** Number of people, in powers of ten from 1; null: not known. */
  size: Size | null
  /** Who could read it. */
  readers: SeverityInputs['confidentiality']
  /** What became of the data's use. */
  loss: SeverityInputs['availability']
  unintelligible: boolean
}
export const sizes = ['up_to_10', 'up_to_100', 'up_to_1000', 'up_to_10000', 'up_to_100000', 'more'] as const
export type Size = (typeof sizes)[number]

export type EdpbCase = {
  number: number
  /** The EDPB's outcome beside the internal record, which every case asks for (Art. 33(5)). */
  authority: boolean
  persons: boolean
  /** Of the outcome: read in the guidelines, or taken from tables that agree. */
  certainty: 'read' | 'secondary'
  /** Another way in which the same case may be written down. */
  alsoCause?: CaseFacts['cause']
  facts: CaseFacts
}

/**
 * EDPB, Guidelines 01/2021 on Examples regarding Personal Data Breach Notification, v2.0, 14 December 2021: the 18 cases.
 * Titles were read; of the outcomes that of case 1; the others stand in two tables that agree. What happened and the facts
 * below are our own reading, to be verified against the guidelines. Another fact may mean another outcome.
 */
export const edpbCases: readonly EdpbCase[] = [
  {
    ...{ number: 1, authority: false, persons: false, certainty: 'read' },
    facts: of('malware_ransomware', ['availability'], 'malicious', {
      data: ['identity_name', 'contact_business'],
      people: ['customer_contact', 'employee'],
      size: 'up_to_100',
      loss: 'easily_recovered',
      unintelligible: true,
    }),
  },
  {
    ...{ number: 2, authority: true, persons: false, certainty: 'secondary' },
    facts: of('malware_ransomware', ['availability'], 'malicious', {
      data: ['identity_name', 'contact_business'],
      people: ['customer_contact', 'employee'],
      size: 'up_to_100',
      loss: 'temporary',
    }),
  },
  {
    ...{ number: 3, authority: true, persons: true, certainty: 'secondary' },
    facts: of('malware_ransomware', ['availability'], 'malicious', {
      data: ['identity_name', 'health'],
      people: ['patient', 'employee'],
      size: 'up_to_10000',
      loss: 'temporary',
    }),
  },
  {
    ...{ number: 4, authority: true, persons: true, certainty: 'secondary' },
    facts: of('malware_ransomware', ['confidentiality', 'availability'], 'malicious', {
      data: ['identity_name', 'contact_private', 'id_document_copy', 'payment_card'],
      people: ['client', 'employee'],
      size: 'up_to_10000',
      readers: 'unknown_recipients',
      loss: 'lost',
    }),
  },
  {
    ...{ number: 5, authority: true, persons: true, certainty: 'secondary' },
    facts: of('hacking', ['confidentiality'], 'malicious', {
      data: ['identity_name', 'contact_private', 'employment_history', 'education'],
      people: ['applicant'],
      size: 'up_to_1000',
      readers: 'unknown_recipients',
    }),
  },
  {
    ...{ number: 6, authority: false, persons: false, certainty: 'secondary' },
    facts: of('hacking', ['confidentiality'], 'malicious', {
      data: ['credentials', 'username_social'],
      people: ['app_user'],
      size: 'up_to_10000',
      readers: 'unknown_recipients',
      unintelligible: true,
    }),
  },
  {
    ...{ number: 7, authority: true, persons: true, certainty: 'secondary' },
    facts: of('credential_stuffing', ['confidentiality'], 'malicious', {
      data: ['identity_name', 'demographic', 'bank_account', 'credentials'],
      people: ['client'],
      size: 'up_to_100000',
      readers: 'unknown_recipients',
    }),
  },
  {
    ...{ number: 8, authority: true, persons: false, certainty: 'secondary' },
    facts: of('insider_misuse', ['confidentiality'], 'malicious', {
      data: ['identity_name', 'contact_business'],
      people: ['customer_contact'],
      readers: 'known_recipients',
    }),
  },
  {
    ...{ number: 9, authority: false, persons: false, certainty: 'secondary' },
    alsoCause: 'wrong_access_rights',
    facts: of('mis_sent_email', ['confidentiality'], 'accidental', {
      data: ['identity_name', 'contact_private'],
      people: ['client'],
      size: 'up_to_100',
      readers: 'known_recipients',
    }),
  },
  {
    ...{ number: 10, authority: false, persons: false, certainty: 'secondary' },
    alsoCause: 'lost_device',
    facts: of('stolen_device', ['confidentiality', 'availability'], 'malicious', {
      data: ['identity_name', 'demographic', 'education'],
      people: ['child'],
      readers: 'exposed',
      loss: 'easily_recovered',
      unintelligible: true,
    }),
  },
  {
    ...{ number: 11, authority: true, persons: true, certainty: 'secondary' },
    alsoCause: 'lost_device',
    facts: of('stolen_device', ['confidentiality'], 'malicious', {
      data: ['identity_name', 'contact_private', 'demographic'],
      people: ['client'],
      size: 'more',
      readers: 'exposed',
    }),
  },
  {
    ...{ number: 12, authority: true, persons: true, certainty: 'secondary' },
    facts: of('lost_paper', ['confidentiality', 'availability'], 'malicious', {
      data: ['identity_name', 'health'],
      people: ['patient'],
      readers: 'exposed',
      loss: 'lost',
    }),
  },
  {
    ...{ number: 13, authority: false, persons: false, certainty: 'secondary' },
    facts: of('mis_sent_post', ['confidentiality'], 'accidental', {
      data: ['identity_name', 'contact_private', 'purchase_history'],
      people: ['client'],
      size: 'up_to_10',
      readers: 'known_recipients',
    }),
  },
  {
    ...{ number: 14, authority: true, persons: true, certainty: 'secondary' },
    facts: of('mis_sent_email', ['confidentiality'], 'accidental', {
      data: ['identity_name', 'contact_private', 'national_register_number_be'],
      people: ['applicant', 'citizen'],
      size: 'up_to_100000',
      readers: 'unknown_recipients',
    }),
  },
  {
    ...{ number: 15, authority: false, persons: false, certainty: 'secondary' },
    alsoCause: 'cc_instead_of_bcc',
    facts: of('mis_sent_email', ['confidentiality'], 'accidental', {
      data: ['identity_name', 'contact_business', 'health'],
      people: ['event_participant'],
      size: 'up_to_100',
      readers: 'known_recipients',
    }),
  },
  {
    ...{ number: 16, authority: true, persons: false, certainty: 'secondary' },
    facts: of('mis_sent_post', ['confidentiality'], 'accidental', {
      data: ['identity_name', 'contact_private', 'demographic', 'invoice_financial'],
      people: ['client'],
      size: 'up_to_10',
      readers: 'known_recipients',
    }),
  },
  {
    ...{ number: 17, authority: true, persons: true, certainty: 'secondary' },
    alsoCause: 'verbal_disclosure',
    facts: of('phishing', ['confidentiality', 'integrity'], 'malicious', {
      data: ['contact_private', 'invoice_financial', 'communication_content'],
      people: ['client'],
      size: 'up_to_10',
      readers: 'unknown_recipients',
    }),
  },
  {
    ...{ number: 18, authority: true, persons: true, certainty: 'secondary' },
    alsoCause: 'phishing',
    facts: of('hacking', ['confidentiality'], 'malicious', {
      data: ['identity_name', 'salary_income', 'family', 'communication_content', 'invoice_financial'],
      people: ['employee'],
      size: 'up_to_100',
      readers: 'unknown_recipients',
    }),
  },
]

function of(
  cause: CaseFacts['cause'],
  types: CaseFacts['types'],
  intent: CaseFacts['intent'],
  rest: Partial<CaseFacts>,
): CaseFacts {
  const nothing = { data: [], people: [], size: null, readers: 'none', loss: 'none', unintelligible: false } as const
  return { cause, types, intent, ...nothing, ...rest }
}
