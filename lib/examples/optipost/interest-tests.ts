import type { Example } from './example'
import type { ActingKey, DepartmentKey } from './people'

type Open = Example<'interest-tests'>['open']
const questions: Open = [
  'interestOf',
  'interestLawful',
  'necessity',
  'lessIntrusive',
  'natureOfData',
  'expectations',
  'relationship',
  'impact',
  'vulnerable',
  'safeguards',
  'objection',
  'outcome',
  'conclusion',
  'decidedOn',
]

type Asked = {
  id: string
  of: string
  section: string
  department: DepartmentKey
  owner: ActingKey
  /** What the statement says the interest is; empty when it says nothing. */
  interest?: string
  /** Sent to the DPO as it stands, to be returned with advice; a draft otherwise. */
  submitted?: boolean
}

/** A test that was never made: the statement weighs nothing, so its questions stand open. */
function unanswered({
  id,
  of,
  section,
  department,
  owner,
  interest = '',
  submitted,
}: Asked): Example<'interest-tests'> {
  return {
    id,
    title: `Test: ${of}`,
    ruleReference: `Privacy statement ${section}`,
    department,
    owner,
    stage: submitted ? 'submitted' : 'draft',
    open: interest === '' ? ['interest', ...questions] : questions,
    detail: { interest },
  }
}

/** One test per purpose for which legitimate interest is proposed (B1 belongs to P2, B2 to P3, and so on). */
export const interestTests: readonly Example<'interest-tests'>[] = [
  unanswered({
    id: 'B1',
    of: 'contact for a business proposal or meeting',
    section: '1, 3',
    department: 'sales',
    owner: 'editor',
    interest: 'Offering the company’s products and services to other businesses (section 1).',
  }),
  unanswered({
    id: 'B2',
    of: 'following people in their business path',
    section: '3',
    department: 'sales',
    owner: 'editor',
  }),
  unanswered({
    id: 'B3',
    of: 'operation and security of the website',
    section: '3, 6.1',
    department: 'it',
    owner: 'editor2',
    interest: 'Running a safe website and preventing abuse of the contact form (section 6.1).',
    submitted: true,
  }),
  unanswered({ id: 'B4', of: 'studies and audits', section: '3', department: 'management', owner: 'editor2' }),
  unanswered({ id: 'B5', of: 'contact for business research', section: '3', department: 'sales', owner: 'editor' }),
  unanswered({
    id: 'B6',
    of: 'orders, invoices, complaints, projects and referencing',
    section: '4.1',
    department: 'service',
    owner: 'editor2',
    interest: 'Legitimate business purposes as the statement lists them (section 4.1).',
  }),
  unanswered({
    id: 'B7',
    of: 'answering questions, improving and offering services',
    section: '6.2',
    department: 'service',
    owner: 'editor2',
    interest: 'Answering questions and improving the services (section 6.2).',
  }),
  unanswered({
    id: 'B8',
    of: 'merger or transfer of the business',
    section: '4.4',
    department: 'management',
    owner: 'editor2',
  }),
]
