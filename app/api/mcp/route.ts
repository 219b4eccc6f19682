import { mcpDoors } from '@/lib/api/mcp/server'

/** The door for assistants. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mcpDoors
