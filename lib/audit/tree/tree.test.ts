import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyProof,
  type Hash,
  inclusionProof,
  leafHash,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './tree'

// Test vectors of the Certificate Transparency reference implementation (merkle_tree_test.cc), used across RFC 6962 libraries.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hex = (hashes: Hash[]) => hashes.map((hash) => hash.toString('hex'))

describe('published vectors', () => {
  it.each(roots.map((root, size) => ({ root, size })))('root of $size leaves', ({ root, size }) => {
    expect(treeRoot(leaves.slice(0, size)).toString('hex')).toBe(root)
  })

  it.each([
    { index: 0, size: 1, path: [] },
    {
      index: 0,
      size: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      index: 5,
      size: 8,
      path: [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    { index: 2, size: 3, path: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
    {
      index: 1,
      size: 5,
      path: [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('path of leaf $index in $size', ({ index, size, path }) => {
    expect(hex(inclusionProof(index, leaves.slice(0, size)))).toEqual(path)
  })

  it.each([
    { from: 1, to: 1, proof: [] },
    {
      from: 1,
      to: 8,
      proof: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      from: 6,
      to: 8,
      proof: [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      from: 2,
      to: 5,
      proof: [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('consistency of $from with $to', ({ from, to, proof }) => {
    expect(hex(consistencyProof(from, leaves.slice(0, to)))).toEqual(proof)
  })
})

/** The definition of RFC 6962, 2.1, word for word, for comparison. */
function naiveRoot(data: Buffer[]): Hash {
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (data.length === 0) return sha()
  const [only] = data
  if (data.length === 1 && only) return sha(Buffer.of(0), only)
  const k = 2 ** (Math.ceil(Math.log2(data.length)) - 1)
  return sha(Buffer.of(1), naiveRoot(data.slice(0, k)), naiveRoot(data.slice(k)))
}

describe('every size from 1 to 300', { timeout: 60_000 }, () => {
  const data = Array.from({ length: 300 }, (_, n) => Buffer.from(`entry ${n}`))
  const hashes = data.map(leafHash)

  it('has the root of the definition', () => {
    for (let size = 1; size <= 300; size++) {
      expect(treeRoot(hashes.slice(0, size)).equals(naiveRoot(data.slice(0, size)))).toBe(true)
    }
  })

  it('proves every leaf and refuses it elsewhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
        const log = hashes.slice(0, size)
        const [index, other] = [a % size, b % size]
        const [leaf, wrong] = [log[index], log[other]]
        if (!leaf || !wrong) throw new Error('outside the log')
        const proof = inclusionProof(index, log)
        expect(verifyInclusion(leaf, index, size, proof, treeRoot(log))).toBe(true)
        if (other !== index) expect(verifyInclusion(wrong, index, size, proof, treeRoot(log))).toBe(false)
      }),
      { numRuns: 250 },
    )
  })

  it('proves that every beginning is one, and refuses a changed beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (to, a, b) => {
        const from = (a % to) + 1
        const log = hashes.slice(0, to)
        const old = hashes.slice(0, from)
        const proof = consistencyProof(from, log)
        expect(verifyConsistency(from, treeRoot(old), to, treeRoot(log), proof)).toBe(true)
        const forged = old.with(b % from, leafHash(Buffer.from('forged')))
        expect(verifyConsistency(from, treeRoot(forged), to, treeRoot(log), proof)).toBe(false)
      }),
      { numRuns: 250 },
    )
  })
})
