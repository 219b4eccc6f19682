import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { lastCheckpoint, originOfLog, publicKeyLine, signingKey } from '@/lib/audit/tree/checkpoint'
import { verifyLog } from '@/lib/audit/tree/verify'
import { linesOf, verifyBundle } from '@/lib/audit/verifier.mjs'
import { OperatorError } from '@/lib/errors/operator'
import { print } from './operator/store'

const exitCodes = { ok: 0, tampered: 1, unreadable: 2 } as const

/**
 * `audit verify [bundle] [--checkpoint file] [--key line]`: checks a downloaded log, or without one the running
 * database. Prints one JSON line. Exit code 0: unchanged, 1: changed, 2: cannot be read.
 */
export async function runAudit(
  args: readonly string[],
  withDatabase: (work: () => Promise<number>) => Promise<number>,
): Promise<number> {
  const [verb, ...rest] = args
  if (verb !== 'verify') throw new OperatorError('Usage: audit verify [bundle] [--checkpoint file] [--key line]')
  const file = rest.find((arg, n) => !arg.startsWith('--') && !rest[n - 1]?.startsWith('--'))
  return file ? runAuditVerify(rest, file) : withDatabase(() => runAuditVerify(rest))
}

/** Checks the file, or the database when there is none. */
export async function runAuditVerify(args: readonly string[], file?: string): Promise<number> {
  const checkpoint = option(args, '--checkpoint')
  const found = file ? await fromFile(file, checkpoint, option(args, '--key')) : await running(checkpoint)
  print(found)
  return exitCodes[found.state]
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  if (at < 0) return undefined
  const value = args[at + 1]
  if (value === undefined) throw new OperatorError(`${name} needs a value.`)
  return value
}

async function fromFile(file: string, checkpoint: string | undefined, key: string | undefined) {
  for (const path of [file, checkpoint])
    if (path !== undefined && !existsSync(path))
      return { state: 'unreadable', message: `${path} does not exist` } as const
  const earlier = checkpoint === undefined ? undefined : readFileSync(checkpoint, 'utf8')
  return verifyBundle(linesOf(createReadStream(file)), { earlier, key })
}

async function running(checkpoint: string | undefined) {
  if (checkpoint !== undefined && !existsSync(checkpoint)) throw new OperatorError(`${checkpoint} does not exist.`)
  const found = await verifyLog(checkpoint === undefined ? undefined : readFileSync(checkpoint, 'utf8'))
  const last = await lastCheckpoint()
  return { ...found, publicKey: publicKeyLine(signingKey(await originOfLog())), checkpoint: last?.note ?? null }
}
