-- What a register shows of a case on which others may rest: worked out with each decision. The API works out those that are missing.
CREATE TABLE "register_entries" (
    "case_id" UUID NOT NULL,
    "process" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "head" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT,
    "state" TEXT NOT NULL,
    "first_day" TEXT,
    "last_day" TEXT,
    "final" BOOLEAN NOT NULL,
    "closed" BOOLEAN NOT NULL,
    "next_change" TIMESTAMPTZ(3),
    "ahead" JSONB NOT NULL,

    CONSTRAINT "register_entries_pkey" PRIMARY KEY ("case_id")
);

-- AddForeignKey
ALTER TABLE "register_entries" ADD CONSTRAINT "register_entries_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A register's own order: the next one to change first, then those that nothing changes by itself, then those that have ended.
CREATE INDEX "register_entries_order" ON "register_entries" ("closed", (coalesce("next_change", 'infinity')), "case_id");

-- Deadlines that moved a case by themselves: the terms that lie behind it.
CREATE INDEX "facts_terms" ON "facts" ("case_id", "seq") WHERE "act" = 'DEADLINE_REACHED' AND "body"->'data'->>'consequence' = 'transition';

-- The order in which deadlines are listed, page after page.
DROP INDEX "deadlines_due_idx";
CREATE INDEX "deadlines_due_case_id_name_idx" ON "deadlines"("due", "case_id", "name");

-- What moved a deadline to where it is.
ALTER TABLE "deadlines" ADD COLUMN "moved" JSONB;

-- An organisation's own calendar addresses.
ALTER TABLE "calendar_addresses" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "calendar_addresses_shared" ON "calendar_addresses" ("organisation_id") WHERE "shared";
