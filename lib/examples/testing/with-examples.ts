import type { Filling } from '@/lib/db/testing'
import { loadExamples } from '../load'

/** A database that holds the example company, loaded once for all tests that begin with it. */
export const withExamples: Filling = { name: 'examples', fill: () => loadExamples() }
