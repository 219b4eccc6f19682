/** The company itself among the legal entities: the Organisation row, which has no uuid of its own. Never changes. */
export const mainEntityId = '00000000-0000-4000-8000-000000000001'
