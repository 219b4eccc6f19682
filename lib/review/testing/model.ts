import { type Role, roles } from '@/lib/access/roles'

/**
 * The review as lib/review/README.md tells it, written out again by hand. It imports no rule of the application on purpose: a slip
 * there must not slip in here too. Accounts and departments are plain keys.
 */
export type Account = { key: string; person: string; roles: readonly Role[]; departments: readonly string[] }
export type Values = { title: string; description: string }
type Status = 'draft' | 'in_review' | 'in_force' | 'retired'
type Frozen = { values: Values; content: string }
type Standing = Frozen & { contributors: readonly string[]; submitter: string; acceptedBy: string | null }
export type ModelRecord = {
  key: string
  department: string
  owner: string
  /** Key of the record it relies on. */
  reliesOn: string | null
  status: Status
  version: number
  values: Values
  tags: number
  contributors: readonly string[]
  standing: Standing | null
  inForce: Frozen | null
  reasons: readonly string[]
}

export type Step =
  | { verb: 'update'; record: string; version: number; values: Values; tags: number }
  | { verb: 'submit' | 'confirm' | 'retire' | 'restore'; record: string; version: number }
  | { verb: 'accept' | 'return' | 'force' | 'acceptMany' | 'forceMany'; record: string; rightHash: boolean }
/** null: the step is legal. Else `code reason` of the refusal. */
export type No = string | null

export class ReviewModel {
  readonly records = new Map<string, ModelRecord>()
  readonly accounts = new Map<string, Account>()

  /** What the record says now, with what it relies on as it is in force: two records with equal text have equal hashes. */
  contentOf(record: ModelRecord): string {
    const relied = record.reliesOn === null ? null : (this.at(record.reliesOn).inForce?.content ?? null)
    return JSON.stringify([record.key, record.department, record.values, record.reliesOn, relied])
  }

  at(key: string): ModelRecord {
    const record = this.records.get(key)
    if (!record) throw new Error(`no record ${key}`)
    return record
  }

  /** May this account, by its roles, ever take this step on this record. */
  may(account: Account, verb: Step['verb'], record: ModelRecord): boolean {
    const has = (role: Role) => account.roles.includes(role)
    const keeps = has('editor') && account.departments.includes(record.department)
    const owns = record.owner === account.key && (has('editor') || has('management'))
    switch (verb) {
      case 'update':
      case 'submit':
      case 'retire':
      case 'restore':
        return keeps || has('dpo')
      case 'confirm':
        return keeps || owns || has('dpo')
      case 'accept':
      case 'return':
      case 'acceptMany':
        return has('dpo')
      case 'force':
      case 'forceMany':
        return has('management')
    }
  }

  /** Why the step is refused, or null. */
  whyNot(account: Account, step: Step): No {
    const record = this.at(step.record)
    if (!this.may(account, step.verb, record)) return 'not_found'
    switch (step.verb) {
      case 'update':
        if (record.status === 'retired') return 'not_now record_retired'
        return step.version === record.version ? null : 'stale'
      case 'submit':
        return this.#old(step, record) ?? this.#unsubmitted(record) ?? this.#nothingNew(record)
      case 'confirm':
        return this.#old(step, record) ?? this.#unsubmitted(record) ?? (same(record) ? null : changed)
      case 'retire':
        if (step.version !== record.version) return 'stale'
        if (record.status === 'retired') return 'not_now record_retired'
        return this.#relying(record).some(({ status }) => status !== 'retired') ? 'in_use' : null
      case 'restore':
        if (step.version !== record.version) return 'stale'
        return record.status === 'retired' ? null : 'not_now record_not_retired'
      case 'accept':
        return this.#judged(step, record) ?? accepted(record) ?? this.#ownText(account, record)
      case 'acceptMany':
        return this.#judged(step, record) ?? accepted(record) ?? this.#ownText(account, record) ?? unchanged(record)
      case 'return':
        return this.#judged(step, record)
      case 'force':
        return this.#judged(step, record) ?? this.#fourEyes(account, record)
      case 'forceMany':
        return this.#judged(step, record) ?? this.#fourEyes(account, record) ?? unchanged(record)
    }
  }

  #old({ version }: { version: number }, record: ModelRecord): No {
    return version === record.version ? null : 'stale submit'
  }

  #unsubmitted({ status, standing }: ModelRecord): No {
    if (status === 'retired') return 'not_now review_retired'
    return standing ? 'not_now review_already_submitted' : null
  }

  #nothingNew(record: ModelRecord): No {
    const again = record.reasons.length === 0 && record.inForce?.content === this.contentOf(record)
    return again ? 'not_now review_nothing_changed' : null
  }

  #judged({ rightHash }: { rightHash: boolean }, { status, standing }: ModelRecord): No {
    if (status === 'retired') return 'not_now review_retired'
    if (!standing) return 'not_now review_nothing_submitted'
    return rightHash ? null : 'not_now review_other_content'
  }

  #fourEyes({ person }: Account, { standing }: ModelRecord): No {
    if (!standing?.acceptedBy) return 'not_now review_not_accepted'
    const isPerson = (key: string) => this.accounts.get(key)?.person === person
    if ([...standing.contributors, standing.submitter].some(isPerson)) return 'not_now review_own_work'
    return isPerson(standing.acceptedBy) ? 'not_now review_own_review' : null
  }

  #ownText({ person }: Account, { standing }: ModelRecord): No {
    const wrote = standing?.contributors.some((key) => this.accounts.get(key)?.person === person)
    return wrote ? 'not_now review_accepts_own_work' : null
  }

  #relying({ key }: ModelRecord): ModelRecord[] {
    return [...this.records.values()].filter(({ reliesOn }) => reliesOn === key)
  }

  /** Takes a legal step. */
  take(account: Account, step: Step): void {
    const record = this.at(step.record)
    const before = record.inForce
    const after = this.#after(account, step, record)
    if (!after) return
    put(record, after)
    const said = JSON.stringify(after.inForce?.values)
    if (!after.inForce || !before || JSON.stringify(before.values) === said) return
    for (const other of this.#relying(record)) {
      if (other.status !== 'in_force' && other.status !== 'in_review') continue
      const reasons = [...other.reasons.filter((key) => key !== record.key), record.key]
      put(other, { status: 'draft', standing: null, reasons })
    }
  }

  /** What the step changes of the record; null for nothing. */
  #after(account: Account, step: Step, record: ModelRecord): Partial<ModelRecord> | null {
    switch (step.verb) {
      case 'update': {
        const edited = JSON.stringify(step.values) !== JSON.stringify(record.values)
        if (!edited && step.tags === record.tags) return null
        const { values, tags } = step
        const contributors = [...new Set([...record.contributors, account.key])]
        return { values, tags, ...(edited ? { status: 'draft', standing: null, contributors } : {}) }
      }
      case 'submit':
        return this.#submitted(account, record)
      case 'confirm': {
        const cameBack = record.reasons.length > 0 || record.inForce?.content !== this.contentOf(record)
        if (record.status === 'draft' && cameBack) return this.#submitted(account, record)
        return { status: 'in_force', contributors: [] }
      }
      case 'retire':
        return { status: 'retired', standing: null, inForce: null }
      case 'restore':
        return { status: 'draft' }
      case 'accept':
      case 'acceptMany':
        return { standing: record.standing && { ...record.standing, acceptedBy: account.key } }
      case 'return':
        return { status: 'draft', standing: null }
      case 'force':
      case 'forceMany':
        return { status: 'in_force', inForce: record.standing, standing: null, contributors: [], reasons: [] }
    }
  }

  #submitted({ key }: Account, record: ModelRecord): Partial<ModelRecord> {
    const frozen = { values: record.values, content: this.contentOf(record) }
    const standing = { ...frozen, contributors: record.contributors, submitter: key, acceptedBy: null }
    return { status: 'in_review', standing }
  }
}

const changed = 'not_now review_has_changes'
const accepted = ({ standing }: ModelRecord): No => (standing?.acceptedBy ? 'not_now review_already_accepted' : null)
const unchanged = ({ standing, inForce }: ModelRecord): No =>
  JSON.stringify(standing?.values) === JSON.stringify(inForce?.values) ? null : changed
const same = ({ values, inForce }: ModelRecord): boolean => JSON.stringify(values) === JSON.stringify(inForce?.values)

function put(record: ModelRecord, change: Partial<ModelRecord>): void {
  Object.assign(record, change, { version: record.version + 1 })
}

/** Role sets that one account may hold. */
export const roleSets: readonly (readonly Role[])[] = [
  ['editor'],
  ['editor', 'management'],
  ['management'],
  ['dpo'],
  ['dpo', 'editor'],
  ...roles.map((role) => [role]),
]
