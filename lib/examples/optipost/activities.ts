import { companyActivities } from './company-activities'
import { type Example, everyLeakRule, everyRight, leakRules, rights } from './example'

type Open = Example<'activities'>['open']
const never: Open = ['dpiaNeed', 'personsVolume', 'systems', 'riskLevel', 'startOn']
const named: Open = never.filter((name) => name !== 'systems')
const untimed: Open = [...never, 'retentionRules', 'transfers']
const namedUntimed: Open = [...named, 'retentionRules', 'transfers']
// E1 is linked and says itself that its term is open.
const ruled: Open = [...never, 'transfers']

/** Activities towards the market, A1-A3 and A5-A9. */
const marketActivities: readonly Example<'activities'>[] = [
  {
    id: 'A1',
    title: 'Newsletter and campaigns',
    ruleReference: 'Privacy statement 3, 5.1, 6.2',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    reviewInDays: 20,
    since: 31,
    earlier: [
      {
        days: 33,
        stage: 'returned',
        instead: {
          detail: { description: 'Sending newsletters.', transfers: [], noticeReference: 'Privacy statement 3' },
          open: [...named, 'transfers'],
          links: {
            retentionRules: ['E2'],
            measures: ['M1'],
            systems: ['Y3'],
            purposes: ['P1'],
            sources: ['S8'],
            processors: ['X1'],
          },
        },
        returned: {
          reason:
            'MailChimp keeps the addresses in the United States: name the transfer, its ground and the agreement.',
          comments: {
            transfers: 'Open will not do here: the statement itself names the tool.',
            retentionRules: 'What stops us from mailing somebody who unsubscribed?',
          },
        },
      },
    ],
    open: named,
    detail: {
      recordKind: 'controller',
      description: 'Sending newsletters and information campaigns. The addresses are kept with MailChimp.',
      businessProcess: 'Marketing',
      peopleCategories: ['newsletter_subscriber'],
      dataCategories: ['identity_name', 'contact_business'],
      transfers: [
        {
          recipient: 'MailChimp',
          country: 'US',
          mechanism: '45_adequacy',
          evidence:
            'The vendor’s page names a listing under the EU-US Data Privacy Framework. Look-up in the list: open.',
        },
        { recipient: 'MailChimp', country: 'US', mechanism: '46_2c', evidence: '' },
      ],
      noticeReference: 'Privacy statement 3 and 6.2',
      rightsNotes: [rights.T1, rights.T2, rights.T3].join('\n'),
      leakNotes: everyLeakRule,
    },
    links: {
      retentionRules: ['E2', 'E3'],
      measures: ['M1', 'M5'],
      systems: ['Y3'],
      purposes: ['P1'],
      sources: ['S8', 'S3'],
      processors: ['X1'],
      agreements: ['R7'],
    },
  },
  {
    id: 'A2',
    title: 'Contact form and enquiries',
    ruleReference: 'Privacy statement, introduction, 3, 6.1',
    department: 'sales',
    owner: 'editor',
    stage: 'in_force',
    since: 25,
    confirmed: 13,
    earlier: [
      {
        days: 33,
        stage: 'in_force',
        instead: {
          open: [...never, 'transfers'],
          links: {
            retentionRules: ['E1'],
            measures: ['M1'],
            purposes: ['P2', 'P8'],
            sources: ['S1'],
            processors: ['X9'],
            agreements: ['R10'],
          },
        },
      },
    ],
    open: [...named, 'transfers'],
    detail: {
      recordKind: 'controller',
      description:
        'Reading and answering what people send by the contact form, and contacting them about the services.',
      businessProcess: 'Sales',
      peopleCategories: ['website_visitor', 'prospect', 'customer_contact'],
      dataCategories: ['identity_name', 'contact_business'],
      noticeReference: 'Privacy statement, introduction',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: {
      retentionRules: ['E1'],
      measures: ['M1', 'M2'],
      systems: ['Y1', 'Y2'],
      purposes: ['P2', 'P8'],
      sources: ['S1'],
      processors: ['X2'],
      agreements: ['R8'],
    },
  },
  {
    id: 'A3',
    title: 'Prospecting, events and follow-up',
    ruleReference: 'Privacy statement 2, 2.3, 3',
    department: 'sales',
    owner: 'editor',
    stage: 'submitted',
    open: ruled,
    detail: {
      recordKind: 'controller',
      description:
        'Finding and following possible customers: events, trade fairs, telephone and paper, advertisements, bought or public data.',
      businessProcess: 'Sales',
      peopleCategories: ['prospect', 'event_participant'],
      dataCategories: ['identity_name', 'contact_business', 'demographic', 'location_area', 'geolocation'],
      noticeReference: 'Privacy statement 2 and 3',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: {
      retentionRules: ['E1'],
      measures: ['M1'],
      purposes: ['P2', 'P3'],
      sources: ['S3', 'S4', 'S6'],
      processors: ['X3'],
      agreements: ['R1', 'R3'],
    },
  },
  {
    id: 'A5',
    title: 'Feedback and testimonials',
    ruleReference: 'Privacy statement 2.1',
    department: 'service',
    owner: 'editor2',
    stage: 'accepted',
    open: untimed,
    detail: {
      recordKind: 'controller',
      description: 'Comments, suggestions and other feedback about products and services, and testimonials.',
      businessProcess: 'Customer service',
      peopleCategories: ['customer_contact'],
      dataCategories: ['identity_name', 'feedback_opinion'],
      recipients: [{ kind: 'public', name: 'Anybody, where a testimonial is published' }],
      noticeReference: 'Privacy statement 2.1',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: { measures: ['M1'], purposes: ['P8'], sources: ['S3'] },
  },
  {
    id: 'A6',
    title: 'Website operation, security and cookies',
    ruleReference: 'Privacy statement 2.2, 3, 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    since: 25,
    earlier: [
      {
        days: 33,
        stage: 'in_force',
        instead: {
          detail: { description: 'Running and protecting the website.' },
          open: [...untimed, 'measures'],
          links: { purposes: ['P4'], sources: ['S5'], processors: ['X9'], agreements: ['R10'] },
        },
      },
    ],
    open: namedUntimed,
    detail: {
      recordKind: 'controller',
      description:
        'Running and protecting the website. Cookies are described in a separate cookie statement; the parties behind them are open.',
      businessProcess: 'IT',
      peopleCategories: ['website_visitor'],
      dataCategories: ['online_identifiers', 'browsing_cookies'],
      noticeReference: 'Privacy statement 2.2 and the cookie statement',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: {
      measures: ['M2'],
      systems: ['Y1'],
      purposes: ['P4'],
      sources: ['S5'],
      processors: ['X2'],
      agreements: ['R8'],
    },
  },
  {
    id: 'A7',
    title: 'Social-network pages and profile data',
    ruleReference: 'Privacy statement 2, 2.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'draft',
    open: [...namedUntimed, 'jointControllers', 'measures'],
    detail: {
      recordKind: 'controller',
      description:
        'Pages and applications on Facebook and other networks, and the profile data these share. Legal basis for profile data: open. Minimise: birthday, photo and friends are not needed for contact.',
      businessProcess: 'Marketing',
      peopleCategories: ['prospect', 'customer_contact', 'social_contact'],
      dataCategories: [
        'identity_name',
        'contact_private',
        'demographic',
        'location_area',
        'photo_image',
        'username_social',
        'friend_list',
      ],
      noticeReference: 'Privacy statement 2.3',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: { systems: ['Y4'], purposes: ['P2', 'P3'], sources: ['S2', 'S6'], processors: ['X4'], agreements: ['R9'] },
  },
  {
    id: 'A8',
    title: 'Studies, audits and business research',
    ruleReference: 'Privacy statement 3',
    department: 'management',
    owner: 'editor2',
    stage: 'draft',
    open: untimed,
    detail: {
      recordKind: 'controller',
      description: 'Studies and audits, and contact for business research.',
      businessProcess: 'Management',
      peopleCategories: ['prospect', 'customer_contact'],
      dataCategories: ['identity_name', 'contact_business', 'demographic', 'location_area', 'geolocation'],
      noticeReference: 'Privacy statement 3',
      rightsNotes: everyRight,
      leakNotes: leakRules.L3,
    },
    links: {
      measures: ['M1'],
      purposes: ['P5', 'P6'],
      sources: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'],
      processors: ['X3'],
      agreements: ['R3'],
    },
  },
  {
    id: 'A9',
    title: 'Joint promotions and events',
    ruleReference: 'Privacy statement 4.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'returned',
    open: [...untimed, 'jointControllers'],
    detail: {
      recordKind: 'controller',
      description:
        'Programmes and promotions together with another company. A partner receives data only of people who registered to hear from it.',
      businessProcess: 'Marketing',
      peopleCategories: ['event_participant', 'prospect'],
      dataCategories: ['identity_name', 'contact_business'],
      recipients: [{ kind: 'partner_promotion', name: 'The partner the person registered with' }],
      noticeReference: 'Privacy statement 4.3',
      rightsNotes: [rights.T1, 'Unsubscribing from a partner’s messages goes to that partner (statement 4.3).'].join(
        '\n',
      ),
      leakNotes: leakRules.L3,
    },
    links: { measures: ['M5'], purposes: ['P10'], sources: ['S3', 'S6'], processors: ['X6'], agreements: ['R4', 'R1'] },
    returned: {
      reason: 'Name the partners of this year and the arrangement of Article 26, or say that there were none.',
      comments: { jointControllers: 'Without a name nobody can exercise a right.' },
    },
  },
]

/** Activities A1-A12. */
export const activities: readonly Example<'activities'>[] = [...marketActivities, ...companyActivities].sort(
  (first, second) => Number(first.id.slice(1)) - Number(second.id.slice(1)),
)
