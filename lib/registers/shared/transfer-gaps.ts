import type { z } from 'zod'
import type { FieldErrors } from '@/lib/errors/refusal'
import {
  dpfListings,
  gapIsAbout,
  mechanismsAsking,
  sccModules,
  type TransferDemand,
  transferAssessments,
  transferMechanisms,
} from '@/lib/law/codes/transfers'
import { isEea } from '@/lib/law/countries'
import { gapsOfTransfer, type TransferView, type transferFacts } from '@/lib/law/transfers'
import { folded } from '@/lib/text/fold'
import type { CalendarDate } from '@/lib/time/types'
import type { FieldInfo } from '../declare/fields'
import { cell } from '../declare/fields'
import { inOrder, notAfter, together } from './agreement-term'

const askedBy = (...demands: TransferDemand[]) => ({
  when: { field: 'mechanism', in: mechanismsAsking(...demands) },
})

/**
 * A transfer as rows of activities and processors keep it: where to, by which mechanism, and what proves that mechanism,
 * each an answer of its own. `evidence` is the one text of before; it stays as a note.
 */
export const transferRows = {
  shape: {
    country: cell.country(),
    organisation: cell.text(),
    mechanism: cell.code(transferMechanisms),
    sccModule: cell.code(sccModules),
    signedOn: cell.date(),
    document: cell.text(600),
    assessedOn: cell.date(),
    assessment: cell.code(transferAssessments),
    authorityReference: cell.text(600),
    reason: cell.text(600),
    authorityToldOn: cell.date(),
    personToldOn: cell.date(),
    listedAs: cell.text(),
    listing: cell.code(dpfListings),
    checkedOn: cell.date(),
    validUntil: cell.date(),
    evidence: cell.text(600),
  },
  columns: {
    country: { kind: 'country' },
    organisation: { kind: 'text', max: 300 },
    mechanism: { kind: 'choice', list: 'transferMechanisms' },
    sccModule: { kind: 'choice', list: 'sccModules', ...askedBy('scc_module') },
    signedOn: { kind: 'date', ...askedBy('signed_on') },
    document: { kind: 'text', max: 600, ...askedBy('document', 'safeguard_document') },
    assessedOn: { kind: 'date', ...askedBy('impact_assessment') },
    assessment: { kind: 'choice', list: 'transferAssessments', ...askedBy('impact_assessment') },
    authorityReference: { kind: 'text', max: 600, ...askedBy('authority_reference') },
    reason: { kind: 'text', max: 600, ...askedBy('reason') },
    authorityToldOn: { kind: 'date', ...askedBy('authority_told') },
    personToldOn: { kind: 'date', ...askedBy('person_told') },
    listedAs: { kind: 'text', max: 300, ...askedBy('decision_valid') },
    listing: { kind: 'choice', list: 'dpfListings', ...askedBy('decision_valid') },
    checkedOn: { kind: 'date' },
    validUntil: { kind: 'date' },
    evidence: { kind: 'text', max: 600 },
  },
} as const satisfies { shape: z.ZodRawShape; columns: NonNullable<FieldInfo['columns']> }

type TransferRow = z.input<typeof transferFacts>
type Place = { country: string; organisation?: string }

/** Which requirements on transfers hold for all of these rows on a day (chapter V): mechanism, evidence, validity. */
export function transfersMet(transfers: readonly TransferRow[], view: TransferView) {
  const broken = new Set(transfers.flatMap((row) => gapsOfTransfer(row, view)).map(gapIsAbout))
  return {
    transfer_mechanism: !broken.has('mechanism'),
    transfer_evidence: !broken.has('evidence'),
    transfer_validity: !broken.has('validity'),
  }
}

/** What exactly is missing or wrong with these rows, in one part of it. */
export function transferGapsAbout(
  about: ReturnType<typeof gapIsAbout>,
  transfers: readonly TransferRow[],
  view: TransferView,
): string[] {
  const gaps = transfers.flatMap((row) => gapsOfTransfer(row, view)).filter((gap) => gapIsAbout(gap) === about)
  return [...new Set(gaps)]
}

/**
 * Whether every sub-processor outside the EEA stands under a mechanism that holds on a day (Art. 28(4), 44). Their evidence
 * is kept by the processor, so none is asked here.
 */
export function subProcessorTransfersMet(
  rows: readonly { country: string; mechanism: string | null }[],
  view: TransferView,
): boolean {
  return rows
    .filter(isOutside)
    .every((row) =>
      gapsOfTransfer({ country: row.country, mechanism: row.mechanism }, view).every(
        (gap) => gapIsAbout(gap) === 'evidence',
      ),
    )
}

/** Whether data that go there leave the European Economic Area. An international organisation is always outside. */
export function isOutside({ country, organisation = '' }: Place): boolean {
  return organisation !== '' || (country !== '' && !isEea(country))
}

/**
 * Whether a row is about this place: the same country or organisation, and, where it names a recipient, one of these names.
 * A row for one country proves nothing for another, nor for another recipient there.
 */
export function coversPlace(row: Place & { recipient?: string }, place: Place, names: readonly string[] = []): boolean {
  const sameOrganisation = folded(row.organisation ?? '') === folded(place.organisation ?? '')
  const samePlace = sameOrganisation && (place.organisation ? true : row.country === place.country)
  const recipient = folded(row.recipient ?? '')
  const known = names.map(folded).filter(Boolean)
  const isTheirs = known.length === 0 || known.some((name) => name.includes(recipient) || recipient.includes(name))
  return samePlace && (recipient === '' || isTheirs)
}

type CheckedRow = Place & {
  recipient?: string
  mechanism: string | null
  signedOn: CalendarDate | null
  assessedOn: CalendarDate | null
  authorityToldOn: CalendarDate | null
  personToldOn: CalendarDate | null
  checkedOn: CalendarDate | null
  validUntil: CalendarDate | null
}

/**
 * What rows of transfers cannot say: a transfer without its mechanism (unless the field is marked open), a country and an
 * organisation at once, a check or a signature that lies in the future, evidence that ended before it was looked at.
 */
export function contradictionsOfTransfers(
  rows: readonly CheckedRow[],
  openFields: readonly string[],
  today: CalendarDate,
): FieldErrors {
  return together(
    ...rows.map((row, index): FieldErrors => {
      const path = (column: string) => `transfers.${index}.${column}`
      const named = row.country !== '' || row.organisation !== '' || (row.recipient ?? '') !== ''
      const without = named && row.mechanism === null && !openFields.includes('transfers')
      const twice = row.country !== '' && row.organisation !== ''
      return together(
        without ? { [path('mechanism')]: ['transfer_needs_mechanism'] } : {},
        twice ? { [path('organisation')]: ['country_or_organisation'] } : {},
        notAfter(
          today,
          [path('checkedOn'), row.checkedOn],
          [path('signedOn'), row.signedOn],
          [path('assessedOn'), row.assessedOn],
          [path('authorityToldOn'), row.authorityToldOn],
          [path('personToldOn'), row.personToldOn],
        ),
        inOrder([
          [path('checkedOn'), row.checkedOn],
          [path('validUntil'), row.validUntil],
        ]),
      )
    }),
  )
}
