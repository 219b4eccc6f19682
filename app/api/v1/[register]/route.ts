import { listDoors } from '@/lib/api/doors'

/** The list of one register, or of leaks, requests, findings; and a new one. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = listDoors
