import { dataCategories } from '@/lib/law/codes/data'
import { measureGroups } from '@/lib/law/codes/measures'
import { recipientKinds } from '@/lib/law/codes/recipients'
import { retentionActions, retentionBases, retentionTriggers } from '@/lib/law/codes/retention'
import { transferMechanisms } from '@/lib/law/codes/transfers'
import { cell } from '../fields'

/** Small tables inside an activity: what each row may hold, and how its columns are shown. */

export const controllerRows = {
  shape: { name: cell.text(), contact: cell.text(400) },
  columns: { name: { kind: 'text' }, contact: { kind: 'text' } },
} as const

export const recipientRows = {
  shape: { kind: cell.code(recipientKinds), name: cell.text() },
  columns: { kind: { kind: 'choice', list: 'recipientKinds' }, name: { kind: 'text' } },
} as const

export const transferRows = {
  shape: {
    recipient: cell.text(),
    country: cell.country(),
    mechanism: cell.code(transferMechanisms),
    evidence: cell.text(600),
    checkedOn: cell.date(),
    validUntil: cell.date(),
  },
  columns: {
    recipient: { kind: 'text' },
    country: { kind: 'country' },
    mechanism: { kind: 'choice', list: 'transferMechanisms' },
    evidence: { kind: 'text' },
    checkedOn: { kind: 'date' },
    validUntil: { kind: 'date' },
  },
} as const

export const retentionRows = {
  shape: {
    dataCategory: cell.code(dataCategories),
    trigger: cell.code(retentionTriggers),
    period: cell.text(200),
    action: cell.code(retentionActions),
    basis: cell.code(retentionBases),
    reference: cell.text(),
  },
  columns: {
    dataCategory: { kind: 'choice', list: 'dataCategories' },
    trigger: { kind: 'choice', list: 'retentionTriggers' },
    period: { kind: 'text' },
    action: { kind: 'choice', list: 'retentionActions' },
    basis: { kind: 'choice', list: 'retentionBases' },
    reference: { kind: 'text' },
  },
} as const

export const measureRows = {
  shape: { group: cell.code(measureGroups), description: cell.text(600) },
  columns: { group: { kind: 'choice', list: 'measureGroups' }, description: { kind: 'text' } },
} as const

export const systemRows = {
  shape: { name: cell.text(), location: cell.text(), owner: cell.text() },
  columns: { name: { kind: 'text' }, location: { kind: 'text' }, owner: { kind: 'text' } },
} as const
