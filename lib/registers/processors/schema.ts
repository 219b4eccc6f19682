import { z } from 'zod'
import { dataCategories } from '@/lib/law/codes/data'
import { guaranteeStates, objectionStates, partyKinds, subAuthorisations } from '@/lib/law/codes/recipients'
import { transferMechanisms } from '@/lib/law/codes/transfers'
import { cell, field } from '../declare/fields'
import { transferRows } from '../shared/transfer-gaps'

/** What a processor or another party holds beyond a record (Art. 28, 44-49). */
export const processorDetail = z.object({
  legalName: field.text({ section: 'who', column: 'hidden', article: '30(1)(d)' }),
  partyKind: field.choice('partyKinds', partyKinds, {
    section: 'who',
    filter: true,
    sort: true,
    column: 'shown',
    article: '4(7)-(10)',
  }),
  country: field.country({ section: 'who', filter: true, sort: true, column: 'shown' }),
  address: field.text({ section: 'who', max: 400, column: 'never' }),
  service: field.longText({ section: 'service', column: 'hidden', article: '28(3)' }),
  dataCategories: field.choicesOrOwn('dataCategories', dataCategories, {
    section: 'service',
    filter: true,
    column: 'hidden',
    article: '28(3)',
  }),
  contactName: field.text({ section: 'contact', column: 'hidden' }),
  contactEmail: field.text({ section: 'contact', column: 'never' }),
  contactPhone: field.text({ section: 'contact', max: 60, column: 'never' }),
  leakContact: field.text({ section: 'contact', max: 400, column: 'hidden', article: '33(2)' }),
  subAuthorisation: field.choice('subAuthorisations', subAuthorisations, {
    section: 'sub',
    filter: true,
    column: 'hidden',
    article: '28(2)',
    denies: { in: ['forbidden'], fields: ['subProcessors'], error: 'none_beside_answer' },
  }),
  subProcessors: field.rows(
    {
      name: cell.text(),
      under: cell.text(),
      country: cell.country(),
      service: cell.text(),
      mechanism: cell.code(transferMechanisms),
      authorisation: cell.code(subAuthorisations),
      notifiedOn: cell.date(),
      objectionUntil: cell.date(),
      objection: cell.code(objectionStates),
      objectionOn: cell.date(),
    },
    {
      section: 'sub',
      column: 'never',
      article: '28(2), (4)',
      tree: { name: 'name', under: 'under' },
      openCells: ['mechanism'],
      columns: {
        name: { kind: 'text' },
        under: { kind: 'text' },
        country: { kind: 'country' },
        service: { kind: 'text' },
        mechanism: { kind: 'choice', list: 'transferMechanisms' },
        authorisation: { kind: 'choice', list: 'subAuthorisations' },
        notifiedOn: { kind: 'date' },
        objectionUntil: { kind: 'date' },
        objection: { kind: 'choice', list: 'objectionStates' },
        objectionOn: { kind: 'date' },
      },
    },
  ),
  transfers: field.rows(transferRows.shape, {
    section: 'transfers',
    column: 'never',
    article: '44-49',
    columns: transferRows.columns,
    openCells: ['mechanism'],
  }),
  guarantees: field.choice('guaranteeStates', guaranteeStates, {
    section: 'guarantees',
    filter: true,
    column: 'hidden',
    article: '28(1)',
  }),
  guaranteesNote: field.longText({ section: 'guarantees', column: 'never', article: '28(1)' }),
  guaranteesOn: field.date({ section: 'guarantees', column: 'hidden', sort: true }),
  certificates: field.rows(
    { name: cell.text(), validUntil: cell.date() },
    {
      section: 'guarantees',
      column: 'never',
      article: '28(5)',
      columns: { name: { kind: 'text' }, validUntil: { kind: 'date' } },
    },
  ),
})
export type ProcessorDetail = z.infer<typeof processorDetail>
