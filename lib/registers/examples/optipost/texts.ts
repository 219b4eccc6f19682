/** Measures, retention rules, rights and leak rules of the statement, as they stand on the records they concern. */

export const measures = {
  M1: {
    group: 'access_need_to_know',
    description:
      'M1: data are kept in secure environments, open to employees, representatives and contractors only as far as they need to know (statement 6.1).',
  },
  M2: {
    group: 'web_form_abuse',
    description:
      'M2: the website is securely hosted and protected, to prevent abuse of the contact form (statement 6.1).',
  },
  M3: {
    group: 'incident_procedure',
    description:
      'M3: procedures, ours and those of subcontractors, to track, report and investigate leaks (statement 6.1).',
  },
  M4: { group: 'policy', description: 'M4: every leak is documented and recorded (statement 6.1).' },
  M5: {
    group: 'supplier_control',
    description:
      'M5: a written agreement binds external parties to data protection and security requirements (statement 4.2).',
  },
  M6: {
    group: 'secure_deletion',
    description: 'M6: data no longer needed are safely destroyed or deleted (statement 6.2).',
  },
} as const

/** E1 names no term: the row says what the statement says and leaves the period empty. */
export const E1 = {
  trigger: 'last_interaction',
  period: '',
  action: 'delete',
  basis: 'necessity',
  reference:
    'E1, statement 6.2: no longer than necessary, “a reasonable period after your last interaction”. No term given.',
} as const

export const E2 = {
  dataCategory: 'contact_business',
  trigger: 'unsubscribe',
  period: 'P0D',
  action: 'delete',
  basis: 'consent',
  reference:
    'E2, statement 6.2: deleted the moment somebody unsubscribes. Keeping a hash so that nobody is mailed again: see findings.',
} as const

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
