import { describe, expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { agreementDueCodes, duesOfAgreement } from './agreements/rules'
import { agreementDetail } from './agreements/schema'
import { duesOfProcessor, processorDueCodes } from './processors/rules'
import { processorDetail } from './processors/schema'
import { linkedTo } from './testing/facts'

const on = calendarDateSchema.parse('2026-06-02')
const words = (dues: readonly { code: string; on: string }[]) => dues.map((due) => `${due.code} ${due.on}`).join(', ')

describe('what of an agreement falls due', () => {
  test.each([
    ['nothing', {}, ''],
    ['its end', { endOn: '2026-12-31' }, 'end 2026-12-31'],
    ['notice before its end', { endOn: '2027-01-15', noticeDays: 90 }, 'end 2027-01-15, notice 2026-10-17'],
    ['notice without an end', { noticeDays: 90, indefinite: true }, ''],
    [
      'renewal and audit',
      { renewalOn: '2026-07-01', nextAuditOn: '2026-08-01' },
      'renewal 2026-07-01, audit 2026-08-01',
    ],
  ])('%s', (_, values, expected) => {
    const dues = duesOfAgreement(agreementDetail.parse(values))
    expect(words(dues)).toBe(expected)
    expect(dues.every(({ code }) => agreementDueCodes.some((known) => known === code))).toBe(true)
  })
})

const under = (objectionDays: number) =>
  linkedTo([{ kind: 'processing', startOn: '2020-01-01', endOn: null, indefinite: true, objectionDays }])
const sub = (values: object) => ({ subProcessors: [{ name: 'Sub', ...values }] })

describe('what of a processor falls due', () => {
  test.each([
    ['a certificate', { certificates: [{ name: 'ISO 27001', validUntil: '2026-09-30' }] }, 'certificate 2026-09-30'],
    [
      'evidence, and the look at it a year later',
      { transfers: [{ country: 'US', checkedOn: '2026-02-28', validUntil: '2026-12-01' }] },
      'transfer_evidence 2026-12-01, transfer_check 2027-02-28',
    ],
    ['objection as written', sub({ notifiedOn: '2026-06-01', objectionUntil: '2026-06-20' }), 'objection 2026-06-20'],
    ['objection by the days of the agreement', sub({ notifiedOn: '2026-06-01' }), 'objection 2026-06-15'],
    ['objection raised, not decided', sub({ notifiedOn: '2026-06-01', objection: 'raised' }), 'objection 2026-06-15'],
    ['objection decided', sub({ notifiedOn: '2026-06-01', objection: 'withdrawn' }), ''],
    ['no objection', sub({ notifiedOn: '2026-06-01', objection: 'none' }), ''],
  ])('%s', (_, values, expected) => {
    const incoming = { agreements: [...under(30), ...under(14)] }
    const dues = duesOfProcessor(processorDetail.parse(values), { on, linked: {}, incoming })
    expect(words(dues)).toBe(expected)
    expect(dues.every(({ code }) => processorDueCodes.some((known) => known === code))).toBe(true)
  })

  test('without an agreement in force nobody knows the days of objection', () => {
    const facts = { on, linked: {}, incoming: { agreements: [] } }
    expect(duesOfProcessor(processorDetail.parse(sub({ notifiedOn: '2026-06-01' })), facts)).toEqual([])
  })
})
