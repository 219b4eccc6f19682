import { indexDoors } from '@/lib/api/doors'

/** What programs reach with their token. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = indexDoors
