import { createHash } from 'node:crypto'

/** 32 bytes of SHA-256. */
export type Hash = Buffer

const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** Hash of a leaf (RFC 6962, 2.1). */
export function leafHash(data: Uint8Array): Hash {
  return sha256(leafMark, data)
}

/** Hash of an inner node (RFC 6962, 2.1). */
function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return sha256(nodeMark, left, right)
}

/** Roots of the full subtrees of a log, largest first, and its size: all that is needed to append and to know the root. */
export type Frontier = { size: number; nodes: readonly Hash[] }

export const emptyFrontier: Frontier = { size: 0, nodes: [] }

/** The frontier after one more leaf. */
export function append(frontier: Frontier, leaf: Hash): Frontier {
  const nodes = [...frontier.nodes]
  let node = leaf
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = nodes.pop()
    if (!left) throw new Error('A frontier that does not fit its size')
    node = nodeHash(left, node)
  }
  return { size: frontier.size + 1, nodes: [...nodes, node] }
}

/** The root of the log. */
export function rootOf({ nodes }: Frontier): Hash {
  const last = nodes.at(-1)
  if (!last) return sha256()
  return nodes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** The largest power of two smaller than n (n > 1). */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The root over leaf hashes. */
export function treeRoot(leaves: readonly Hash[]): Hash {
  return rootOf(leaves.reduce(append, emptyFrontier))
}

/** The audit path of leaf `index` (RFC 6962, 2.1.1), nearest node first. */
export function inclusionProof(index: number, leaves: readonly Hash[]): Hash[] {
  if (index < 0 || index >= leaves.length) throw new Error('No such leaf')
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return index < k
    ? [...inclusionProof(index, left), treeRoot(right)]
    : [...inclusionProof(index - k, right), treeRoot(left)]
}

/** Proof that the log of `size` leaves is the beginning of this one (RFC 6962, 2.1.2). */
export function consistencyProof(size: number, leaves: readonly Hash[]): Hash[] {
  if (size < 1 || size > leaves.length) throw new Error('No such size')
  return subproof(size, leaves, true)
}

function subproof(size: number, leaves: readonly Hash[], whole: boolean): Hash[] {
  if (size === leaves.length) return whole ? [] : [treeRoot(leaves)]
  const k = split(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return size <= k
    ? [...subproof(size, left, whole), treeRoot(right)]
    : [...subproof(size - k, right, false), treeRoot(left)]
}

/** True when the proof leads from the leaf to the root of a log of `size` leaves (RFC 9162, 2.1.3.2). */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (index < 0 || index >= size) return false
  let position = index
  let last = size - 1
  let node = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node)
      while (position % 2 === 0 && position !== 0) {
        position = half(position)
        last = half(last)
      }
    } else {
      node = nodeHash(node, sibling)
    }
    position = half(position)
    last = half(last)
  }
  return last === 0 && node.equals(root)
}

/** True when the proof shows that the log of `size1` leaves with `root1` begins the one of `size2` (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  size1: number,
  root1: Hash,
  size2: number,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  if (size1 < 1 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && root1.equals(root2)
  const path = isPowerOfTwo(size1) ? [root1, ...proof] : [...proof]
  const first = path.shift()
  if (!first) return false
  let position = size1 - 1
  let last = size2 - 1
  while (position % 2 === 1) {
    position = half(position)
    last = half(last)
  }
  let old = first
  let all = first
  for (const node of path) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      old = nodeHash(node, old)
      all = nodeHash(node, all)
      while (position % 2 === 0 && position !== 0) {
        position = half(position)
        last = half(last)
      }
    } else {
      all = nodeHash(all, node)
    }
    position = half(position)
    last = half(last)
  }
  return last === 0 && old.equals(root1) && all.equals(root2)
}

const half = (n: number) => Math.floor(n / 2)
const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n))
