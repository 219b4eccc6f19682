import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Role } from '@/lib/access/roles'

/** A person who is signed in: the cookie that says so. */
export type SignedIn = { id: string; cookie: string }

/** People of a role with a live session each, written as the owner: a trial is about writes, not about signing in. */
export async function signedInPeople(ownerUrl: string, count: number, role: Role = 'employee'): Promise<SignedIn[]> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    const people: SignedIn[] = []
    for (let index = 0; index < count; index += 1) people.push(await signedInPerson(client, role))
    return people
  } finally {
    await client.end()
  }
}

/** Nobody whom earlier runs signed in works here any more: lists of people to choose from are as long as the company's own. */
export async function sendTrialPeopleAway(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query(
      `UPDATE "User" SET "disabledAt" = now() WHERE email LIKE '%@trial.example' AND "disabledAt" IS NULL`,
    )
  } finally {
    await client.end()
  }
}

async function signedInPerson(client: pg.Client, role: Role): Promise<SignedIn> {
  const id = randomUUID()
  const handle = randomBytes(32).toString('base64url')
  await client.query('INSERT INTO "User" (id, name, email) VALUES ($1, $2, $3)', [
    id,
    `Trial ${role}`,
    `${id}@trial.example`,
  ])
  await client.query(`INSERT INTO "UserRole" ("userId", role) VALUES ($1, $2)`, [id, role])
  await client.query(
    `INSERT INTO "Session" ("handleHash", "userId", "createdAt", "lastSeenAt", "expiresAt", claims)
     VALUES ($1, $2, now(), now(), now() + interval '12 hours', '{}')`,
    [createHash('sha256').update(handle).digest('hex'), id],
  )
  return { id, cookie: `dertig.session=${handle}` }
}
