import type { ExampleLeak } from './example'

/**
 * What came in last, so that the numbers of the others stay: a near miss, and a second report of what SC1 tells, which goes
 * into it. Examples, did not happen.
 */
export const todayExamples: readonly ExampleLeak[] = [
  {
    id: 'EX9',
    clientId: '5c000000-0000-4000-8000-000000000021',
    shows: 'near_miss',
    reporter: 'employee2',
    reportedHoursAgo: 2.1,
    detectedHoursAgo: 2.12,
    report: {
      happened: 'lost_stolen',
      story:
        'A list of invoices lay on the printer in the hall. A colleague gave it to me; nobody else had been there.',
      ongoing: 'no',
      people: ['customers'],
      band: '11_100',
      data: ['contact', 'bank'],
    },
    steps: [
      {
        hoursAgo: 1.8,
        by: 'dpo',
        does: 'near_miss',
        reason:
          'Found by a colleague within minutes, before anybody from outside came by. Printing with a badge is asked for.',
      },
    ],
  },
  {
    id: 'EX10',
    clientId: '5c000000-0000-4000-8000-000000000022',
    shows: 'merged',
    reporter: 'employee',
    reportedHoursAgo: 2,
    detectedHoursAgo: 2.05,
    report: {
      happened: 'supplier',
      story: 'A subscriber asks whether it is true that her address leaked at MailChimp. She read it somewhere.',
      ongoing: 'unknown',
      people: ['subscribers'],
      band: 'unknown',
      data: ['contact'],
    },
    steps: [
      {
        hoursAgo: 1.7,
        by: 'dpo',
        does: 'merge',
        into: 'SC1',
        reason: 'It is the same disclosure at MailChimp; the subscriber gets an answer when the others do.',
      },
    ],
  },
]

/** A leak that a processor told by its link; it waits to be taken up. */
export const toldByLink = {
  clientId: '5c000000-0000-4000-8000-000000000023',
  record: 'X2',
  linkHoursAgo: 600,
  toldHoursAgo: 1.4,
  knewHoursAgo: 6.5,
  contact: { name: 'Nele Host', email: 'nele@host.example', phone: '+32 2 555 01 23' },
  story:
    'A backup of the customer portal stood open to the internet on one of our servers since Friday evening. Names and e-mail addresses of its users are in it.',
  measures: 'The backup was closed this morning. We look through the logs to see whether somebody took it.',
  persons: 380,
} as const

/** An exercise that was held and ended, with what was learnt. */
export const heldExercise = {
  scenario: 'processor',
  pace: 'hours',
  startedHoursAgo: 410,
  confirmedHoursAgo: 409.6,
  awareHoursAgo: 409.4,
  sinceHoursAgo: 409.8,
  confirm: 'The processor wrote it to us itself.',
  aware: 'With a processor we are aware when it informs us.',
  advisedHoursAgo: 408.6,
  advice: 'A risk is not unlikely: report to the authority. No high risk as far as we know.',
  decidedHoursAgo: 408,
  grounds: 'We follow the advice.',
  endedHoursAgo: 407,
  wentWell: 'The processor was called within half an hour, and the decision was signed the same afternoon.',
  toChange:
    'Nobody knew who holds the role on the portal of the authority: written down now. The number of the processor was not in the register.',
} as const
