import { type Example, everyLeakRule, everyRight, leakRules } from './example'

type Open = Example<'activities'>['open']
const never: Open = ['dpiaNeed', 'personsVolume', 'systems', 'riskLevel', 'startOn']
// The linked rules say themselves that their term is open.
const ruled: Open = [...never, 'transfers']

/** Activities of running the company, A4 and A10-A12. */
export const companyActivities: readonly Example<'activities'>[] = [
  {
    id: 'A4',
    title: 'Customers: orders, invoices, complaints',
    ruleReference: 'Privacy statement 4.1, 4.4, 6.2',
    department: 'service',
    owner: 'editor2',
    stage: 'in_force',
    open: ruled,
    detail: {
      recordKind: 'controller',
      description: 'Processing orders, handling invoices and complaints, projects and referencing.',
      businessProcess: 'Customer service',
      peopleCategories: ['customer_contact'],
      dataCategories: ['identity_name', 'contact_business', 'invoice_financial'],
      recipients: [
        { kind: 'group_company', name: 'Related companies and subsidiaries (R2)' },
        { kind: 'authority', name: 'Authorities and courts on legal demand (R5)' },
      ],
      noticeReference: 'Privacy statement 4.1',
      rightsNotes: everyRight,
      leakNotes: everyLeakRule,
    },
    links: {
      retentionRules: ['E1'],
      measures: ['M1', 'M5', 'M6'],
      purposes: ['P7', 'P9'],
      sources: ['S3'],
      processors: ['X3', 'X5'],
      agreements: ['R2', 'R3', 'R5'],
    },
    note: 'Retention of invoices: bookkeeping and tax law (7 and 10 years, each from 1 January after the financial year), term to be confirmed.',
  },
  {
    id: 'A10',
    title: 'Merger or acquisition',
    ruleReference: 'Privacy statement 2.3, 4.4',
    department: 'management',
    owner: 'editor2',
    stage: 'draft',
    open: [...ruled, 'measures'],
    detail: {
      recordKind: 'controller',
      description: 'Receiving data from a company taken over, or giving an acquirer access to what is held.',
      businessProcess: 'Management',
      peopleCategories: ['customer_contact', 'prospect', 'newsletter_subscriber'],
      dataCategories: [
        'identity_name',
        'contact_business',
        'demographic',
        'location_area',
        'geolocation',
        'feedback_opinion',
        'online_identifiers',
        'browsing_cookies',
      ],
      noticeReference: 'Privacy statement 4.4',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: { retentionRules: ['E5'], purposes: ['P11'], sources: ['S7'], processors: ['X7'], agreements: ['R6'] },
    note: 'A confidentiality agreement with an acquirer would be the measure; the statement names none.',
  },
  {
    id: 'A11',
    title: 'Leak log and requests of people',
    ruleReference: 'Privacy statement 5, 6.1',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: ruled,
    detail: {
      recordKind: 'controller',
      description: 'Documenting leaks, telling people and the authority, and answering requests about rights.',
      businessProcess: 'Management',
      peopleCategories: ['customer_contact', 'prospect', 'newsletter_subscriber', 'employee'],
      dataCategories: ['identity_name', 'contact_business'],
      recipients: [{ kind: 'data_subject_self', name: 'The people concerned' }],
      noticeReference: 'Privacy statement 5 and 6.1',
      rightsNotes: everyRight,
      leakNotes: everyLeakRule,
    },
    links: { retentionRules: ['E4'], measures: ['M3', 'M4'], purposes: ['P9'], processors: ['X8'], agreements: ['R5'] },
  },
  {
    id: 'A12',
    title: 'Sending invoices for customers',
    ruleReference: 'Not in the statement: inference from the published text on sending invoices',
    department: 'service',
    owner: 'editor2',
    stage: 'in_force',
    open: ['personsVolume', 'systems', 'startOn', 'controllers', 'transfers'],
    detail: {
      recordKind: 'processor',
      description:
        'OptiPost takes invoices of its customers in one flow and sends them on in several. It then acts for those customers.',
      businessProcess: 'Service delivery',
      controllers: [
        { categories: 'Receiving, converting, sending and keeping invoices on the instructions of each customer.' },
      ],
      dpiaScreening: [],
      peopleCategories: ['invoice_recipient'],
      dataCategories: ['identity_name', 'contact_business', 'invoice_financial'],
      leakNotes: `${leakRules.L2}\nAs processor: tell each customer without undue delay (Article 33(2)), within the hours of its agreement.`,
    },
    links: { retentionRules: ['E6'], measures: ['M1', 'M3'], processors: ['X3'], agreements: ['R3'] },
    note: 'Customers by name, their agreements and the sub-processors are open.',
  },
]
