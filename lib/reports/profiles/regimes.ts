import type { RegimeReport, Withdrawal } from '@/lib/law/codes/leak-states'
import { type CoreFact, formOf, withdrawalFields } from './core'
import type { Profile } from './profile'

// Short forms for regimes beside the GDPR, so that their clocks end by what was sent. Each recipient has a portal of its own
// whose list is to be followed; what stands here is what the texts of the law ask.

const sender = ['organisation_name', 'enterprise_number', 'contact_point'] as const

type Back = { authority: string; files: Exclude<Withdrawal, 'gdpr_withdrawn'>; source: string }

/** What takes a notification back under another regime [K]: no form for it was seen. */
const back = ({ authority, files, source }: Back): Profile => ({
  code: files.replace('withdrawn', 'withdrawal').toUpperCase(),
  authority,
  phase: 'withdrawn',
  files,
  languages: ['nl', 'fr', 'de', 'en'],
  source,
  certainty: 'verify',
  announced: false,
  fields: withdrawalFields,
})

type Short = { files: RegimeReport; phase: Profile['phase']; source: string; asks: readonly CoreFact[] }

const short = (authority: string, { files, phase, source, asks }: Short): Profile => ({
  code: files.toUpperCase(),
  authority,
  phase,
  files,
  languages: ['nl', 'fr', 'de', 'en'],
  source,
  certainty: 'secondary',
  announced: false,
  fields: formOf({
    notice: ['notice_kind', 'earlier_reference', ...sender],
    incident: asks,
  }),
})

const [ccb, financial, csirt, telecom] = ['BE_CCB', 'BE_FINANCIAL', 'EU_CSIRT', 'BE_TELECOM'] as const

/** One for each report that a regime asks. */
export const regimeProfiles: readonly Profile[] = [
  short(ccb, {
    files: 'nis2_early_warning',
    phase: 'first',
    source: 'Directive (EU) 2022/2555, Art. 23(4)(a)',
    asks: ['summary', 'detected', 'malicious', 'impact_abroad'],
  }),
  short(ccb, {
    files: 'nis2_notification',
    phase: 'second',
    source: 'Directive (EU) 2022/2555, Art. 23(4)(b)',
    asks: ['summary', 'detected', 'malicious', 'service_impact', 'indicators', 'impact_abroad', 'measures_taken'],
  }),
  short(ccb, {
    files: 'nis2_final',
    phase: 'second',
    source: 'Directive (EU) 2022/2555, Art. 23(4)(d)',
    asks: [
      'summary',
      'service_impact',
      'incident_kind',
      'root_cause',
      'measures_taken',
      'measures_proposed',
      'impact_abroad',
    ],
  }),
  back({
    authority: ccb,
    files: 'nis2_withdrawn',
    source: 'Directive (EU) 2022/2555, Art. 23; no form for it was seen',
  }),
  short(financial, {
    files: 'dora_initial',
    phase: 'first',
    source: 'Delegated Regulation (EU) 2025/301',
    asks: ['detected', 'classification', 'summary', 'how_discovered', 'malicious', 'service_impact', 'impact_abroad'],
  }),
  short(financial, {
    files: 'dora_intermediate',
    phase: 'second',
    source: 'Delegated Regulation (EU) 2025/301',
    asks: [
      'occurred',
      'classification',
      'summary',
      'incident_kind',
      'service_impact',
      'impact_abroad',
      'measures_taken',
      'indicators',
    ],
  }),
  short(financial, {
    files: 'dora_final',
    phase: 'second',
    source: 'Delegated Regulation (EU) 2025/301',
    asks: ['occurred', 'root_cause', 'measures_taken', 'measures_proposed', 'costs', 'other_authorities'],
  }),
  back({
    authority: financial,
    files: 'dora_withdrawn',
    source: 'Implementing Regulation (EU) 2025/302: a major incident classified anew as none; not read',
  }),
  short(csirt, {
    files: 'cra_early_warning',
    phase: 'first',
    source: 'Regulation (EU) 2024/2847, Art. 14(2)(a) and (4)(a)',
    asks: ['product', 'detected', 'malicious', 'impact_abroad'],
  }),
  short(csirt, {
    files: 'cra_notification',
    phase: 'second',
    source: 'Regulation (EU) 2024/2847, Art. 14(2)(b) and (4)(b)',
    asks: ['product', 'vulnerability', 'summary', 'service_impact', 'measures_taken', 'advice_to_users'],
  }),
  short(csirt, {
    files: 'cra_final_vulnerability',
    phase: 'second',
    source: 'Regulation (EU) 2024/2847, Art. 14(2)(c)',
    asks: ['product', 'vulnerability', 'service_impact', 'malicious', 'measures_taken'],
  }),
  short(csirt, {
    files: 'cra_final_incident',
    phase: 'second',
    source: 'Regulation (EU) 2024/2847, Art. 14(4)(c)',
    asks: ['product', 'summary', 'service_impact', 'root_cause', 'measures_taken', 'measures_proposed'],
  }),
  short(telecom, {
    files: 'ecommunications',
    phase: 'first',
    source: 'Regulation (EU) No 611/2013, Annex I, section 1',
    asks: [
      'summary',
      'occurred',
      'detected',
      'data_categories',
      'persons_number',
      'measures_taken',
      'processor_involved',
    ],
  }),
  short(telecom, {
    files: 'ecommunications_rest',
    phase: 'second',
    source: 'Regulation (EU) No 611/2013, Annex I, section 2',
    asks: [
      'summary',
      'persons_number',
      'consequences',
      'measures_taken',
      'measures_proposed',
      'people_told',
      'cross_border',
    ],
  }),
]
