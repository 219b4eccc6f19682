import { readFileSync } from 'node:fs'
import pg from 'pg'
import { z } from 'zod'
import { OperatorError } from '@/lib/errors/operator'
import { clickedPath, clickHeaders } from './clicks'
import { signedInPeople } from './people'
import { type Stack, startStack } from './stack'

const actions = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string().optional() })) })

/** The name under which the built application knows an action. */
function actionId(exportedName: string): string {
  const { node } = actions.parse(JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')))
  const [id] = Object.entries(node).find(([, action]) => action.exportedName === exportedName) ?? []
  if (!id) throw new OperatorError(`The build knows no action ${exportedName}.`)
  return id
}

type Door = { name: string; path: string; headers?: Record<string, string>; body?: string }

/**
 * Locks a table of a whole Dertig that has two connections, and comes to each kind of door: a page, a click, an action, a route.
 * Returns true when each says 503 with the time to ask again while the lock stands, and answers as ever after it.
 */
export async function busyTrial(): Promise<boolean> {
  const stack = await startStack(undefined, undefined, 'demo', { DATABASE_POOL: '2' })
  try {
    const [dpo] = await signedInPeople(stack.ownerUrl, 1, 'dpo')
    if (!dpo) throw new OperatorError('The trial has nobody to ask.')
    const list = '/registers/activities'
    const doors: Door[] = [
      ...['/', list, `${list}/A-001`, '/map'].flatMap((path) => [
        { name: `page ${path}`, path },
        { name: `click ${path}`, path: clickedPath(path), headers: clickHeaders },
      ]),
      { name: 'route /api/search', path: '/api/search?q=ghent' },
      {
        name: 'action updateRecordAction',
        path: list,
        headers: { 'next-action': actionId('updateRecordAction'), 'content-type': 'text/plain', origin: stack.address },
        body: '[{}]',
      },
    ]
    const held: boolean[] = []
    for (const table of ['Session', null]) {
      for (const door of doors) held.push(await comeTo(stack, dpo.cookie, door, table))
    }
    return held.every((one) => one)
  } finally {
    await stack.stop()
  }
}

async function comeTo(stack: Stack, cookie: string, door: Door, table: string | null): Promise<boolean> {
  const unlock = table === null ? null : await lock(stack, table)
  try {
    const body = door.body === undefined ? {} : { method: 'POST', body: door.body }
    const answer = await fetch(`${stack.address}${door.path}`, { headers: { cookie, ...door.headers }, ...body })
    await answer.arrayBuffer()
    const again = answer.headers.get('retry-after')
    console.log(
      `${table ? `${table} locked` : 'free'.padEnd(14)} ${door.name.padEnd(34)} ${answer.status} ${again ?? ''}`,
    )
    return table === null ? answer.status === 200 && again === null : answer.status === 503 && Number(again) > 0
  } finally {
    await unlock?.()
  }
}

async function lock({ ownerUrl }: Stack, table: string): Promise<() => Promise<void>> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  await client.query('BEGIN')
  await client.query(`LOCK TABLE ${client.escapeIdentifier(table)} IN ACCESS EXCLUSIVE MODE`)
  return async () => {
    await client.query('ROLLBACK')
    await client.end()
  }
}
