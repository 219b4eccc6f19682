import { retireDoors } from '@/lib/api/doors'

/** Takes one thing out of use. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = retireDoors
