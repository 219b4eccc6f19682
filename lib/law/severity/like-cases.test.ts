import { expect, test } from 'vitest'
import { type CaseFacts, edpbCases } from './edpb-cases'
import { casePoints, likeCases, nearCases } from './like-cases'

/** Outcomes by the tables of the guidelines: authority told, people told. */
const outcomes: [number, boolean, boolean][] = [
  [1, false, false],
  [2, true, false],
  [3, true, true],
  [4, true, true],
  [5, true, true],
  [6, false, false],
  [7, true, true],
  [8, true, false],
  [9, false, false],
  [10, false, false],
  [11, true, true],
  [12, true, true],
  [13, false, false],
  [14, true, true],
  [15, false, false],
  [16, true, false],
  [17, true, true],
  [18, true, true],
]

test.each(outcomes)(
  'case %d: authority %s, people %s, and it finds itself before all others',
  (number, authority, persons) => {
    const own = edpbCases.find((one) => one.number === number)
    expect(own).toMatchObject({ authority, persons })
    if (!own) return
    const [first, second] = likeCases(own.facts)
    expect(first?.of.number).toBe(number)
    expect(first?.differs).toEqual([])
    expect(first?.likeness).toBeGreaterThan(second?.likeness ?? 1)
  },
)

test('there are eighteen, and only the outcome of case 1 is said to have been read', () => {
  expect(edpbCases.map(({ number }) => number)).toEqual(outcomes.map(([number]) => number))
  expect(edpbCases.filter(({ certainty }) => certainty === 'read').map(({ number }) => number)).toEqual([1])
})

const nothing: CaseFacts = {
  cause: null,
  types: [],
  intent: null,
  data: [],
  people: [],
  size: null,
  readers: 'none',
  loss: 'none',
  unintelligible: false,
}
const sent = { types: ['confidentiality'], intent: 'accidental', readers: 'known_recipients' } as const

test.each<[string, Partial<CaseFacts>, number[]]>([
  [
    'an order mail to the wrong customer',
    {
      ...sent,
      cause: 'mis_sent_email',
      data: ['identity_name', 'contact_business'],
      people: ['customer_contact'],
      size: 'up_to_100',
    },
    [9, 15],
  ],
  [
    'a newsletter with all addresses in CC',
    {
      ...sent,
      cause: 'cc_instead_of_bcc',
      data: ['identity_name', 'contact_business'],
      people: ['newsletter_subscriber'],
      size: 'up_to_1000',
    },
    [15],
  ],
  [
    'an encrypted laptop stolen, key safe, backup',
    {
      cause: 'stolen_device',
      types: ['confidentiality'],
      intent: 'malicious',
      data: ['identity_name', 'salary_income'],
      people: ['employee'],
      readers: 'exposed',
      loss: 'easily_recovered',
      unintelligible: true,
    },
    [10],
  ],
  [
    'an invoice posted to another customer',
    {
      ...sent,
      cause: 'mis_sent_post',
      data: ['identity_name', 'contact_private', 'purchase_history'],
      people: ['client'],
      size: 'up_to_10',
    },
    [13],
  ],
  [
    'a mailbox taken over',
    {
      cause: 'phishing',
      types: ['confidentiality'],
      intent: 'malicious',
      data: ['communication_content', 'identity_name', 'invoice_financial'],
      people: ['employee'],
      size: 'up_to_100',
      readers: 'unknown_recipients',
    },
    [18],
  ],
])('%s is like case %j', (_name, facts, expected) => {
  expect(expected).toContain(nearCases({ ...nothing, ...facts })[0]?.of.number)
})

test('what a leak does not say is neither agreement nor difference; every point stands in one list', () => {
  for (const like of likeCases(nothing)) {
    expect([...like.agrees, ...like.differs, ...like.unknown].sort()).toEqual([...casePoints].sort())
    expect(like.unknown).toEqual(expect.arrayContaining(['cause', 'data', 'types', 'people', 'intent', 'size']))
    expect(like.likeness).toBeLessThan(0.5)
  }
})

test.each<[string, Partial<CaseFacts>]>([
  ['nothing', {}],
  ['only that data were read', { types: ['confidentiality'] }],
  [
    'a wrong setting and contacts',
    {
      cause: 'misconfiguration_public',
      types: ['confidentiality'],
      intent: 'accidental',
      data: ['identity_name'],
      people: ['customer_contact'],
      size: 'up_to_1000',
    },
  ],
])('a leak of which little fits is said to be like no case: %s', (_name, facts) => {
  expect(nearCases({ ...nothing, ...facts })).toEqual([])
})
