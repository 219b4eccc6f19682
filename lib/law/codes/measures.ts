import type { Code } from './code'

/** Groups of technical and organisational measures, Art. 32(1)(a)–(d) and 32(4). */
export const measureGroups = [
  { code: 'pseudonymisation', iri: 'dpv:Pseudonymisation', article: '32(1)(a)' },
  { code: 'encryption_rest', iri: 'dpv:EncryptionAtRest', article: '32(1)(a)' },
  { code: 'encryption_transit', iri: 'dpv:EncryptionInTransfer', article: '32(1)(a)' },
  {
    code: 'access_need_to_know',
    iri: 'dpv:AccessControlMethod',
    moreIris: ['dpv:AuthorisationProtocols'],
    article: '32(1)(b)',
  },
  {
    code: 'authentication_mfa',
    iri: 'dpv:AuthenticationProtocols',
    moreIris: ['dpv:MultiFactorAuthentication'],
    article: '32(1)(b)',
  },
  { code: 'logging_monitoring', iri: 'dpv:ActivityMonitoring', article: '32(1)(b)' },
  { code: 'network_hosting', iri: 'dpv:NetworkSecurityProtocols', article: '32(1)(b)' },
  { code: 'web_form_abuse', article: '32(1)(b)' },
  { code: 'physical', iri: 'dpv:PhysicalAccessControlMethod', article: '32(1)(b)' },
  { code: 'backup_restore', iri: 'dpv:DataBackupProtocols', article: '32(1)(c)' },
  { code: 'continuity', iri: 'dpv:DisasterRecoveryProcedures', article: '32(1)(c)' },
  {
    code: 'testing',
    iri: 'dpv:PenetrationTestingMethods',
    moreIris: ['dpv:VulnerabilityTestingMethods'],
    article: '32(1)(d)',
  },
  { code: 'incident_procedure', iri: 'dpv:IncidentManagementProcedures' },
  { code: 'training', iri: 'dpv:StaffTraining' },
  { code: 'confidentiality_undertaking', iri: 'dpv:ConfidentialityAgreement', article: '32(4), 28(3)(b)' },
  { code: 'supplier_control', iri: 'dpv:ThirdPartySecurityProcedures' },
  { code: 'policy', iri: 'dpv:InformationSecurityPolicy' },
  { code: 'secure_deletion', iri: 'dpv:DataSanitisationTechnique' },
  { code: 'minimisation_separation', article: '25' },
  { code: 'certification', iri: 'dpv:CertificationSeal' },
] as const satisfies readonly Code[]

/** What personal data live in. */
export const systemKinds = [
  { code: 'application' },
  { code: 'file_share' },
  { code: 'paper' },
  { code: 'device' },
  { code: 'website' },
  { code: 'other' },
] as const satisfies readonly Code[]
