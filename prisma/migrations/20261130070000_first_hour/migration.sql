-- A step of setting up that the company does without, knowingly: who said so, when and why.
CREATE TABLE "KnowinglyWithout" (
  "step" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "byId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "KnowinglyWithout_pkey" PRIMARY KEY ("step"),
  CONSTRAINT "KnowinglyWithout_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
