/** Rights and leak rules of the statement, as they stand on the records they concern. */

export const rights = {
  T1: 'T1: unsubscribe from the newsletter by its instructions or by contacting us (statement 5.1).',
  T2: 'T2: ask us to stop all contact (statement 5.1).',
  T3: 'T3: ask us to delete all data (statement 5.1, 5.2).',
  T4: 'T4: see the data on simple request; if we cannot give access, we say why (statement 5.2).',
  T5: 'T5: have inaccuracies corrected (statement 5.2).',
  T6: 'T6: contact the Privacy Commission, today the Data Protection Authority (statement 5.2).',
} as const

export const everyRight = Object.values(rights).join('\n')

export const leakRules = {
  L1: 'L1: a leak is business data lost, or unlawful processing that cannot be excluded (statement 6.1).',
  L2: 'L2: every leak is documented and recorded (statement 6.1).',
  L3: 'L3: the person or business contact is told directly when necessary, at most 72 hours after detection (statement 6.1).',
  L4: 'L4: leaks that probably cause damage are reported to the Privacy Commission; the statement names no term (6.1).',
} as const

export const everyLeakRule = Object.values(leakRules).join('\n')
