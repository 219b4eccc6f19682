import type { DisclosureInput } from '@/lib/sharing/schema'
import type { ActingKey } from './people'

/** An invented disclosure; days are counted back from today. */
type ExampleDisclosure = Pick<
  DisclosureInput,
  | 'kind'
  | 'recipient'
  | 'occasion'
  | 'basis'
  | 'basisText'
  | 'dataCategories'
  | 'scope'
  | 'outcome'
  | 'reason'
  | 'evidence'
  | 'permission'
> & {
  recorded: number
  askedDaysAgo: number | null
  givenDaysAgo: number | null
  decidedDaysAgo: number | null
  permissionDaysAgo: number | null
  decides: ActingKey | null
  agreement: string | null
}

/** One of each that section 4 speaks of: a partner with proof and one without, a demand that was met and one that was not. */
export const disclosures: readonly ExampleDisclosure[] = [
  {
    recorded: 22,
    kind: 'partner',
    recipient: 'Example, did not happen: Fairground Partners',
    occasion: 'Trade fair in Ghent',
    basis: 'a_consent',
    basisText: '',
    dataCategories: ['identity_name', 'contact_business'],
    scope: 'Names and business addresses of 41 visitors who asked to hear from the partner.',
    outcome: 'given',
    reason: '',
    evidence: 'Receipt of the partner, kept by Marketing.',
    permission: 'Registration form of the fair, box for news of this partner, kept with the organiser.',
    askedDaysAgo: 24,
    givenDaysAgo: 22,
    decidedDaysAgo: 23,
    permissionDaysAgo: 26,
    decides: 'management',
    agreement: 'R4',
  },
  {
    recorded: 9,
    kind: 'partner',
    recipient: 'Example, did not happen: Print and Post Alliance',
    occasion: 'Joint webinar on e-invoicing',
    basis: 'a_consent',
    basisText: '',
    dataCategories: ['identity_name', 'contact_business'],
    scope: 'Business addresses of about 60 people who registered for the webinar.',
    outcome: 'given',
    reason: '',
    evidence: '',
    permission: '',
    askedDaysAgo: 11,
    givenDaysAgo: 9,
    decidedDaysAgo: 10,
    permissionDaysAgo: null,
    decides: 'management',
    agreement: 'R4',
  },
  {
    recorded: 16,
    kind: 'legal_demand',
    recipient: 'Example, did not happen: the tax administration',
    occasion: 'Audit of one customer',
    basis: 'c_legal_obligation',
    basisText: 'Written demand with its article, kept with the file.',
    dataCategories: ['identity_name', 'invoice_financial'],
    scope: 'Invoices of one customer over two years, with the name of its contact person.',
    outcome: 'given',
    reason: 'Only what the demand names was given.',
    evidence: 'Demand and covering letter, file of Management.',
    permission: '',
    askedDaysAgo: 19,
    givenDaysAgo: 16,
    decidedDaysAgo: 17,
    permissionDaysAgo: null,
    decides: 'management',
    agreement: 'R5',
  },
  {
    recorded: 6,
    kind: 'claim',
    recipient: 'Example, did not happen: counsel of a competitor',
    occasion: 'Claim about a former sales representative',
    basis: null,
    basisText: '',
    dataCategories: ['contact_business'],
    scope: 'A list of all contact persons of one region was asked.',
    outcome: 'refused',
    reason: 'No order of a court, and far more than the claim needs.',
    evidence: 'Letter of refusal, file of Management.',
    permission: '',
    askedDaysAgo: 8,
    givenDaysAgo: null,
    decidedDaysAgo: 6,
    permissionDaysAgo: null,
    decides: 'management',
    agreement: null,
  },
]
