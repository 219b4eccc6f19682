import type { Example } from './example'

type Open = Example<'agreements'>['open']
const term: Open = ['signedOn', 'startOn', 'endOn', 'noticeDays', 'renewalOn', 'lastAuditOn', 'fileLocation']
const unseen: Open = ['clauses', 'leakNoticeHours', 'leakNoticeText', ...term]

/**
 * The agreements that sharing rules R1-R6 call for, those with the parties that are named or implied, and
 * one that ended with the former host.
 */
export const agreements: readonly Example<'agreements'>[] = [
  {
    id: 'R1',
    title: 'No data to third parties for their direct marketing',
    ruleReference: 'Privacy statement 4',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: [...unseen, 'otherParties'],
    detail: {
      kind: 'sharing',
      subject:
        'OptiPost shares no business data with third parties for their direct marketing, unless the person gave specific permission.',
      dataCategories: ['identity_name', 'contact_business'],
      legalBases: ['a_consent'],
      limits: 'No direct marketing by the other side without the specific permission of the person.',
    },
  },
  {
    id: 'R2',
    title: 'Sharing with related companies',
    ruleReference: 'Privacy statement 4.1',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: [...unseen, 'legalBases'],
    detail: {
      kind: 'group',
      subject:
        'Data to related companies or subsidiaries for orders, invoices, complaints, projects, business requirements and referencing.',
      dataCategories: ['identity_name', 'contact_business', 'invoice_financial'],
      limits: 'Legitimate business purposes as listed in the statement.',
    },
    links: { parties: ['X5'] },
  },
  {
    id: 'R3',
    title: 'Written agreements with service providers',
    ruleReference: 'Privacy statement 4.2',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    open: unseen,
    detail: {
      kind: 'processing',
      subject:
        'The statement promises a written agreement by which providers comply with all data protection and security requirements (M5). Which agreements exist is open.',
      dataCategories: ['identity_name', 'contact_business'],
      limits: 'Only to provide services on behalf of OptiPost.',
    },
    links: { parties: ['X3'] },
  },
  {
    id: 'R4',
    title: 'Joint promotions and events with partners',
    ruleReference: 'Privacy statement 4.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: unseen,
    detail: {
      kind: 'joint',
      subject:
        'Joint or co-sponsored programmes. A partner receives data only of people who registered to hear from that partner.',
      dataCategories: ['identity_name', 'contact_business'],
      legalBases: ['a_consent'],
      limits: 'Unsubscribing from a partner’s messages goes to that partner directly.',
    },
    links: { parties: ['X6'] },
  },
  {
    id: 'R5',
    title: 'Disclosure on legal demand or for claims',
    ruleReference: 'Privacy statement 4.4',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: ['lawReference', 'otherParties'],
    detail: {
      kind: 'legal_disclosure',
      subject:
        'Data given when OptiPost is legally obliged, or in good faith finds it reasonably necessary for legal procedures or claims.',
      legalBases: ['c_legal_obligation', 'f_legitimate_interest'],
      limits: 'Only what is needed, and never published: note requester, basis, data and date of each disclosure.',
    },
    links: { parties: ['X8'] },
  },
  {
    id: 'R6',
    title: 'Access for an acquirer',
    ruleReference: 'Privacy statement 4.4',
    department: 'management',
    owner: 'editor2',
    stage: 'draft',
    open: unseen,
    detail: {
      kind: 'acquisition',
      subject:
        'In a full or partial merger or acquisition the acquirer would have access to the information held by that entity.',
      legalBases: ['f_legitimate_interest'],
    },
    links: { parties: ['X7'] },
  },
  {
    id: 'R7',
    title: 'Processing terms with MailChimp',
    ruleReference: 'Privacy statement 4.2, 6.2',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: unseen,
    detail: {
      kind: 'processing',
      subject: 'Keeping the newsletter list. Called for by section 4.2; whether and when it was signed is open.',
      dataCategories: ['contact_business'],
    },
    links: { parties: ['X1'] },
  },
  {
    id: 'R8',
    title: 'Processing agreement with the website host',
    ruleReference: 'Privacy statement 4.2, 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    since: 28,
    open: unseen,
    detail: {
      kind: 'processing',
      subject: 'Hosting of the website and its contact form. Called for by section 4.2; the host is not named.',
      dataCategories: ['identity_name', 'contact_business', 'online_identifiers'],
    },
    links: { parties: ['X2'] },
  },
  {
    id: 'R9',
    title: 'Arrangement with social networks',
    ruleReference: 'Privacy statement 2, 2.3 (called for by Article 26)',
    department: 'marketing',
    owner: 'editor',
    stage: 'draft',
    open: [...unseen, 'legalBases'],
    detail: {
      kind: 'joint',
      subject:
        'Pages and applications on Facebook and other networks: joint control is possible, and the statement names no arrangement.',
      dataCategories: [
        'identity_name',
        'demographic',
        'location_area',
        'photo_image',
        'username_social',
        'friend_list',
      ],
    },
    links: { parties: ['X4'] },
  },
  {
    id: 'R10',
    title: 'Processing agreement with the former host (example)',
    ruleReference: 'Not in the statement: example, did not happen',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    retired: 21,
    open: unseen,
    detail: {
      kind: 'processing',
      subject: 'Hosting of the website until the move; the data were returned and then deleted.',
      dataCategories: ['identity_name', 'contact_business', 'online_identifiers'],
    },
    links: { parties: ['X9'] },
  },
]
