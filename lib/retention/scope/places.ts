import type { RegisterSlug } from '@/lib/registers/catalog'

/** Registers whose records a hold can stand on, by the field of the form that names them. */
export const heldRegisters = { rules: 'retention-rules', activities: 'activities' } as const satisfies Record<
  string,
  RegisterSlug
>
export type HeldField = keyof typeof heldRegisters

/** Registers whose records a deletion record names. */
export const deletedRegisters = { ...heldRegisters, systems: 'systems' } as const satisfies Record<string, RegisterSlug>
export type DeletedField = keyof typeof deletedRegisters

/** A record as a row of these screens names it; the title is empty when only the reference may be seen. */
export type Named = { ref: string; register: string; title: string }
