import { type Hash, nodeHash } from './tree'

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
