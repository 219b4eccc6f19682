import type { PromiseInput } from '@/lib/statement/model/schema'

/** Something that the published statement promises. Records name examples by their id. */
export type ExamplePromise = Pick<PromiseInput, 'kind' | 'title' | 'check' | 'quote'> & {
  /** As section 9 of the papers numbers it: T1, R3, L2 … */
  id: string
  records: readonly string[]
}

/** A note at the version of the text. */
export const statementNote = 'Copied from the site. The e-mail address in section 7 is cut off there too.'

const rights: readonly ExamplePromise[] = [
  {
    id: 'T1',
    kind: 'right',
    title: 'Unsubscribe from the newsletter',
    check: 'objection_requests',
    quote: 'You have the right to unsubscribe from the OptiPost newsletter (opt-out)',
    records: ['A1', 'E2'],
  },
  {
    id: 'T2',
    kind: 'right',
    title: 'Stop all contact',
    check: 'objection_requests',
    quote: 'to stop us contacting you in anyway',
    records: ['A1', 'A3', 'A8'],
  },
  {
    id: 'T3',
    kind: 'right',
    title: 'Delete all data on request',
    check: 'erasure_requests',
    quote: 'to ask us to delete all your business data',
    records: ['A1', 'A2', 'A3', 'A11'],
  },
  {
    id: 'T4',
    kind: 'right',
    title: 'Access on request, with the reason where it is refused',
    check: 'access_requests',
    quote:
      'You have the right to request access to your business data. You can send us a request for this. If OptiPost cannot provide access to your business data, we will let you know why that is not possible.',
    records: ['A11'],
  },
  {
    id: 'T5',
    kind: 'right',
    title: 'Correct inaccuracies on request',
    check: 'rectification_requests',
    quote: 'You also have the right to request OptiPost to correct inaccuracies in your business data.',
    records: ['A11'],
  },
  {
    id: 'T6',
    kind: 'right',
    title: 'Questions to the Privacy Commission',
    check: 'authority_named',
    quote:
      'If you have questions about the processing of your data, you can contact the Commission for the protection of privacy: commission@privacycommission.be',
    records: ['X8'],
  },
]

const sharing: readonly ExamplePromise[] = [
  {
    id: 'R1',
    kind: 'sharing',
    title: 'No data to others for their direct marketing without permission',
    check: 'marketing_permission',
    quote:
      'OptiPost does not share your business data with third parties who want to use your data for direct marketing, unless you have given your specific permission for this.',
    records: ['R1', 'A3'],
  },
  {
    id: 'R2',
    kind: 'sharing',
    title: 'Related companies only for business purposes',
    check: 'group_agreement',
    quote:
      'OptiPost can communicate your business data for legitimate business purposes (such as processing orders, invoice handling, handling complaints, projects, business requirements, referencing, …) to its related companies or subsidiaries.',
    records: ['R2', 'X5', 'A4'],
  },
  {
    id: 'R3',
    kind: 'sharing',
    title: 'Service providers only under a written agreement',
    check: 'processor_agreement',
    quote: 'OptiPost requires a written agreement from such external parties',
    records: ['R3', 'X1', 'X2', 'X3'],
  },
  {
    id: 'R4',
    kind: 'sharing',
    title: 'Partners only where people registered with them',
    check: 'partner_opt_in',
    quote:
      'Your business data will only be shared with another company if you have registered to receive information directly from that company.',
    records: ['R4', 'X6', 'A9'],
  },
  {
    id: 'R5',
    kind: 'sharing',
    title: 'Disclosure only where the law or a claim asks it',
    check: 'disclosure_grounds',
    quote:
      'OptiPost can publish your business information if OptiPost is legally obliged to do so or if OptiPost considers in good faith that such publication is reasonably necessary to comply with legal procedures or to respond to any claims.',
    records: ['R5'],
  },
  {
    id: 'R6',
    kind: 'sharing',
    title: 'An acquirer gets what that company holds',
    check: 'acquisition_agreement',
    quote:
      'In the event of a full or partial fusion or with a full or partial acquisition of OptiPost by another company, the acquirer would have access to the information held by that entity of OptiPost.',
    records: ['R6', 'X7', 'A10'],
  },
]

const leaks: readonly ExamplePromise[] = [
  {
    id: 'L1',
    kind: 'leak',
    title: 'A leak is also what cannot be excluded',
    check: 'reports_judged',
    quote:
      'There is a data leak if business data is lost or if the unlawful processing of business data cannot be excluded.',
    records: ['A11', 'M3'],
  },
  {
    id: 'L2',
    kind: 'leak',
    title: 'Every leak is put on record',
    check: 'leaks_documented',
    quote: 'Every data leak that occurs is documented and recorded.',
    records: ['A11', 'M4'],
  },
  {
    id: 'L3',
    kind: 'leak',
    title: 'People told within 72 hours of detection',
    check: 'people_told',
    quote: 'This is done no later than 72 hours after the data leak has been detected.',
    records: ['A11'],
  },
  {
    id: 'L4',
    kind: 'leak',
    title: 'Probable damage is reported to the authority',
    check: 'authority_told',
    quote:
      'Data leaks in which it is probable that the person involved will cause any damage (e.g. because of identity theft) are reported to the Privacy Commission.',
    records: ['A11', 'X8'],
  },
]

const kept: readonly ExamplePromise[] = [
  {
    id: 'E1',
    kind: 'retention',
    title: 'Kept no longer than necessary',
    check: 'retention_dates',
    quote: 'OptiPost will not store your business data for the stated purpose for longer than necessary',
    records: ['E1', 'A2', 'A3'],
  },
  {
    id: 'E2',
    kind: 'retention',
    title: 'The newsletter address goes at unsubscribing',
    check: 'unsubscribe_deletes',
    quote: 'The moment you unsubscribe your data will be deleted.',
    records: ['E2', 'A1', 'X1'],
  },
  {
    id: 'M1',
    kind: 'security',
    title: 'Secure environments, access only where needed',
    check: 'measures_tested',
    quote:
      'Secure business environment: OptiPost stores your data in secure business environments that are only accessible to employees, representatives and OptiPost contractors on a “need-to-know” basis.',
    records: ['M1'],
  },
  {
    id: 'M2',
    kind: 'security',
    title: 'The website is hosted safely, the contact form guarded',
    check: 'measures_tested',
    quote:
      'The website is securely hosted and protected, to guarantee a safe use of the contact form and prevent abuse of the contract form.',
    records: ['M2', 'A6'],
  },
  {
    id: 'M3',
    kind: 'security',
    title: 'Procedures to find and look into leaks, also at subcontractors',
    check: 'measures_tested',
    quote: 'We or our subcontractors provide adequate procedures to track, report and investigate business data leaks.',
    records: ['M3'],
  },
  {
    id: 'M4',
    kind: 'security',
    title: 'Leaks are kept in a log',
    check: 'leaks_documented',
    quote: 'documented and recorded',
    records: ['M4', 'A11'],
  },
  {
    id: 'M5',
    kind: 'security',
    title: 'External parties sign for data protection and security',
    check: 'processor_agreement',
    quote:
      'that they comply with all relevant data protection and security requirements regarding your personal and business data',
    records: ['M5', 'R3'],
  },
  {
    id: 'M6',
    kind: 'security',
    title: 'What is not needed any more is destroyed safely',
    check: 'measures_tested',
    quote: 'When the business data we collect is no longer required, we will safely destroy or delete it.',
    records: ['M6', 'E1'],
  },
]

/** What the statement promises, as section 9 of the papers counts it, each kind in its own order. */
export const promises: readonly ExamplePromise[] = [...rights, ...sharing, ...leaks, ...kept]
