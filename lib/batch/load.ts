import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { can, mayEver } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { gate, nothingThere, onlyToday, pageContext } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { batchIdSchema } from '@/lib/db/ids'
import { refSchema } from '@/lib/records/form/input'
import { departmentChoices, ownerChoices, tagChoices } from '@/lib/records/form/sections'
import { findDeclaration } from '@/lib/records/state/registered'
import type { RawParams } from '@/lib/table/parse'
import { batchSeen, previewBatch, refsOfList } from './queries'
import { type Deed, deeds, isEmptyPlan, mostRecords, type Plan, planSchema } from './schema'

const all = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([])
const one = (params: RawParams, name: string): string => all.parse(params[name] ?? [])[0]?.trim() ?? ''

/** The names of this page's own questions; everything else in its address is the list's. */
const questions = ['pick', 'all', 'back', 'deed', 'owner', 'department', 'tagsDo', 'tags', 'review', 'months'] as const
type Question = (typeof questions)[number]

/** The right each deed asks, on some record at least. */
const rightOf: Readonly<Record<Deed, Verb>> = { change: 'update', submit: 'submit', confirm: 'confirm' }

/** The page that does one thing with several records of a register: what was chosen, and what would become of it. */
export async function loadBatch(slug: string, params: RawParams) {
  const actor = await gate('register', 'confirm')
  const register = findDeclaration(slug)
  if (!register) notFound()
  await onlyToday(`/registers/${register.slug}`)
  const context = await pageContext(actor)
  const address = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      questions.some((question) => question === name) ? [] : all.parse(value ?? []).map((text) => [name, text]),
    ),
  )
  const everything = one(params, 'all') === '1'
  const picked = all.parse(params.pick ?? []).filter((ref) => refSchema.safeParse(ref).success)
  const refs = everything ? await refsOfList(actor, register, params) : [...new Set(picked)]
  const offered = deeds.filter((deed) => mayEver(actor, 'register', rightOf[deed]))
  const deed = offered.find((known) => known === one(params, 'deed')) ?? null
  const { plan, wrong } = planOf(params)
  const most = mostRecords[deed ?? 'change']
  const ready =
    deed !== null && refs.length > 0 && refs.length <= most && !wrong && !(deed === 'change' && isEmptyPlan(plan))
  const [people, departments, tags, rows] = await Promise.all([
    ownerChoices(),
    departmentChoices(actor, 'update'),
    tagChoices(actor),
    ready ? previewBatch(context, register, { deed, plan, refs }) : null,
  ])
  return {
    register,
    refs,
    everything,
    most,
    address,
    asked: (name: Question) => one(params, name),
    offered,
    deed,
    plan,
    problem: deed !== 'change' ? null : (wrong ?? (isEmptyPlan(plan) ? ('unchosen' as const) : null)),
    /** The day that is chosen for all is over: each is due at once. */
    isPast: deed === 'change' && plan.reviewOn !== null && plan.reviewOn < context.today,
    rows,
    choices: { people, departments, tags, mayBeNowhere: can(actor, 'register', 'update') !== null },
    back: backTo(register.slug, one(params, 'back'), address),
  }
}
export type BatchPage = Awaited<ReturnType<typeof loadBatch>>

/** What the questions say, where an empty answer leaves a field as it is and `-` takes its value away. */
function planOf(params: RawParams): { plan: Plan; wrong: 'wrong' | 'day_or_months' | null } {
  const chosen = (name: string) => {
    const value = one(params, name)
    return value === '' ? null : value === '-' ? '' : value
  }
  const tags = one(params, 'tags')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  const how = one(params, 'tagsDo')
  const months = one(params, 'months')
  const parsed = planSchema.safeParse({
    ownerId: chosen('owner'),
    departmentId: chosen('department'),
    tagsAdd: how === 'add' || how === '' ? tags : [],
    tagsRemove: how === 'remove' ? tags : [],
    tagsSet: how === 'set' ? tags : null,
    reviewOn: one(params, 'review') || null,
    reviewMonths: months === '' ? null : Number(months),
  })
  if (parsed.success) return { plan: parsed.data, wrong: null }
  const isBoth = parsed.error.issues.every(({ message }) => message === 'day_or_months')
  return { plan: planSchema.parse({}), wrong: isBoth ? 'day_or_months' : 'wrong' }
}

/** Where one came from: an address of this list, and no other. */
function backTo(slug: string, asked: string, address: URLSearchParams): string {
  const list = `/registers/${slug}`
  if (asked === list || asked.startsWith(`${list}?`)) return asked.slice(0, 4_000)
  return address.size > 0 ? `${list}?${address}` : list
}

/** What a batch did, for who reads one of its records. */
export async function loadBatchResult(id: string) {
  const actor = await gate('register', 'read')
  await onlyToday('/')
  const known = batchIdSchema.safeParse(id)
  const batch = known.success ? await batchSeen(actor, known.data) : null
  const register = batch && findDeclaration(batch.register)
  if (!batch || !register) return nothingThere(actor, 'register', 'read')
  const ids = batch.rows.flatMap(({ changes }) => changes.flatMap((change) => [change.old, change.new]))
  const where = { id: { in: ids.filter((value): value is string => z.uuid().safeParse(value).success) } }
  const select = { id: true, name: true }
  const [people, places] = await Promise.all([
    db().user.findMany({ where, select }),
    db().department.findMany({ where, select }),
  ])
  return { batch, register, names: new Map([...people, ...places].map(({ id: key, name }) => [key, name])) }
}
export type BatchResult = Awaited<ReturnType<typeof loadBatchResult>>
