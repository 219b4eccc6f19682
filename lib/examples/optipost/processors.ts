import type { Example } from './example'

type Open = Example<'processors'>['open']
const contacts: Open = ['contactName', 'contactEmail', 'contactPhone', 'leakContact']
const unnamed: Open = ['legalName', 'country', 'address', ...contacts]
const working: Open = ['subAuthorisation', 'subProcessors', 'guarantees', 'guaranteesOn']

/**
 * Processors and parties X1-X4 of the statement, the parties that sharing rules R2, R4, R5 and R6 speak of, and an invented
 * host that X2 took the place of.
 */
export const processors: readonly Example<'processors'>[] = [
  {
    id: 'X1',
    title: 'MailChimp',
    ruleReference: 'Privacy statement 6.2',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    reviewInDays: 5,
    open: ['legalName', 'address', ...contacts, ...working],
    detail: {
      partyKind: 'processor',
      country: 'US',
      service:
        'Keeps the list of newsletter subscribers. The statement calls it an “EU recognized tool”, which is no ground for a transfer.',
      dataCategories: ['contact_business'],
      transfers: [
        {
          country: 'US',
          mechanism: '45_adequacy',
          evidence:
            'The vendor’s page names a listing under the EU-US Data Privacy Framework (Intuit). Look-up in the list: open.',
        },
        { country: 'US', mechanism: '46_2c', evidence: '' },
      ],
    },
    note: 'The standard contractual clauses are the fallback on the vendor’s page; our copy and the date of the check are open.',
  },
  {
    id: 'X2',
    title: 'Website host (unnamed)',
    ruleReference: 'Privacy statement 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    earlier: [
      {
        days: 39,
        stage: 'returned',
        instead: { detail: { service: 'Will host the website.' }, note: '' },
        returned: {
          reason:
            'Say what this host gets to see, and from which day. The former host stays in the register until then.',
          comments: { service: 'Does it keep the messages of the contact form?' },
        },
      },
    ],
    since: 28,
    open: [...unnamed, ...working, 'transfers'],
    detail: {
      partyKind: 'processor',
      service: 'Hosts and protects the website and its contact form.',
      dataCategories: ['identity_name', 'contact_business', 'online_identifiers'],
    },
  },
  {
    id: 'X3',
    title: 'Other service providers and subcontractors (unnamed)',
    ruleReference: 'Privacy statement 4.2, 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    open: [...unnamed, ...working, 'transfers'],
    detail: {
      partyKind: 'processor',
      service:
        'Service providers, representatives and contractors who help to offer the site and the services, and may reach or process data; possibly in another country.',
      dataCategories: ['identity_name', 'contact_business', 'demographic', 'location_area', 'invoice_financial'],
    },
  },
  {
    id: 'X4',
    title: 'Facebook and other social networks',
    ruleReference: 'Privacy statement 2, 2.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'submitted',
    open: [...unnamed, 'transfers'],
    detail: {
      partyKind: 'joint_controller',
      service: 'Hosts the branded pages and applications, and shares profile data of their visitors.',
      dataCategories: [
        'identity_name',
        'demographic',
        'location_area',
        'photo_image',
        'username_social',
        'friend_list',
      ],
    },
    note: 'Candidate for joint control (Article 26). Only “Facebook” is named; a transfer to the United States is possible.',
  },
  {
    id: 'X5',
    title: 'Related companies and subsidiaries (unnamed)',
    ruleReference: 'Privacy statement 4.1',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: [...unnamed, 'transfers'],
    detail: {
      partyKind: 'group_company',
      service: 'Receive data for orders, invoices, complaints, projects, business requirements and referencing.',
      dataCategories: ['identity_name', 'contact_business', 'invoice_financial'],
    },
  },
  {
    id: 'X6',
    title: 'Partners in joint promotions and events (unnamed)',
    ruleReference: 'Privacy statement 4.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: [...unnamed, 'transfers'],
    detail: {
      partyKind: 'partner_promotion',
      service:
        'Run a programme or promotion together with OptiPost; receive data only of people who registered to hear from them.',
      dataCategories: ['identity_name', 'contact_business'],
    },
  },
  {
    id: 'X7',
    title: 'Acquirer in a merger or takeover (none known)',
    ruleReference: 'Privacy statement 4.4',
    department: 'management',
    owner: 'editor2',
    stage: 'draft',
    open: [...unnamed, 'transfers'],
    detail: {
      partyKind: 'acquirer_merger',
      service: 'Would get access to the information that the acquired part of OptiPost holds.',
    },
  },
  {
    id: 'X8',
    title: 'Data Protection Authority (GBA/APD)',
    ruleReference: 'Privacy statement 5.2, 6.1 (under its old name, Privacy Commission)',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: [],
    detail: {
      legalName: 'Gegevensbeschermingsautoriteit / Autorité de protection des données',
      partyKind: 'authority',
      country: 'BE',
      address: 'Drukpersstraat 35 / Rue de la Presse 35, 1000 Brussel / Bruxelles',
      service: 'Supervisory authority: takes complaints, and reports of leaks through its portal, not by e-mail.',
      contactEmail: 'contact@apd-gba.be',
      contactPhone: '+32 2 274 48 00',
    },
  },
  {
    id: 'X9',
    title: 'Former website host (example)',
    ruleReference: 'Not in the statement: example, did not happen',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    retired: 20,
    open: [...unnamed, ...working, 'transfers'],
    detail: {
      partyKind: 'processor',
      service: 'Hosted the website until another host took its place.',
      dataCategories: ['identity_name', 'contact_business', 'online_identifiers'],
    },
  },
]
