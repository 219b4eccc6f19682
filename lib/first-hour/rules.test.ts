import { describe, expect, it } from 'vitest'
import { person } from '@/lib/access/testing/people'
import { type Facts, type Step, seesChecklist, stepsFor } from './rules'

const nothing: Facts = {
  ...{ company: false, departments: false, mail: false, phone: false, portal: false, report: false },
  ...{ dpo: 'none', management: 'none', editor: 'none', record: 'none' },
}
const everything: Facts = {
  ...{ company: true, departments: true, mail: true, phone: true, portal: true, report: true },
  ...{ dpo: 'held', management: 'held', editor: 'held', record: 'in_force' },
}
const admin = person(['admin'])
const dpo = person(['dpo'])
const management = person(['management'])

const of = (who: typeof admin, facts: Facts, without: string[] = []) => stepsFor(who, facts, without)
const only = (who: typeof admin, facts: Facts, step: Step) => of(who, facts).find((shown) => shown.step === step)

describe('whose steps come first, each where it is done', () => {
  it.each([
    [
      'admin',
      admin,
      {
        departments: '/settings/departments',
        mail: '/settings/mail',
        dpo: '/users/new?role=dpo',
        management: '/users/new?role=management',
        editor: '/users/new?role=editor',
      },
    ],
    [
      'dpo',
      dpo,
      {
        company: '/organisation/edit',
        departments: '/settings/departments',
        phone: '/organisation/edit#section-contact',
        portal: '/organisation/edit#section-authority',
        record: '/registers/activities/templates',
        inForce: '/registers/activities',
        report: '/report-leak',
      },
    ],
    [
      'management',
      management,
      {
        company: '/organisation/edit',
        departments: '/settings/departments',
        phone: '/organisation/edit#section-contact',
        portal: '/organisation/edit#section-authority',
        report: '/report-leak',
      },
    ],
  ] as const)('%s', (_, who, own) => {
    const shown = of(who, nothing)
    const mine = shown.filter(({ href }) => href !== null)
    expect(Object.fromEntries(mine.map(({ step, href }) => [step, href]))).toEqual(own)
    expect(shown.slice(0, mine.length), 'the own ones stand first').toEqual(mine)
    expect(shown.every(({ state }) => state === 'open')).toBe(true)
  })

  it('whether a leak was ever reported is nothing for an administrator', () => {
    expect(only(admin, everything, 'report')).toBeUndefined()
    expect(of(admin, everything)).toHaveLength(10)
    expect(of(dpo, everything)).toHaveLength(11)
  })

  it.each([
    ['admin', true],
    ['dpo', true],
    ['management', true],
    ['editor', false],
    ['auditor', false],
    ['employee', false],
  ] as const)('%s sees the checklist: %s', (role, sees) => expect(seesChecklist(person([role]))).toBe(sees))
})

describe('a step is done when what it asks for is there', () => {
  const facts: readonly [Step, Partial<Facts>][] = [
    ['company', { company: true }],
    ['departments', { departments: true }],
    ['mail', { mail: true }],
    ['dpo', { dpo: 'held' }],
    ['management', { management: 'held' }],
    ['editor', { editor: 'held' }],
    ['phone', { phone: true }],
    ['portal', { portal: true }],
    ['record', { record: 'draft' }],
    ['inForce', { record: 'in_force' }],
    ['report', { report: true }],
  ]
  it.each(facts)('%s', (step, there) => {
    expect(only(dpo, nothing, step)?.state).toBe('open')
    expect(only(dpo, { ...nothing, ...there }, step)?.state).toBe('done')
  })

  it('who was only invited does not hold a role yet', () => {
    const invited = only(admin, { ...nothing, dpo: 'invited' }, 'dpo')
    expect(invited).toMatchObject({ state: 'invited', href: '/users?f.state=invited' })
  })
})

describe('a record is taken further by another person each time', () => {
  it.each([
    ['none', 'editor dpo', '/registers/activities'],
    ['draft', 'editor dpo', '/registers/activities?f.status=draft'],
    ['submitted', 'dpo', '/reviews?f.state=dpo'],
    ['accepted', 'management', '/reviews?f.state=management'],
  ] as const)('%s waits for %s', (record, roles, href) => {
    const facts = { ...everything, record }
    const holders = [dpo, management].filter((who) => who.roles.some((role) => roles.split(' ').includes(role)))
    for (const who of [dpo, management, admin]) {
      expect(only(who, facts, 'inForce')?.roles.join(' ')).toBe(roles)
      expect(only(who, facts, 'inForce')?.href).toBe(holders.includes(who) ? href : null)
    }
  })
})

describe('what a company does without', () => {
  it.each([
    ['mail', admin, dpo],
    ['portal', dpo, admin],
    ['report', dpo, management],
  ] as const)('%s: may be said by who answers for it, and counts until it is there after all', (step, may, not) => {
    expect(of(may, nothing).find((one) => one.step === step)?.mayGoWithout).toBe(true)
    expect(of(not, nothing).find((one) => one.step === step)?.mayGoWithout ?? false).toBe(false)
    expect(of(may, nothing, [step]).find((one) => one.step === step)?.state).toBe('without')
    expect(of(may, everything, [step]).find((one) => one.step === step)?.state).toBe('done')
  })

  it('no other step', () => {
    expect(of(dpo, nothing, ['company', 'dpo']).every(({ state }) => state === 'open')).toBe(true)
  })
})
