import { thingDoors } from '@/lib/api/doors'

/** One thing of such a list. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = thingDoors
