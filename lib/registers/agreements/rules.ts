import type { FieldErrors } from '@/lib/errors/refusal'
import { type AgreementKind, clausesFor } from '@/lib/law/codes/agreements'
import { addDays } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import { type Due, type RecordFacts, type Requirement, unmet } from '../declare/define'
import { inOrder, notAfter, termOn, together } from '../shared/agreement-term'
import type { AgreementDetail } from './schema'

export const agreementDueCodes = ['end', 'notice', 'renewal', 'audit'] as const
type Code = (typeof agreementDueCodes)[number]

/**
 * Days on which something of an agreement falls due: its last day, the last day on which notice can be given (so many
 * calendar days before the end), its renewal and its next audit (Art. 28(3)(h)).
 */
export function duesOfAgreement({
  endOn,
  indefinite,
  noticeDays,
  renewalOn,
  nextAuditOn,
}: Pick<AgreementDetail, 'endOn' | 'indefinite' | 'noticeDays' | 'renewalOn' | 'nextAuditOn'>): Due[] {
  const end = indefinite ? null : endOn
  const notice = end !== null && noticeDays !== null ? addDays(end, -noticeDays) : null
  const days: [Code, CalendarDate | null][] = [
    ['end', end],
    ['notice', notice],
    ['renewal', renewalOn],
    ['audit', nextAuditOn],
  ]
  return days.flatMap(([code, on]) => (on === null ? [] : [{ code, on }]))
}

/** What an agreement must show: who, about what, every clause the law asks for, and since when. */
export const agreementRequirements: readonly Requirement[] = [
  { code: 'owner', article: '5(2)', fields: ['ownerId'] },
  { code: 'kind', article: '26, 28', fields: ['kind'] },
  { code: 'parties', article: '28(3)', fields: ['parties', 'otherParties'] },
  { code: 'subject', article: '28(3)', fields: ['subject'] },
  { code: 'basis', article: '6(1)', fields: ['legalBases'] },
  { code: 'law_reference', article: '6(3)', fields: ['lawReference'] },
  { code: 'clauses_processing', article: '28(3)', fields: ['clauses'] },
  { code: 'clauses_joint', article: '26', fields: ['clauses'] },
  { code: 'clauses_sharing', article: '5(2), 24', fields: ['clauses'] },
  { code: 'leak_notice', article: '28(3)(f), 33(2)', fields: ['leakNoticeHours', 'leakNoticeText'] },
  { code: 'signed', article: '28(9)', fields: ['signedOn'] },
  { code: 'written', article: '28(9)', fields: ['form'] },
  { code: 'term', article: '28(3)', fields: ['startOn', 'endOn', 'indefinite'] },
  { code: 'not_started', article: '28(3)', fields: ['startOn'] },
  { code: 'expired', article: '28(3)', fields: ['endOn'] },
  { code: 'file', article: '28(9)', fields: ['fileLocation'] },
]

const optionalClauses: readonly string[] = ['j_contact_point']

/** Clause items this kind of agreement needs and that nobody found in it. */
export function absentClauses({ kind, clauses }: Pick<AgreementDetail, 'kind' | 'clauses'>): string[] {
  const found = clauses.filter((row) => row.state === 'present').map((row) => row.item)
  const needed = kind === null ? [] : clausesFor(kind)
  return needed.filter((item) => !found.includes(item) && !optionalClauses.includes(item))
}

/**
 * Codes of agreementRequirements that this agreement does not meet on the day asked. The signed file is attached, or on
 * paper where it is said to be.
 */
export function missingOfAgreement({ ownerId, detail, linked, files, on }: RecordFacts<AgreementDetail>): string[] {
  const term = termOn(detail, on)
  const complete = absentClauses(detail).length === 0
  const written = detail.kind !== 'legal_disclosure'
  return unmet(agreementRequirements, {
    owner: ownerId !== null,
    kind: detail.kind !== null,
    parties: (linked.parties?.length ?? 0) > 0 || detail.otherParties !== '',
    subject: detail.subject !== '',
    basis: detail.kind === 'processing' || detail.kind === null || detail.legalBases.length > 0,
    law_reference: detail.kind !== 'legal_disclosure' || detail.lawReference !== '',
    clauses_processing: detail.kind !== 'processing' || complete,
    clauses_joint: detail.kind !== 'joint' || complete,
    clauses_sharing: !isSharing(detail.kind) || complete,
    leak_notice: !written || detail.leakNoticeHours !== null || detail.leakNoticeText !== '',
    signed: !written || detail.signedOn !== null,
    written: detail.kind !== 'processing' || detail.form === 'paper' || detail.form === 'electronic',
    term: !written || (detail.startOn !== null && (detail.endOn !== null || detail.indefinite)),
    not_started: term !== 'not_started',
    expired: term !== 'ended',
    file: !written || files.includes('signed_agreement') || (detail.form === 'paper' && detail.fileLocation !== ''),
  })
}

function isSharing(kind: AgreementKind | null): boolean {
  return kind === 'sharing' || kind === 'group' || kind === 'acquisition'
}

/** What an agreement cannot say: ends before starts, a disclosure by law without the law. */
export function contradictionsOfAgreement(
  detail: AgreementDetail,
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  const { signedOn, startOn, endOn, renewalOn, lastAuditOn, nextAuditOn } = detail
  const lawless = detail.kind === 'legal_disclosure' && detail.legalBases.length > 0 && detail.lawReference === ''
  return together(
    inOrder(
      [
        ['startOn', startOn],
        ['endOn', endOn],
      ],
      [
        ['signedOn', signedOn],
        ['endOn', endOn],
      ],
      [
        ['startOn', startOn],
        ['renewalOn', renewalOn],
      ],
      [
        ['lastAuditOn', lastAuditOn],
        ['nextAuditOn', nextAuditOn],
      ],
    ),
    notAfter(today, ['signedOn', signedOn], ['lastAuditOn', lastAuditOn]),
    lawless && !openFields.includes('lawReference') ? { lawReference: ['basis_needs_law'] } : {},
  )
}
