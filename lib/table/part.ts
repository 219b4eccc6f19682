import { pageOf, type RawParams } from './parse'

/** Rows of a list within a page at first. */
const fewRows = 8
/** Rows of a page of all of them. */
const pageRows = 50

/** How much of a list within a page is shown: the first few, or a page of all of it. */
export type Part = {
  /** From 1; null: the first few. */
  page: number | null
  skip: number
  take: number
}

/** The first few. */
export const firstFew: Part = { page: null, skip: 0, take: fewRows }

/** What an address asks for: `?<name>=2` is the second page of all rows, without it the first `few` are shown. */
export function partOf(params: RawParams, name: string, few = fewRows): Part {
  if (params[name] === undefined) return { ...firstFew, take: few }
  const page = pageOf(params[name])
  return { page, skip: (page - 1) * pageRows, take: pageRows }
}

/** That much of a list that is at hand as a whole. */
export function inPart<T>(all: readonly T[], { skip, take }: Part): T[] {
  return all.slice(skip, skip + take)
}
