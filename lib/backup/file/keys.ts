import { createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { publicKeyLine, signingKeyOf } from '@/lib/audit/tree/checkpoint'
import { readSettings, secretNames } from '@/lib/config/settings'
import { OperatorError } from '@/lib/errors/operator'
import type { Manifest } from './format'

const secret = z.string().min(32)
const keysSchema = z.object({
  kind: z.literal('dertig keys'),
  NEXTAUTH_SECRET: secret,
  ENCRYPTION_KEY: secret,
  AUDIT_SIGNING_KEY: secret,
})
/** The secrets of an installation. They are kept apart from backups: a name that was erased comes back only to who holds both. */
export type Keys = Omit<z.infer<typeof keysSchema>, 'kind'>

/** Those of this process. */
export function keysHere(): Keys {
  const given = readSettings()
  const named = secretNames.map((name) => [name, given[name]])
  return keysSchema.parse({ kind: 'dertig keys', ...Object.fromEntries(named) })
}

/** The text of a file of keys. */
export function keysText(keys: Keys): string {
  return `${JSON.stringify({ kind: 'dertig keys', ...keys }, null, 2)}\n`
}

/** The keys in a file; refuses what is none. */
export function readKeys(file: string): Keys {
  try {
    const { kind: _kind, ...keys } = keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return keys
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new OperatorError(absent ? `There is no file ${file}.` : `${file} is no file of keys that Dertig wrote.`)
  }
}

/** By what keys are known without telling them. */
export function knownBy(keys: Keys, origin: string): Manifest['keys'] {
  const encryption = hkdfSync('sha256', keys.ENCRYPTION_KEY, '', 'dertig backup check v1', 32)
  return {
    signing: publicKeyLine(signingKeyOf(origin, keys.AUDIT_SIGNING_KEY)),
    encryption: Buffer.from(encryption).toString('hex'),
  }
}

const purpose = Buffer.from('dertig backup manifest v1\n')

/** The signature of a manifest, with the key that signs checkpoints of the log. */
export function signManifest(manifest: Buffer, keys: Keys, origin: string): Buffer {
  return sign(null, Buffer.concat([purpose, manifest]), signingKeyOf(origin, keys.AUDIT_SIGNING_KEY).privateKey)
}

/** Is this the signature of this manifest with these keys. */
export function isSigned(manifest: Buffer, signature: Buffer, keys: Keys, origin: string): boolean {
  const key = createPublicKey(signingKeyOf(origin, keys.AUDIT_SIGNING_KEY).privateKey)
  return verify(null, Buffer.concat([purpose, manifest]), key, signature)
}
