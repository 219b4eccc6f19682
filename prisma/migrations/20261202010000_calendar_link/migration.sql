-- The secret link of a person's calendar feed: one a person, only the SHA-256 of its secret. Revoked: no row.
CREATE TABLE "CalendarLink" (
  "userId" UUID NOT NULL,
  "secretHash" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "readAt" TIMESTAMPTZ(3),
  CONSTRAINT "CalendarLink_pkey" PRIMARY KEY ("userId"),
  CONSTRAINT "CalendarLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "CalendarLink_secretHash_key" ON "CalendarLink"("secretHash");
