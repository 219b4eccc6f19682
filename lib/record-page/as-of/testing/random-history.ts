import type { Someone } from '@/lib/access/testing/contexts'
import { movedTo } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import type { Result } from '@/lib/errors/refusal'
import { codeList } from '@/lib/law/codes/registry'
import { emptyValues } from '@/lib/records/form/input'
import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { createRecord } from '@/lib/records/write/create'
import { restoreRecord, retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import { fieldsOf } from '@/lib/registers/declare/define'
import { acceptRecord, returnRecord } from '@/lib/review/steps/decide'
import { putInForce } from '@/lib/review/steps/force'
import { submitRecord } from '@/lib/review/steps/submit'
import { hour } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'
import { after, type Command, type Replayed, type World } from './replay'

/** Numbers from 0 up to 1 that are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

export type People = { editor: Someone; dpo: Someone; management: Someone }
type Values = Record<string, JsonValue>

const words = ['order', 'wage', 'visit', 'Café', 'camera', 'letter', 'post', 'news'] as const

/** Runs random commands over some registers while time moves on, and tells which were answered with yes. */
export class RandomHistory {
  world: World = new Map()
  readonly done: Command[] = []
  sent = 0
  private now: number
  private readonly ids = new Map<string, RecordId>()

  constructor(
    private readonly roll: () => number,
    private readonly people: People,
    private readonly registers: readonly Registered[],
    start: Instant,
  ) {
    this.now = Date.parse(start)
  }

  /** One command; null when it was refused, for then nothing happened. */
  async step(client: PrismaClient): Promise<Command | null> {
    this.now += Math.floor(this.roll() * 36 * hour) + 1
    this.sent += 1
    const done = await this.command(client)
    if (!done) return null
    this.done.push(done)
    this.world = after(this.world, done)
    return done
  }

  private async command(client: PrismaClient): Promise<Command | null> {
    const at = instantOf(new Date(this.now))
    const roll = this.roll()
    const by = (status: Replayed['status']) =>
      this.pick([...this.world.values()].filter((row) => row.status === status))
    const waiting = roll > 0.62 ? by('in_review') : undefined
    if (roll < 0.2 || this.world.size < 4) return this.create(at)
    if (roll < 0.44)
      return this.update(at, this.pick([...this.world.values()].filter((row) => row.status !== 'retired')))
    if (roll < 0.62) return this.submit(at, by('draft'))
    if (roll < 0.92) return this.decide(client, at, waiting)
    return roll < 0.97 ? this.retire(at, this.pick([...this.world.values()])) : this.restore(at, by('retired'))
  }

  private async create(at: Instant): Promise<Command | null> {
    const register = this.pick(this.registers)
    if (!register) return null
    const values = this.changed(register, {
      ...emptyValues(register),
      title: this.title(),
      departmentId: this.people.editor.actor.departmentIds[0] ?? null,
    })
    const result = await createRecord(this.by('editor', at), { register: register.slug, values })
    if (!result.ok) return null
    this.ids.set(result.value.ref, result.value.id)
    return { kind: 'create', at, ref: result.value.ref, register: register.slug, values }
  }

  private async update(at: Instant, record: Replayed | undefined): Promise<Command | null> {
    if (!record) return null
    const { ref, version, register } = record
    const values = this.changed(declarationOf(register), { ...record.values })
    const result = await updateRecord(this.by('editor', at), { ref, register, version, values })
    return result.ok && result.value.changed ? { kind: 'update', at, ref, values } : null
  }

  private async submit(at: Instant, record: Replayed | undefined): Promise<Command | null> {
    if (!record) return null
    const { ref, version } = record
    const result = await submitRecord(this.by('editor', at), { id: this.id(ref), version, note: '' })
    return result.ok ? { kind: 'submit', at, ref } : null
  }

  private async decide(client: PrismaClient, at: Instant, record: Replayed | undefined): Promise<Command | null> {
    if (!record) return null
    const { ref } = record
    const id = this.id(ref)
    const version = await client.recordVersion.findFirst({ where: { recordId: id }, orderBy: { number: 'desc' } })
    const contentHash = version?.contentHash ?? ''
    if (this.roll() < 0.15) {
      const result = await returnRecord(this.by('dpo', at), { id, contentHash, reason: 'Again.', comments: {} })
      return result.ok ? { kind: 'return', at, ref } : null
    }
    const accepted = await acceptRecord(this.by('dpo', at), { id, contentHash, comments: {} })
    if (accepted.ok) return { kind: 'accept', at, ref }
    const forced = await putInForce(this.by('management', at), { id, contentHash })
    return forced.ok ? { kind: 'force', at, ref, sentBack: forced.value.sentBack } : null
  }

  private retire(at: Instant, record: Replayed | undefined) {
    return this.state('retire', at, record, retireRecord)
  }

  private restore(at: Instant, record: Replayed | undefined) {
    return this.state('restore', at, record, restoreRecord)
  }

  private async state(
    kind: 'retire' | 'restore',
    at: Instant,
    record: Replayed | undefined,
    run: (context: Someone, input: { ref: string; version: number }) => Promise<Result<unknown>>,
  ): Promise<Command | null> {
    if (!record) return null
    const result = await run(this.by('dpo', at), { ref: record.ref, version: record.version })
    return result.ok ? { kind, at, ref: record.ref } : null
  }

  private changed(register: Registered, values: Values): Values {
    if (this.roll() < 0.4) values.title = this.title()
    if (this.roll() < 0.3) values.tags = this.some(['blue', 'green', 'red'])
    if (this.roll() < 0.2) values.noteToDpo = this.pick(words) ?? ''
    if (this.roll() < 0.2) values.nextReviewOn = this.pick(['2025-03-01', '2026-08-15', null] as const) ?? null
    if (this.roll() < 0.2) values.ruleReference = `Statement ${this.pick(words)}`
    for (const field of fieldsOf(register)) {
      if (this.roll() > 0.25) continue
      const codes = field.list ? codeList(field.list).map(({ code }) => code) : []
      if (field.kind === 'text' || field.kind === 'longText') values[field.name] = `${this.pick(words)} ${field.name}`
      if (field.kind === 'bool') values[field.name] = this.roll() < 0.5
      if (field.kind === 'choice') values[field.name] = this.pick(codes) ?? null
      if (field.kind === 'choices') values[field.name] = this.some(codes)
      if (this.roll() < 0.1) values.openFields = [field.name]
    }
    for (const [name, relation] of Object.entries(register.relations)) {
      if (this.roll() > 0.5) continue
      const refs = [...this.world.values()].filter((row) => row.register === relation.to).map(({ ref }) => ref)
      values[name] = relation.many ? this.some(refs).slice(0, 3) : this.some(refs).slice(0, 1)
    }
    return values
  }

  private title(): string {
    return `${this.pick(words)} ${this.pick(words)} ${Math.floor(this.roll() * 1000)}`
  }

  private some(from: readonly string[]): string[] {
    return from.filter(() => this.roll() < 0.3).sort()
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.roll() * from.length)]
  }

  private by(person: keyof People, now: Instant): Someone {
    return movedTo(this.people[person], now)
  }

  private id(ref: string): RecordId {
    return this.ids.get(ref) ?? recordIdSchema.parse('')
  }
}
