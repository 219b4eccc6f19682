import { cameras } from './cameras'
import { customers } from './customers'
import { newsletter } from './newsletter'
import { payroll } from './payroll'
import { recruitment } from './recruitment'
import { suppliers } from './suppliers'
import type { Template } from './template'
import { visitors } from './visitors'
import { website } from './website'

/** Every template, in the order in which they are offered. */
export const templates: readonly Template[] = [
  payroll,
  recruitment,
  customers,
  suppliers,
  website,
  newsletter,
  cameras,
  visitors,
]
