-- Own tables of four registers: retention rules, security measures, systems and tests of legitimate interest.
CREATE TABLE "RetentionRule" (
    "id" UUID NOT NULL,
    "dataCategories" TEXT[],
    "trigger" TEXT,
    "fixedOn" DATE,
    "period" TEXT NOT NULL DEFAULT '',
    "criterion" TEXT NOT NULL DEFAULT '',
    "action" TEXT,
    "basis" TEXT,
    "lawReference" TEXT NOT NULL DEFAULT '',
    "exception" TEXT NOT NULL DEFAULT '',
    "batches" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Measure" (
    "id" UUID NOT NULL,
    "group" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "responsible" TEXT NOT NULL DEFAULT '',
    "lastTestedOn" DATE,
    "testEveryMonths" INTEGER,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "System" (
    "id" UUID NOT NULL,
    "kind" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "hostingCountry" TEXT NOT NULL DEFAULT '',
    "supplier" TEXT NOT NULL DEFAULT '',
    "goLiveOn" DATE,
    "accessControl" TEXT NOT NULL DEFAULT '',
    "backup" TEXT NOT NULL DEFAULT '',
    "encryption" TEXT NOT NULL DEFAULT '',
    "deletion" TEXT NOT NULL DEFAULT '',
    "archive" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "System_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "InterestTest" (
    "id" UUID NOT NULL,
    "interest" TEXT NOT NULL DEFAULT '',
    "interestOf" TEXT NOT NULL DEFAULT '',
    "interestLawful" TEXT NOT NULL DEFAULT '',
    "necessity" TEXT NOT NULL DEFAULT '',
    "lessIntrusive" TEXT NOT NULL DEFAULT '',
    "natureOfData" TEXT NOT NULL DEFAULT '',
    "expectations" TEXT NOT NULL DEFAULT '',
    "relationship" TEXT NOT NULL DEFAULT '',
    "impact" TEXT NOT NULL DEFAULT '',
    "vulnerable" TEXT NOT NULL DEFAULT '',
    "safeguards" TEXT NOT NULL DEFAULT '',
    "objection" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT,
    "conclusion" TEXT NOT NULL DEFAULT '',
    "decidedOn" DATE,

    CONSTRAINT "InterestTest_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "RetentionRule" ADD CONSTRAINT "RetentionRule_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "System" ADD CONSTRAINT "System_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "InterestTest" ADD CONSTRAINT "InterestTest_id_fkey" FOREIGN KEY ("id") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
