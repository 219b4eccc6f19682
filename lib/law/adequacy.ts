import type { CalendarDate } from '@/lib/time/types'
import { calendarDateSchema } from '@/lib/time/types'
import type { Certainty } from './codes/code'

/** Who in a country a decision covers. Words: `settings.adequacy.scopes.<code>`. */
export const adequacyScopes = ['all', 'commercial', 'listed', 'partial'] as const
export type AdequacyScope = (typeof adequacyScopes)[number]

/** An adequacy decision of the Commission (Art. 45(3)) as dated, correctable data. */
export type AdequacyDecision = {
  /** ISO 3166-1 alpha-2; EPO for the European Patent Organisation. */
  country: string
  validFrom: CalendarDate
  /** Last day of validity; null while it stands. */
  validUntil: CalendarDate | null
  /** Who in that country is covered: everybody, commercial organisations, listed companies, or all but what `limits` says. */
  scope: AdequacyScope
  /** Who or what it does not cover, in words that stand beside every transfer that leans on it. */
  limits: string
  /** Appeals that are pending and doubts that were voiced, likewise. */
  doubts: string
  reference: string
  iri?: string
  /** Certainty that the decision exists. Dates and numbers of all rows are still to be verified. */
  certainty: Certainty
}

const day = (text: string): CalendarDate => calendarDateSchema.parse(text)
const iri = (country: string) => `legal-eu:Adequacy-EU-${country}`

function standing(country: string, from: string, reference: string, certainty: Certainty = 'read'): AdequacyDecision {
  const open = { validUntil: null, scope: 'all', limits: '', doubts: '' } as const
  return { country, validFrom: day(from), ...open, reference, iri: iri(country), certainty }
}

/**
 * Decisions of a new installation, also those that ended: a transfer must be valid on its own dates. Migrations write
 * them into a table, where the DPO corrects them; rules are given those of the table.
 */
export const adequacyDecisions: readonly AdequacyDecision[] = [
  standing('AD', '2010-10-19', 'Decision 2010/625/EU'),
  standing('AR', '2003-06-30', 'Decision 2003/490/EC'),
  { ...standing('CA', '2001-12-20', 'Decision 2002/2/EC'), scope: 'commercial' },
  standing('CH', '2000-07-26', 'Decision 2000/518/EC'),
  standing('FO', '2010-03-05', 'Decision 2010/146/EU'),
  standing('GG', '2003-11-21', 'Decision 2003/821/EC'),
  standing('IL', '2011-01-31', 'Decision 2011/61/EU'),
  standing('IM', '2004-04-28', 'Decision 2004/411/EC'),
  standing('JE', '2008-05-08', 'Decision 2008/393/EC'),
  {
    ...standing('JP', '2019-01-23', 'Decision (EU) 2019/419', 'secondary'),
    scope: 'commercial',
    limits: 'Only business operators under the APPI; public bodies are not covered.',
  },
  standing('NZ', '2012-12-19', 'Decision 2013/65/EU'),
  standing('UY', '2012-08-21', 'Decision 2012/484/EU'),
  {
    ...standing('KR', '2021-12-17', 'Decision (EU) 2022/254', 'secondary'),
    iri: undefined,
    scope: 'partial',
    limits: 'Some credit information is out of scope.',
  },
  {
    ...standing('GB', '2025-12-19', 'Decision (EU) 2021/1772, renewed on 19 December 2025', 'secondary'),
    validUntil: day('2031-12-27'),
  },
  {
    ...standing('GB', '2021-06-28', 'Decision (EU) 2021/1772', 'secondary'),
    validUntil: day('2025-12-18'),
    scope: 'partial',
    limits: 'Data for immigration control were excluded.',
  },
  {
    ...standing('GB', '2021-01-01', 'Bridge of the Trade and Cooperation Agreement, no adequacy decision', 'secondary'),
    iri: undefined,
    validUntil: day('2021-06-27'),
  },
  { ...standing('BR', '2026-01-28', 'Implementing Decision (EU) 2026/179', 'secondary'), iri: undefined },
  { ...standing('EPO', '2025-07-15', 'Implementing Decision (EU) 2025/1382', 'secondary'), iri: undefined },
  {
    ...standing('US', '2023-07-10', 'Decision (EU) 2023/1795 (EU-US Data Privacy Framework)', 'secondary'),
    iri: undefined,
    scope: 'listed',
    limits: 'Only companies on the list, renewed every year; data of staff need a listing of their own.',
    doubts:
      'Upheld by the General Court (T-553/23, 3 September 2025); the appeal C-703/25 P is pending. The EDPB voiced doubts in its letter of 31 July 2026.',
  },
  {
    ...standing(
      'US',
      '2016-07-12',
      'Decision (EU) 2016/1250 (Privacy Shield), void since 16 July 2020 (C-311/18)',
      'secondary',
    ),
    iri: undefined,
    validUntil: day('2020-07-15'),
    scope: 'listed',
  },
]

/** The one of these decisions that covers a country on a day, or null. */
export function adequacyOn<D extends Pick<AdequacyDecision, 'country' | 'validFrom' | 'validUntil'>>(
  decisions: readonly D[],
  country: string,
  on: CalendarDate,
): D | null {
  const covers = (row: D) =>
    row.country === country && row.validFrom <= on && (row.validUntil === null || on <= row.validUntil)
  return decisions.find(covers) ?? null
}
