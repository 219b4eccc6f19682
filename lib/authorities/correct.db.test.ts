import { describe, expect, it } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import type { AuthorityEntry } from './book/entry'
import { authoritiesInUse, versionsOf } from './book/in-use'
import { correctAuthority } from './correct'
import { authorityForm, entryTyped, typedOf } from './form'

const { database, dpo, byRole } = someOffice()
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const reason = 'Read on the site of the authority.'
const used = async (code: string) => {
  const found = (await authoritiesInUse()).find(({ entry }) => entry.code === code)
  if (!found) throw new Error(code)
  return found
}
const corrected = async (code: string, change: Partial<AuthorityEntry>, by = dpo) => {
  const { entry, version } = await used(code)
  return correctAuthority(by, { version, entry: { ...entry, ...change }, reason })
}
const entries = () =>
  database.client.auditEntry.count({ where: { body: { contains: '"action":"authority.correct"' } } })

describe('correcting the address book', () => {
  it('makes a version with its entry, keeps the earlier ones, and is used at once', async () => {
    const before = await entries()
    expect(await corrected('BE_GBA', { portal: 'https://meldpunt.example.be/', certainty: 'read' })).toEqual({
      ok: true,
      value: { code: 'BE_GBA', version: 1 },
    })
    expect(await corrected('BE_GBA', { phone: '+32 2 000 00 00' })).toMatchObject({ value: { version: 2 } })
    expect(await used('BE_GBA')).toMatchObject({
      version: 2,
      entry: { portal: 'https://meldpunt.example.be/', certainty: 'read', phone: '+32 2 000 00 00' },
      corrected: { byId: dpo.actor.id, reason },
    })
    expect((await versionsOf('BE_GBA')).map(({ version }) => version)).toEqual([2, 1])
    expect(await entries()).toBe(before + 2)
  })

  it('adds one that is not there', async () => {
    const { entry } = await used('NL_AP')
    const added = { ...entry, code: 'BE_VTC', country: 'BE', names: { nl: 'Vlaamse Toezichtcommissie' } }
    expect(await correctAuthority(dpo, { version: 0, entry: added, reason })).toMatchObject({ ok: true })
    expect(await used('BE_VTC')).toMatchObject({ isBuiltIn: false, version: 1 })
  })

  it('refuses an older form, nothing new, and a successor that is none or leads back', async () => {
    const { entry, version } = await used('FR_CNIL')
    expect(await correctAuthority(dpo, { version: version + 1, entry, reason })).toMatchObject({ code: 'stale' })
    expect(await correctAuthority(dpo, { version, entry, reason })).toMatchObject({ reason: 'authority_unchanged' })
    const wrong = { fields: { successor: ['not_in_list'] } }
    expect(await corrected('FR_CNIL', { successor: 'XX_NONE' })).toMatchObject(wrong)
    expect(await corrected('BE_GBA', { successor: 'BE_CBPL' })).toMatchObject(wrong)
  })

  it('of two at once one wins', async () => {
    const { entry, version } = await used('IE_DPC')
    const both = await Promise.all(
      ['+353 1', '+353 2'].map((phone) => correctAuthority(dpo, { version, entry: { ...entry, phone }, reason })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it.each(others)('is refused to %s', async (role) => {
    const before = await database.client.authorityEntry.count()
    expect(await corrected('LU_CNPD', { phone: '1' }, byRole[role])).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.authorityEntry.count()).toBe(before)
  })

  it('cannot be changed or removed by the login of the application', async () => {
    await expect(
      database.client.authorityEntry.updateMany({ where: { code: 'BE_GBA' }, data: { reason: 'x' } }),
    ).rejects.toThrow()
    await expect(database.client.authorityEntry.deleteMany({ where: { code: 'BE_GBA' } })).rejects.toThrow()
  })
})

describe('its form', () => {
  const typed = async (change: object = {}) => {
    const { entry, version } = await used('BE_CCB')
    const { country, portal, website, address, phone, email, validFrom, validUntil, successor, source, certainty } =
      entry
    const checks = { gdpr: false, nis2: true, dora: false, cra: true, ecommunications: false }
    return {
      ...{ version, code: 'BE_CCB', country, language: 'nl', ...checks, ...typedOf(entry, 'nl') },
      ...{ portal, website, address, phone, email, validFrom, validUntil, successor, source, certainty, reason },
      ...change,
    }
  }

  it('gives back the entry that it was filled from', async () => {
    const { entry } = await used('BE_CCB')
    const words = { who: { nl: '' }, card: { nl: '' }, role: { nl: '' } }
    const names = { de: '', en: '', fr: '', nl: '', ...entry.names }
    expect(entryTyped(authorityForm.parse(await typed())).entry).toEqual({ ...entry, ...words, names })
  })

  it('keeps what other languages say beside what is typed in this one', async () => {
    const words = { who: { fr: 'Lui' }, card: {}, role: {} }
    const read = authorityForm.parse(await typed({ words, who: 'Zij' }))
    expect(entryTyped(read).entry.who).toEqual({ fr: 'Lui', nl: 'Zij' })
  })

  it.each<[object, string]>([
    [{ portal: 'javascript:alert(1)' }, 'portal'],
    [{ nameNl: '', nameFr: '', nameDe: '', nameEn: '' }, 'nameNl'],
    [{ nis2: false, cra: false }, 'gdpr'],
    [{ reason: '' }, 'reason'],
    [{ validFrom: '2026-13-01' }, 'validFrom'],
    [{ languages: 'dutch' }, 'languages'],
    [{ alsoCalled: 'x'.repeat(121) }, 'alsoCalled'],
    [{ more: 1 }, ''],
  ])('with %j says what is wrong at its question', async (change, field) => {
    const read = authorityForm.safeParse(await typed(change))
    expect(read.error?.issues[0]?.path.join('.') ?? 'none').toBe(field)
  })
})
