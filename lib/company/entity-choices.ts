import { cache } from 'react'
import { db } from '@/lib/db/client'
import { mainEntityId } from './main-entity'

/** The company and its legal entities by name, retired ones marked; read once per request. */
export const entityChoices = cache(async () => {
  const [company, others] = await Promise.all([
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }),
    db().legalEntity.findMany({ select: { id: true, name: true, retiredAt: true }, orderBy: { name: 'asc' } }),
  ])
  return [
    ...(company ? [{ id: mainEntityId, name: company.legalName, retired: false }] : []),
    ...others.map(({ id, name, retiredAt }) => ({ id, name, retired: retiredAt !== null })),
  ]
})
