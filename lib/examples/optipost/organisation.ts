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
