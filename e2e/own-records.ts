import { departments } from '@/lib/examples/optipost/people'
import { expect, type Page, type PersonKey, people, visit } from './fixtures'
import { builtActions } from './rights/actions'
import type { Words } from './words'

type Asked = { register: string; title: string; department?: keyof typeof departments; owner?: PersonKey }

/** The question of a form that begins with this label: required ones carry a mark behind it. */
export const asked = (label: string) => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** Opens the form of a new record and names it, so that a story has a record that no other story touches. */
export async function startRecord(page: Page, t: Words, { register, title, department, owner }: Asked): Promise<void> {
  await visit(page, `/registers/${register}/new`)
  await page.getByRole('textbox', { name: asked(t('registers', 'fields.title.label')) }).fill(title)
  if (department) {
    const place = page.getByRole('combobox', { name: asked(t('registers', 'fields.departmentId.label')) })
    await place.selectOption({ label: departments[department].name })
  }
  if (owner) {
    const who = page.getByRole('combobox', { name: asked(t('registers', 'fields.ownerId.label')) })
    await who.selectOption({ label: people[owner].name })
  }
}

/** Saves the new record that is being written and answers its reference. */
export async function saveRecord(page: Page, t: Words, title: string): Promise<string> {
  await page.getByRole('button', { name: t('registers', 'create'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  return page.url().split('/').at(-1) ?? ''
}

/** A new draft with nothing but its name; answers its reference. */
export async function writeRecord(page: Page, t: Words, record: Asked): Promise<string> {
  await startRecord(page, t, record)
  return saveRecord(page, t, record.title)
}

/** Many drafts at once, by the action that their form sends; answers their references. */
export async function postRecords(page: Page, register: string, titles: readonly string[]): Promise<string[]> {
  const create = builtActions().find(({ name }) => name === 'record.create')
  const refs: string[] = []
  for (const title of titles) {
    const answer = await page.request.post(`/registers/${register}/new`, {
      headers: {
        'next-action': create?.id ?? '',
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
        origin: new URL(page.url()).origin,
      },
      data: JSON.stringify([{ register, values: { title } }]),
    })
    const ref = /"ref":"([A-Z]+-\d+)"/.exec(await answer.text())?.[1]
    expect(ref, title).toBeDefined()
    refs.push(ref ?? '')
  }
  return refs
}
