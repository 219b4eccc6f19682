/**
 * SQL that answers one row `{ setUp }`: true when somebody set Dertig up, or people were loaded with examples. The start asks
 * it of the database itself, before anything of the application is loaded.
 */
export const setUpQuestion = `SELECT EXISTS (SELECT FROM "Instance" WHERE id = 1 AND "setupDoneAt" IS NOT NULL)
  OR EXISTS (SELECT FROM "User") AS "setUp"`
