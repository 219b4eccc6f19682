import 'server-only'
import { getLocale } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate, onlyToday } from '@/lib/action/gate'
import { departmentChoices } from '@/lib/records/form/sections'
import { localeOf } from '@/lib/text/locale'
import { templates } from './catalog/catalog'
import { languageSchema } from './commands'
import { existingFor, madeRegister, proposedRecords } from './drafts'

/** The templates, and of the one that is chosen everything it would make. */
export async function loadTemplates(asked: { template?: string; language?: string }) {
  const actor = await gate('register', 'create')
  await onlyToday(`/registers/${madeRegister}`)
  const language = languageSchema.catch(localeOf(await getLocale()) ?? actor.locale).parse(asked.language)
  const template = templates.find(({ slug }) => slug === asked.template) ?? null
  const proposed = template ? proposedRecords(template, language) : []
  const [existing, departments] = await Promise.all([
    existingFor(actor, proposed),
    template ? departmentChoices(actor, 'create') : [],
  ])
  const needsDepartment = can(actor, 'register', 'create') === null
  return { actor, language, template, proposed, existing, departments, needsDepartment }
}
export type TemplatesPage = Awaited<ReturnType<typeof loadTemplates>>
