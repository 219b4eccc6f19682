import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contextOf } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { recordRead } from '@/lib/audit/entry/append'
import { eraseSubject } from '@/lib/audit/entry/erase'
import { logState } from '@/lib/audit/log/asked'
import { listLog } from '@/lib/audit/log/log'
import { namesOf } from '@/lib/audit/log/opened'
import { type ImportId, userIdSchema } from '@/lib/db/ids'
import { updateProfile } from '@/lib/people/account'
import { entriesAbout } from '@/lib/records/testing/some-record'
import type { Choice } from '../plan/choice'
import { chosenTable, type ImportContext, storedImport, storedPeople } from '../run/stored'
import { choosePeople, dropPeople, mendPeople, pastePeople } from './commands'
import { commitPeople, undoPeople } from './commit'
import { failedPeople } from './failed'
import { judgedPeople, newDepartmentsIn } from './judge'

const { database, department, editor, dpo, byRole } = someOffice()
const { admin } = byRole

async function started(text: string, choice: Partial<Choice> = {}, who: ImportContext = admin): Promise<ImportId> {
  const made = await pastePeople(who, { text })
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { id } = made.value
  const stored = await storedPeople(database.client, who.actor, id)
  const chosen = await choosePeople(who, { id, choice: { ...stored.choice, ...choice } })
  if (!chosen.ok) throw new Error(JSON.stringify(chosen))
  return id
}
const byEmail = (email: string) =>
  database.client.user.findUnique({ where: { email }, include: { roles: true, departments: true, rights: true } })
const rolesOf = async (email: string) => (await byEmail(email))?.roles.map(({ role }) => role).sort()
const placeName = async () => (await database.client.department.findUniqueOrThrow({ where: { id: department } })).name

describe('people from a table', () => {
  test('get accounts, with the invitation of the house, in one transaction with one entry; rights over leaks wait', async () => {
    const place = await placeName()
    const text = `E-mail;Naam;Rol;Afdeling\nnieuw.een@x.example;Nieuw Een;Medewerker;${place}\nnieuw.twee@x.example;Nieuw Twee;DPO;`
    const id = await started(text)
    const before = await database.client.auditEntry.count()
    const done = await commitPeople(admin, { id, leaveWrong: false })
    expect(done).toMatchObject({ ok: true, value: { report: { created: 2, updated: 0, left: 0, waits: 1 } } })
    // Nothing mails here, so the link of who needs no second person is shown, once.
    expect(done.ok && done.value.links).toMatchObject([{ name: 'Nieuw Een' }])
    expect((await database.client.auditEntry.count()) - before).toBe(1)
    expect(await byEmail('nieuw.een@x.example')).toMatchObject({
      ...{ passwordHash: null, roles: [{ role: 'employee' }], departments: [{ departmentId: department }] },
    })
    expect(await byEmail('nieuw.twee@x.example')).toMatchObject({
      ...{ roles: [{ role: 'employee' }], rights: [{ kind: 'roles', roles: ['dpo'], decision: null }] },
    })
    const { entries } = await listLog(admin.actor, logState({ action: 'user.import' }), 'Europe/Brussels')
    expect(entries.map(({ action }) => action)).toContain('user.import')
    expect(await entriesAbout(database.client, id)).toEqual(['import.start', 'import.prepare', 'user.import'])
    const body = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'user.import' } })
    expect(body.body).not.toContain('nieuw.een')
    expect(await commitPeople(admin, { id, leaveWrong: false })).toMatchObject({ ok: false, reason: 'import_done' })
  })

  test('of which a row is wrong nobody gets one, unless that row is left out knowingly', async () => {
    const text = 'E-mail;Naam;Rol\ngoed@x.example;Goed Mens;Medewerker\nslecht@x.example;Slecht Mens;Koning'
    const id = await started(text)
    expect(await commitPeople(admin, { id, leaveWrong: false })).toMatchObject({ ok: false, reason: 'import_wrong' })
    expect(await byEmail('goed@x.example')).toBeNull()
    const file = await failedPeople(admin, { id })
    expect(file instanceof Response && (await file.text())).toContain(
      '"slecht@x.example";"Slecht Mens";"Koning";"Rol: ',
    )
    expect(await mendPeople(admin, { id, cells: [{ row: 1, column: 1, text: 'Nieuw Naam' }] })).toMatchObject({
      ok: true,
    })
    expect(await commitPeople(admin, { id, leaveWrong: true })).toMatchObject({
      ok: true,
      value: { report: { created: 1, left: 1 } },
    })
    expect(await byEmail('slecht@x.example')).toBeNull()
  })

  test('two of one name are not both taken, nor one that somebody has', async () => {
    const id = await started(
      `E-mail;Naam\nzelfde.1@x.example;Zelfde Naam\nzelfde.2@x.example;Zelfde Naam\nx@x.example;${dpo.actor.name}`,
    )
    expect(await commitPeople(admin, { id, leaveWrong: true })).toMatchObject({
      value: { report: { created: 1, left: 2 } },
    })
  })

  test('roles are changed by address, as one by one, and put back', async () => {
    const first = await started('E-mail;Naam\nwissel@x.example;Wis Sel')
    await commitPeople(admin, { id: first, leaveWrong: false })
    const place = await placeName()
    const id = await started(`E-mail;Rol;Afdeling\nwissel@x.example;Record owner;${place}`, { mode: 'update' })
    expect(await commitPeople(admin, { id, leaveWrong: false })).toMatchObject({
      ok: true,
      value: { report: { updated: 1 } },
    })
    expect(await rolesOf('wissel@x.example')).toEqual(['editor'])
    expect(await undoPeople(admin, { id })).toMatchObject({ ok: true, value: { done: 1, left: [] } })
    expect(await rolesOf('wissel@x.example')).toEqual(['employee'])
    // The import that made the account comes too late: it was changed since.
    expect(await undoPeople(admin, { id: first })).toMatchObject({ ok: false, reason: 'import_stands' })
  })

  test('are taken back: who never used the account loses access, who chose a password stays and is named', async () => {
    const id = await started('E-mail;Naam\nterug.1@x.example;Terug Een\nterug.2@x.example;Terug Twee')
    expect(await undoPeople(admin, { id })).toMatchObject({ ok: false, reason: 'import_not_done' })
    await commitPeople(admin, { id, leaveWrong: false })
    await database.client.user.update({ where: { email: 'terug.2@x.example' }, data: { passwordHash: 'set' } })
    expect(await undoPeople(admin, { id })).toMatchObject({
      ok: true,
      value: { done: 1, left: [{ why: 'signed_in' }] },
    })
    expect((await byEmail('terug.1@x.example'))?.disabledAt).not.toBeNull()
    expect((await byEmail('terug.2@x.example'))?.disabledAt).toBeNull()
    const stored = await storedPeople(database.client, admin.actor, id)
    expect(stored.state).toBe('undone')
    expect(stored.report?.stays).toMatchObject([{ why: 'signed_in' }])
    expect(await entriesAbout(database.client, id)).toContain('user.import_undo')
  })

  test('are named in the log as the table named them, also after another name was taken', async () => {
    const id = await started('E-mail;Naam\ntoen@x.example;Toen Zo')
    await commitPeople(admin, { id, leaveWrong: false })
    const user = await byEmail('toen@x.example')
    const own = contextOf(['employee'])
    const who = { ...own, actor: { ...own.actor, id: userIdSchema.parse(user?.id) } }
    await recordRead(who, { action: 'record.export', subject: { type: 'record', id: randomUUID() } })
    const profile = { name: 'Nu Anders', phone: null, locale: 'nl' as const, version: 1 }
    expect(await updateProfile(who, profile)).toMatchObject({ ok: true })
    await recordRead(who, { action: 'record.export', subject: { type: 'record', id: randomUUID() } })

    const { entries } = await listLog(dpo.actor, logState({ who: who.actor.id }), 'Europe/Brussels')
    const names = entries.map((entry) => (entry.who.kind === 'person' ? entry.who.name : entry.who.kind))
    expect(names).toEqual(['Nu Anders', 'Toen Zo', 'Toen Zo'])
    const [imported] = (await listLog(dpo.actor, logState({ action: 'user.import' }), 'Europe/Brussels')).entries
    expect(imported?.changes.find(({ field }) => field === 'people')?.new).toEqual([who.actor.id])
    const named = await namesOf(imported ? [imported] : [])
    expect(imported && named(imported, who.actor.id)).toBe('Toen Zo')
    expect(imported && named(imported, department)).toBeUndefined()
    await eraseSubject(dpo, { type: 'user', id: who.actor.id })
    expect(imported && (await namesOf([imported]))(imported, who.actor.id)).toBeUndefined()
  })

  test('bring departments that are not there yet: shown before, made once with them, and retired again with them', async () => {
    const text =
      'E-mail;Naam;Rol;Afdeling\nver.1@x.example;Ver Een;Record owner;Verzending\nver.2@x.example;Ver Twee;Medewerker;verzending\nver.3@x.example;Ver Drie;Koning;Nergens'
    const id = await started(text)
    const stored = await storedPeople(database.client, admin.actor, id)
    const shown = await judgedPeople(database.client, admin, chosenTable(stored), stored.choice)
    expect(newDepartmentsIn(shown)).toMatchObject([{ name: 'Verzending', rows: 2 }])
    const there = () => database.client.department.findMany({ where: { name: { in: ['Verzending', 'Nergens'] } } })
    expect(await there()).toEqual([])
    const done = await commitPeople(admin, { id, leaveWrong: true })
    const [made] = await there()
    expect(done).toMatchObject({ ok: true, value: { report: { created: 2, left: 1, departments: [made?.id] } } })
    expect(await there()).toHaveLength(1)
    for (const email of ['ver.1@x.example', 'ver.2@x.example'])
      expect(await byEmail(email)).toMatchObject({ departments: [{ departmentId: made?.id }] })
    const { entries } = await listLog(dpo.actor, logState({ action: 'user.import' }), 'Europe/Brussels')
    expect(entries[0]?.changes).toContainEqual({ field: 'departments', old: null, new: [made?.id] })
    expect(await undoPeople(admin, { id })).toMatchObject({ ok: true, value: { done: 2, left: [] } })
    expect((await there())[0]?.retiredAt).not.toBeNull()
    // A name of one that was retired is not given again.
    const again = await started('E-mail;Naam;Afdeling\nver.4@x.example;Ver Vier;Verzending')
    expect(await commitPeople(admin, { id: again, leaveWrong: false })).toMatchObject({ reason: 'import_wrong' })
    await dropPeople(admin, { id: again })
    const kept = await started('E-mail;Naam;Afdeling\nver.5@x.example;Ver Vijf;Vloot')
    await commitPeople(admin, { id: kept, leaveWrong: false })
    const fleet = await database.client.department.findFirstOrThrow({ where: { name: 'Vloot' } })
    await database.client.userDepartment.create({ data: { userId: dpo.actor.id, departmentId: fleet.id } })
    await undoPeople(admin, { id: kept })
    expect((await database.client.department.findUniqueOrThrow({ where: { id: fleet.id } })).retiredAt).toBeNull()
  })

  test('the last administrator does not lose the role by a table', async () => {
    const { email } = await database.client.user.findUniqueOrThrow({ where: { id: admin.actor.id } })
    await database.client.user.update({ where: { id: admin.actor.id }, data: { passwordHash: 'set' } })
    const id = await started(`E-mail;Rol\n${email};Medewerker`, { mode: 'update' })
    expect(await commitPeople(admin, { id, leaveWrong: false })).toMatchObject({ ok: false, reason: 'import_wrong' })
    expect(await rolesOf(email)).toEqual(['admin'])
  })
})

describe('rights', () => {
  test.each(['employee', 'editor', 'dpo', 'management', 'auditor'] as const)('%s imports nobody', async (role) => {
    const id = await started('E-mail;Naam\nniemand@x.example;Nie Mand')
    const who = role === 'editor' ? editor : role === 'dpo' ? dpo : byRole[role]
    await expect(storedPeople(database.client, who.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await commitPeople(who, { id, leaveWrong: false })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await undoPeople(who, { id })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await dropPeople(who, { id })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await byEmail('niemand@x.example')).toBeNull()
    // Nor is it a table of a register.
    await expect(storedImport(database.client, who.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await dropPeople(admin, { id })).toMatchObject({ ok: true })
  })

  test('more people than one table may hold are refused', async () => {
    const rows = Array.from({ length: 301 }, (_, n) => `p${n}@x.example;Persoon ${n}`)
    expect(await pastePeople(admin, { text: ['E-mail;Naam', ...rows].join('\n') })).toMatchObject({
      reason: 'table_people',
    })
  })
})
