import type { Role } from '@/lib/access/roles'
import type { Locale } from '@/lib/text/locale'

/** Departments are not in the statement: an invented structure, and named so. */
export const departments = {
  marketing: { code: 'MKT', name: 'Marketing (example)' },
  sales: { code: 'SAL', name: 'Sales (example)' },
  service: { code: 'CUS', name: 'Customer service (example)' },
  it: { code: 'ICT', name: 'IT (example)' },
  management: { code: 'MGT', name: 'Management (example)' },
  hr: { code: 'HR', name: 'HR (example)' },
} as const
export type DepartmentKey = keyof typeof departments

export type ExamplePerson = {
  name: string
  email: string
  roles: readonly Role[]
  locale: Locale
  departments: readonly DepartmentKey[]
  /** Days until an auditor's account ends. */
  validDays: number | null
  password: string
}

const at = (local: string) => `${local}@optipost.example`

/**
 * Invented people, one for each role, a second employee and a second editor. The passwords are published here and printed by
 * the demo: they open nothing but example data.
 */
export const people = {
  employee: {
    name: 'Lotte Claes',
    email: at('lotte.claes'),
    roles: ['employee'],
    locale: 'nl',
    departments: ['service'],
    validDays: null,
    password: 'groene-fiets-langs-de-Leie',
  },
  employee2: {
    name: 'Yassin Benali',
    email: at('yassin.benali'),
    roles: ['employee'],
    locale: 'nl',
    departments: ['sales'],
    validDays: null,
    password: 'warme-wafel-op-zondag',
  },
  editor: {
    name: 'An Peeters',
    email: at('an.peeters'),
    roles: ['editor'],
    locale: 'en',
    departments: ['marketing', 'sales'],
    validDays: null,
    password: 'seven-blue-envelopes-north',
  },
  editor2: {
    name: 'Bram Wouters',
    email: at('bram.wouters'),
    roles: ['editor'],
    locale: 'en',
    departments: ['service', 'it', 'management', 'hr'],
    validDays: null,
    password: 'quiet-harbour-lamp-twelve',
  },
  dpo: {
    name: 'Sofie Maes',
    email: at('sofie.maes'),
    roles: ['dpo'],
    locale: 'en',
    departments: ['management'],
    validDays: null,
    password: 'careful-otter-reads-twice',
  },
  management: {
    name: 'Koen Jacobs',
    email: at('koen.jacobs'),
    roles: ['management'],
    locale: 'en',
    departments: ['management'],
    validDays: null,
    password: 'copper-kettle-signs-last',
  },
  auditor: {
    name: 'Claire Dubois',
    email: at('claire.dubois'),
    roles: ['auditor'],
    locale: 'en',
    departments: [],
    validDays: 30,
    password: 'violet-ledger-counts-rain',
  },
  admin: {
    name: 'Tom Willems',
    email: at('tom.willems'),
    roles: ['admin'],
    locale: 'en',
    departments: ['it'],
    validDays: null,
    password: 'patient-gear-turns-slowly',
  },
} as const satisfies Record<string, ExamplePerson>
export type PersonKey = keyof typeof people
/** Who does something in the story of the example: the auditor, whose account ends by itself, comes after it. */
export type ActingKey = Exclude<PersonKey, 'auditor'>

/**
 * The company as its published statement names it (section 7). The statement gives no enterprise number and no data
 * protection officer, and its e-mail address stops after "info@": those stay open.
 */
export const organisation = {
  legalName: 'OptiPost NV',
  enterpriseNumber: '',
  address: 'Korte Meer 4, bus 1',
  postalCode: '9000',
  city: 'Gent',
  country: 'BE',
  phone: '+32 9 279 98 57',
  email: '',
  website: '',
  sector: '',
  dpoState: 'open',
  dpoName: '',
  dpoContact: '',
  dpoReason: '',
  privacyContactName: 'Privacy contact',
  privacyContactEmail: '',
  privacyContactPhone: '+32 9 279 98 57',
  representativeName: '',
  representativeContact: '',
  portalHolders: [],
  openFields: ['enterpriseNumber', 'email', 'dpo', 'portalHolders'],
} as const
