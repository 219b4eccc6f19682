import { elsewhereDoors } from '@/lib/api/doors'

/** Whatever else is asked there. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = elsewhereDoors
