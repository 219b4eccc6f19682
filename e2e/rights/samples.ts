import type { APIRequestContext } from '@playwright/test'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { systemNow } from '@/lib/time/types'
import { builtActions } from './actions'

/** Real objects to knock with, found by people who may see them. */
export type Samples = {
  record: string
  file: string
  leakFile: string
  requestFile: string
  sharingFile: string
  finding: string
  leak: string
  draft: string
  user: string
  company: string
  hold: string
  deletion: string
  batch: string
  /** A table that is not imported yet. */
  import: string
  peopleImport: string
  /** A leak and the notice to one of its customers: `L-…/customers/<id>`. */
  notice: string
  /** A leak and a letter about it to the people concerned: `L-…/letters/<id>`. */
  letter: string
  request: string
  /** A request and a letter of it: `Q-…/letters/<id>`. */
  requestLetter: string
}

async function firstOf(session: APIRequestContext, page: string, link: RegExp): Promise<string> {
  return link.exec(await (await session.get(page)).text())?.[1] ?? ''
}

/** A file at a record in force. */
async function attached(session: APIRequestContext, record: string): Promise<string> {
  const query = new URLSearchParams({ record, name: `Knock ${Date.now()}.pdf`, kind: 'other' })
  const answer = await session.put(`/api/files?${query}`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(`%PDF-1.7\n${Date.now()}\n%%EOF\n`),
  })
  return /"id":"([\w-]{36})"/.exec(await answer.text())?.[1] ?? ''
}

/** A file of a leak, or of a request. */
async function evidence(
  session: APIRequestContext,
  door: 'leaks' | 'requests' | 'sharing',
  ref: string,
): Promise<string> {
  const kind: Record<string, string> = door === 'leaks' ? {} : { kind: 'other' }
  const query = new URLSearchParams({ ref, name: `Knock ${Date.now()}.pdf`, ...kind })
  const answer = await session.put(`/api/${door}/files?${query}`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(`%PDF-1.7\n${Date.now()}\n%%EOF\n`),
  })
  return /"id":"([\w-]{36})"/.exec(await answer.text())?.[1] ?? ''
}

/** A related company; the example has none, for the statement names none. */
async function company(session: APIRequestContext): Promise<string> {
  const link = /\/organisation\/entities\/([\w-]{36})/
  const create = builtActions().find(({ name }) => name === 'entities.create')
  if (create && !(await firstOf(session, '/organisation', link))) {
    await session.post('/organisation/entities/new', {
      headers: {
        'next-action': create.id,
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
      },
      data: JSON.stringify([{ values: { name: `Knock ${Date.now()}`, country: 'BE' } }]),
    })
  }
  return firstOf(session, '/organisation', link)
}

/** A batch of one record, made as its page makes it. */
async function batch(session: APIRequestContext, ref: string): Promise<string> {
  const apply = builtActions().find(({ name }) => name === 'batch.apply')
  const tag = `knock ${Date.now()}`
  const query = new URLSearchParams({ pick: ref, deed: 'change', tags: tag })
  const preview = await (await session.get(`/registers/activities/batch?${query}`)).text()
  const version = Number(/\\?"version\\?":(\d+)/.exec(preview)?.[1])
  if (!apply) return ''
  const made = await session.post('/registers/activities/batch', {
    headers: { 'next-action': apply.id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
    data: JSON.stringify([
      { register: 'activities', deed: 'change', plan: { tagsAdd: [tag] }, picks: [{ ref, version }] },
    ]),
  })
  return /"id":"([\w-]{36})"/.exec(await made.text())?.[1] ?? ''
}

/** Does a server action with this session and answers its text; `origin`: of a session that does not name it by itself. */
export async function act(
  session: APIRequestContext,
  name: string,
  page: string,
  input: unknown,
  origin?: string,
): Promise<string> {
  const found = builtActions().find((action) => action.name === name)
  if (!found) throw new Error(`no action ${name}`)
  const answer = await session.post(page, {
    headers: {
      ...{ 'next-action': found.id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
      ...(origin === undefined ? {} : { origin }),
    },
    data: JSON.stringify([input]),
  })
  return answer.text()
}

const idIn = (text: string) => /"id":"([\w-]{36})"/.exec(text)?.[1] ?? ''

/** A notice to a customer, of a leak that hits what is done for them; `leak` was just reported. */
async function notice(session: APIRequestContext, leak: string): Promise<string> {
  const customer = `Customer ${Date.now()}`
  const values = { title: `Done for ${customer}`, recordKind: 'processor', controllers: [{ name: customer }] }
  const record = idIn(
    await act(session, 'record.create', '/registers/activities/new', { register: 'activities', values }),
  )
  const page = `/leaks/${leak}`
  await act(session, 'leaks.link', page, { ref: leak, version: 1, recordIds: [record] })
  const begun = await act(session, 'notices.start', page, { ref: leak, customer, language: 'en' })
  return `${leak}/customers/${idIn(begun)}`
}

/** A letter to the people concerned by a leak, begun. */
async function letter(session: APIRequestContext, leak: string): Promise<string> {
  const input = { ref: leak, language: 'nl', form: 'letter', topic: 'other', audience: '', isFurther: false }
  return `${leak}/letters/${idIn(await act(session, 'letters.start', `/leaks/${leak}`, input))}`
}

/** A leak reported by this person, by its number. */
async function reported(session: APIRequestContext): Promise<string> {
  const answer = await session.post('/api/leaks/report', { data: aReport({ story: 'Of a customer' }, systemNow()) })
  return /L-\d{4}-\d{3}/.exec(await answer.text())?.[0] ?? ''
}

export async function findSamples(dpo: APIRequestContext, admin: APIRequestContext): Promise<Samples> {
  const leaks = [...(await (await dpo.get('/leaks')).text()).matchAll(/\/leaks\/(L-\d{4}-\d{3})/g)].map(
    (found) => found[1] ?? '',
  )
  let draft = ''
  for (const leak of new Set(leaks)) {
    draft ||= await firstOf(dpo, `/leaks/${leak}`, /\/leaks\/(L-\d{4}-\d{3}\/draft\/[\w-]{36})/)
  }
  const requests = [...(await (await dpo.get('/requests')).text()).matchAll(/\/requests\/(Q-\d{4}-\d{3})/g)].map(
    (found) => found[1] ?? '',
  )
  let requestLetter = ''
  for (const request of new Set(requests))
    requestLetter ||= await firstOf(dpo, `/requests/${request}`, /\/requests\/(Q-\d{4}-\d{3}\/letters\/[\w-]{36})/)
  const record = await firstOf(dpo, '/registers/activities', /\/registers\/activities\/(A-\d+)/)
  return {
    record,
    file: await attached(dpo, record),
    leakFile: await evidence(dpo, 'leaks', leaks[0] ?? ''),
    requestFile: await evidence(dpo, 'requests', requests[0] ?? ''),
    sharingFile: await evidence(dpo, 'sharing', 'SH-001'),
    finding: await firstOf(dpo, '/findings', /\/findings\/(F-\d+)/),
    hold: await firstOf(dpo, '/retention', /\/retention\/holds\/(H-\d+)/),
    deletion: await firstOf(dpo, '/retention', /\/retention\/deletions\/(D-\d+)/),
    leak: leaks[0] ?? '',
    request: requests[0] ?? '',
    requestLetter,
    draft,
    batch: await batch(dpo, record),
    company: await company(dpo),
    peopleImport: idIn(
      await act(admin, 'people_imports.paste', '/users/import', { text: 'Email;Name\nknock@example.org;Knock Knock' }),
    ),
    import: idIn(await act(dpo, 'imports.paste', '/imports/new', { register: 'sources', text: 'Name;Kept\nKnock;x' })),
    notice: await notice(dpo, await reported(dpo)),
    letter: await letter(dpo, leaks[0] ?? ''),
    user: await firstOf(admin, '/users', /\/users\/([\w-]{36})/),
  }
}

/** The id of a document that was made for nobody. */
const nobodys = '5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90'

/** The path with real objects in the places of its parameters. */
export function filled(pattern: string, samples: Samples): string {
  const [draftLeak = '', , draftId = ''] = samples.draft.split('/')
  const [noticeLeak = '', , noticeId = ''] = samples.notice.split('/')
  const [letterRequest = '', , requestLetterId = ''] = samples.requestLetter.split('/')
  if (pattern.startsWith('/requests/[ref]/letters')) return `/requests/${letterRequest}/letters/${requestLetterId}`
  if (pattern.includes('/customers/')) return pattern.replace('[ref]', noticeLeak).replace('[id]', noticeId)
  const [letterLeak = '', , letterId = ''] = samples.letter.split('/')
  if (pattern.includes('/leaks/[ref]/letters/')) return pattern.replace('[ref]', letterLeak).replace('[id]', letterId)
  if (pattern.includes('/statement/draft/')) return '/api/statement/draft/nl/html'
  if (pattern.includes('/draft/')) return pattern.replace('[ref]', draftLeak).replace('[id]', draftId)
  return pattern
    .replace('[register]', 'activities')
    .replace('/activities/[ref]', `/activities/${samples.record}`)
    .replace('/findings/[ref]', `/findings/${samples.finding}`)
    .replace('/holds/[ref]', `/holds/${samples.hold}`)
    .replace('/deletions/[ref]', `/deletions/${samples.deletion}`)
    .replace('/promises/[ref]', '/promises/R3')
    .replace('/sharing/[ref]', '/sharing/SH-001')
    .replace('/batches/[id]', `/batches/${samples.batch}`)
    .replace('/imports/[id]', `/imports/${samples.import}`)
    .replace('/requests/[ref]', `/requests/${samples.request}`)
    .replace('/requests/files/[id]', `/requests/files/${samples.requestFile}`)
    .replace('/sharing/files/[id]', `/sharing/files/${samples.sharingFile}`)
    .replace('/requests/letters/[id]/[format]', `/requests/letters/${requestLetterId}/docx`)
    .replace('[ref]', samples.leak)
    .replace('/users/import/[id]', `/users/import/${samples.peopleImport}`)
    .replace('/users/[id]', `/users/${samples.user}`)
    .replace('/entities/[id]', `/entities/${samples.company}`)
    .replace('/leaks/files/[id]', `/leaks/files/${samples.leakFile}`)
    .replace('/report/files/[id]', `/report/files/${samples.leakFile}`)
    .replace('/files/[id]', `/files/${samples.file}`)
    .replace(/\/(extract|ready|exports)\/\[id\]/, `/$1/${nobodys}`)
    .replace('/exports/[list]', '/exports/activities?format=json')
    .replace('[entity]/[format]', 'main/json')
    .replace('/leaks/figures/[format]', '/leaks/figures/docx?language=en&period=2026')
    .replace('/leaks/log/[format]', '/leaks/log/csv?language=en')
    .replace('/letters/[id]/[format]', `/letters/${letterId}/docx`)
    .replace('/drafts/[id]/[format]', `/drafts/${draftId}/docx`)
    .replace('[token]', 'A'.repeat(43))
    .replace('/report-profiles/[code]', '/report-profiles/GBA_PART1')
    .replace('/settings/authorities/[code]', '/settings/authorities/BE_GBA')
    .replace('/settings/reports/[code]', '/settings/reports/GBA_PART1')
}
