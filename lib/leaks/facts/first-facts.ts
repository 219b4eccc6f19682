import type { Prisma } from '@/lib/db/generated/client'
import type { LeakType } from '@/lib/law/codes/leaks'
import type { Happening, PeopleBand } from './answers'
import type { StoredAnswers } from './schema'

/** What a tile already says about the kind of leak (Art. 4(12)); the DPO corrects it. */
const typesByHappening: Readonly<Record<Happening, readonly LeakType[]>> = {
  wrong_person: ['confidentiality'],
  lost_stolen: ['confidentiality', 'availability'],
  intrusion: ['confidentiality'],
  shared_widely: ['confidentiality'],
  unavailable: ['availability'],
  changed: ['integrity'],
  supplier: [],
  other: [],
}

const bandNumbers: Readonly<Record<PeopleBand, readonly [number | null, number | null]>> = {
  '1': [1, 1],
  '2_10': [2, 10],
  '11_100': [11, 100],
  '101_1000': [101, 1000],
  more: [1001, null],
  unknown: [null, null],
}

type FirstFacts = Pick<
  Prisma.LeakUncheckedCreateInput,
  'types' | 'ongoing' | 'discoveredBy' | 'cause' | 'personsMode' | 'personsMin' | 'personsMax'
>

/** Facts that a report answers by itself, as a start for triage. */
export function firstFacts(answers: StoredAnswers): FirstFacts {
  const [personsMin, personsMax] = bandNumbers[answers.band]
  const bySupplier = answers.happened === 'supplier'
  return {
    types: [...typesByHappening[answers.happened]],
    ongoing: answers.ongoing,
    discoveredBy: bySupplier ? 'processor' : 'employee',
    cause: bySupplier ? 'supplier_incident' : null,
    personsMode: answers.band === 'unknown' ? 'unknown' : 'estimate',
    personsMin,
    personsMax,
  }
}
