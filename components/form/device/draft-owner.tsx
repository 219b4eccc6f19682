'use client'

import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { forgetPages } from './kept-pages'

const Owner = createContext<string | null>(null)

/** Whose drafts the forms within keep on this device: another person at the same screen never sees them. */
export function DraftOwner({ id, children }: { id: string; children: ReactNode }) {
  useEffect(() => void forgetPages(id), [id])
  return <Owner value={id}>{children}</Owner>
}

/** The id of the person who types, or null where nobody is signed in. */
export const useDraftOwner = () => useContext(Owner)
