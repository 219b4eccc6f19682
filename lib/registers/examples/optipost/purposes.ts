import type { Example } from '../example'

const proposed = 'The legal basis is a proposal: the statement names none. A lawyer confirms it.'

/** Purposes P1-P11 of the published statement. */
export const purposes: readonly Example<'purposes'>[] = [
  {
    id: 'P1',
    title: 'Newsletters and information campaigns',
    ruleReference: 'Privacy statement 3, 5.1, 6.2',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: [],
    note: proposed,
    detail: {
      description: 'Sending newsletters and information campaigns to people who subscribed.',
      provisionDuty: 'voluntary',
      legalBases: ['a_consent'],
      withdrawalPath: 'The unsubscribe instructions in each newsletter, or a message to OptiPost (T1, section 5.1).',
    },
  },
  {
    id: 'P2',
    title: 'Contact for a business proposal or meeting',
    ruleReference: 'Privacy statement 3, introduction',
    department: 'sales',
    owner: 'editor',
    stage: 'in_force',
    open: ['balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'Answering enquiries and contacting people at their work for a proposal or a meeting.',
      legalBases: ['b_contract', 'f_legitimate_interest'],
      legitimateInterest: 'Offering the company’s products and services to other businesses (section 1).',
    },
  },
  {
    id: 'P3',
    title: 'Following people in their business path',
    ruleReference: 'Privacy statement 3',
    department: 'sales',
    owner: 'editor',
    stage: 'returned',
    open: ['legitimateInterest', 'balancingTest', 'automatedDecision', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'The statement says “to follow you in your business path/steps” and nothing more.',
      legalBases: ['f_legitimate_interest'],
    },
    returned: {
      reason: 'Too vague to approve: split it into the purposes that are really meant, and add the balancing test.',
      comments: { description: 'What is done with whom? “Follow” may be profiling.' },
    },
  },
  {
    id: 'P4',
    title: 'Operation and security of the website',
    ruleReference: 'Privacy statement 3, 2.2',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    open: ['withdrawalPath', 'balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description:
        'Daily operation and security of the OptiPost site. Cookies that are not needed for that rest on consent.',
      legalBases: ['f_legitimate_interest', 'a_consent'],
      legitimateInterest: 'Running a safe website and preventing abuse of the contact form (section 6.1).',
    },
  },
  {
    id: 'P5',
    title: 'Studies and audits',
    ruleReference: 'Privacy statement 3',
    department: 'management',
    owner: 'editor2',
    stage: 'accepted',
    open: ['legitimateInterest', 'balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'Conducting studies or audits; named under “other specific purposes” without further detail.',
      legalBases: ['f_legitimate_interest'],
    },
  },
  {
    id: 'P6',
    title: 'Contact for business research',
    ruleReference: 'Privacy statement 3',
    department: 'sales',
    owner: 'editor',
    stage: 'in_force',
    open: ['legitimateInterest', 'balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'Contacting people for business research; named under “other specific purposes”.',
      legalBases: ['f_legitimate_interest'],
    },
  },
  {
    id: 'P7',
    title: 'Orders, invoices, complaints, projects and referencing',
    ruleReference: 'Privacy statement 4.1',
    department: 'service',
    owner: 'editor2',
    stage: 'in_force',
    open: ['lawReference', 'balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description:
        'Processing orders, handling invoices and complaints, projects, business requirements and referencing.',
      legalBases: ['b_contract', 'c_legal_obligation', 'f_legitimate_interest'],
      legitimateInterest: 'Legitimate business purposes as the statement lists them (section 4.1).',
    },
  },
  {
    id: 'P8',
    title: 'Answering questions, improving and offering services',
    ruleReference: 'Privacy statement 6.2, 1',
    department: 'service',
    owner: 'editor2',
    stage: 'in_force',
    open: ['balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description:
        'Answering questions, solving problems, improving services and offering new ones. Publishing somebody’s testimonial rests on consent.',
      legalBases: ['f_legitimate_interest', 'a_consent'],
      legitimateInterest: 'Answering questions and improving the services (section 6.2).',
      withdrawalPath: 'A message to OptiPost, which then deletes the data (T3, section 5.1).',
    },
  },
  {
    id: 'P9',
    title: 'Legal requirements and claims',
    ruleReference: 'Privacy statement 4.4, 6.2',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: ['lawReference', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'Meeting legal obligations, complying with legal procedures and responding to claims.',
      legalBases: ['c_legal_obligation'],
    },
  },
  {
    id: 'P10',
    title: 'Joint promotions and events',
    ruleReference: 'Privacy statement 4.3',
    department: 'marketing',
    owner: 'editor',
    stage: 'in_force',
    open: ['provisionDuty'],
    note: proposed,
    detail: {
      description:
        'Joint or co-sponsored programmes and promotions with another company, for people who take part in them.',
      legalBases: ['a_consent'],
      withdrawalPath:
        'Not taking part; a message to OptiPost (5.1). For messages of a partner: unsubscribe with that partner (4.3).',
    },
  },
  {
    id: 'P11',
    title: 'Merger or transfer of the business',
    ruleReference: 'Privacy statement 4.4',
    department: 'management',
    owner: 'editor2',
    stage: 'draft',
    open: ['legitimateInterest', 'balancingTest', 'provisionDuty'],
    note: proposed,
    detail: {
      description: 'Giving an acquirer access to the data held, in a full or partial merger or acquisition.',
      legalBases: ['f_legitimate_interest'],
    },
  },
]
