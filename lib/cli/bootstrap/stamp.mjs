import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** SHA-256 over names and contents of files, in order; folders are walked, what `skip` says is left out. */
export function hashOf(root, entries, skip = () => false) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap((entry) => filesUnder(root, entry, skip)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 24)
}

function filesUnder(root, entry, skip) {
  const absolute = path.join(root, entry)
  if (!existsSync(absolute) || skip(entry)) return []
  if (!statSync(absolute).isDirectory()) return [entry]
  return readdirSync(absolute).flatMap((name) => filesUnder(root, `${entry}/${name}`, skip))
}

const stampFile = (root, name) => path.join(root, '.dertig', `${name}.stamp`)

/** True when the step `name` was finished for this hash. */
export function isStamped(root, name, hash) {
  return existsSync(stampFile(root, name)) && readFileSync(stampFile(root, name), 'utf8') === hash
}

export function stamp(root, name, hash) {
  mkdirSync(path.join(root, '.dertig'), { recursive: true })
  writeFileSync(stampFile(root, name), hash)
}
