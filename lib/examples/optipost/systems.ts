import type { Example } from './example'

type Open = Example<'systems'>['open']
const unsaid: Open = [
  'location',
  'hostingCountry',
  'supplier',
  'goLiveOn',
  'accessControl',
  'backup',
  'encryption',
  'deletion',
  'archive',
]

/** The systems that the statement names; where they stand and how they are kept it does not say. */
export const systems: readonly Example<'systems'>[] = [
  {
    id: 'Y1',
    title: 'Website',
    ruleReference: 'Privacy statement 3, 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    since: 28,
    open: unsaid,
    detail: { kind: 'website', description: 'The OptiPost site, hosted and protected by a host that is not named.' },
    links: { hostedBy: ['X2'] },
  },
  {
    id: 'Y2',
    title: 'Contact form on the website',
    ruleReference: 'Privacy statement, introduction, 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    since: 28,
    open: unsaid,
    detail: { kind: 'website', description: 'What visitors send; where the messages are kept is open.' },
    links: { hostedBy: ['X2'] },
  },
  {
    id: 'Y3',
    title: 'Newsletter list at MailChimp',
    ruleReference: 'Privacy statement 6.2',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: unsaid.filter((name) => name !== 'supplier'),
    detail: { kind: 'application', description: 'The addresses of subscribers.', supplier: 'MailChimp' },
    links: { hostedBy: ['X1'] },
  },
  {
    id: 'Y4',
    title: 'Pages and applications on social networks',
    ruleReference: 'Privacy statement 2, 2.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'draft',
    open: unsaid,
    detail: {
      kind: 'other',
      description: 'Branded pages and applications on third-party networks; only Facebook is named.',
    },
    links: { hostedBy: ['X4'] },
  },
]
