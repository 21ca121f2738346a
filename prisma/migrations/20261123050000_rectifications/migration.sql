-- CreateTable
CREATE TABLE "rectification_proposals" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "replaces" INTEGER,
    "correction" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposer_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "set_aside" INTEGER[],
    "recorded_seq" INTEGER,
    "difference" JSONB NOT NULL,

    CONSTRAINT "rectification_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectification_fields" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "rectification_fields_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replaced_fields" (
    "field_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,

    CONSTRAINT "replaced_fields_pkey" PRIMARY KEY ("field_id")
);

-- CreateIndex
CREATE INDEX "rectification_proposals_case_id_idx" ON "rectification_proposals"("case_id");

-- CreateIndex
CREATE INDEX "rectification_fields_proposal_id_idx" ON "rectification_fields"("proposal_id");

-- CreateIndex
CREATE INDEX "replaced_fields_case_id_idx" ON "replaced_fields"("case_id");

-- AddForeignKey
ALTER TABLE "rectification_proposals" ADD CONSTRAINT "rectification_proposals_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rectification_fields" ADD CONSTRAINT "rectification_fields_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "rectification_proposals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replaced_fields" ADD CONSTRAINT "replaced_fields_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- One open question a place; what was decided says by whom, when, and where it stands in the log.
CREATE UNIQUE INDEX "rectification_proposals_open" ON "rectification_proposals"("case_id", "replaces") WHERE "state" = 'open';
ALTER TABLE "rectification_proposals" ADD CONSTRAINT "rectification_proposals_settled" CHECK (
  "state" IN ('open', 'approved', 'rejected', 'withdrawn', 'stale')
  AND ("state" = 'open') = ("decided_at" IS NULL)
  AND ("state" = 'open') = ("decided_by" IS NULL)
  AND ("state" = 'approved') = ("recorded_seq" IS NOT NULL)
);
