import { historyDoors } from '@/lib/api/doors'

/** What happened to one thing. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = historyDoors
