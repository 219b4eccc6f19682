import type { Example } from './example'

type Open = Example<'measures'>['open']
const unproven: Open = ['evidence', 'responsible', 'lastTestedOn', 'testEveryMonths']

/** Security measures M1-M6 of the statement; it gives no proof and speaks of no tests. */
export const measures: readonly Example<'measures'>[] = [
  {
    id: 'M1',
    title: 'Secure environments, access by need to know',
    ruleReference: 'Privacy statement 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    open: unproven,
    detail: {
      group: 'access_need_to_know',
      description:
        'M1: data are kept in secure environments, open to employees, representatives and contractors only as far as they need to know.',
    },
  },
  {
    id: 'M2',
    title: 'Website securely hosted and protected',
    ruleReference: 'Privacy statement 6.1',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    since: 27,
    open: unproven,
    detail: {
      group: 'web_form_abuse',
      description: 'M2: the website is securely hosted and protected, to prevent abuse of the contact form.',
    },
    links: { systems: ['Y1', 'Y2'] },
  },
  {
    id: 'M3',
    title: 'Procedures to track, report and investigate leaks',
    ruleReference: 'Privacy statement 6.1',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: unproven,
    detail: {
      group: 'incident_procedure',
      description: 'M3: procedures, ours and those of subcontractors, to track, report and investigate leaks.',
    },
  },
  {
    id: 'M4',
    title: 'Every leak is documented',
    ruleReference: 'Privacy statement 6.1',
    department: 'management',
    owner: 'editor2',
    stage: 'in_force',
    open: unproven,
    detail: { group: 'policy', description: 'M4: every leak is documented and recorded.' },
  },
  {
    id: 'M5',
    title: 'Written agreements with external parties',
    ruleReference: 'Privacy statement 4.2',
    department: 'it',
    owner: 'editor2',
    stage: 'in_force',
    open: unproven,
    detail: {
      group: 'supplier_control',
      description: 'M5: a written agreement binds external parties to data protection and security requirements.',
    },
  },
  {
    id: 'M6',
    title: 'Safe destruction of what is no longer needed',
    ruleReference: 'Privacy statement 6.2',
    department: 'it',
    owner: 'editor2',
    stage: 'submitted',
    open: unproven,
    detail: {
      group: 'secure_deletion',
      description: 'M6: data no longer needed are safely destroyed or deleted.',
    },
  },
]
