-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organisations" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "branch" TEXT,
    "network" TEXT,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "account_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("account_id","organisation_id","role")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "waits_for" TEXT[],
    "closed" BOOLEAN NOT NULL DEFAULT false,
    "seq" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "state_hash" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "next_deadline" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "sandbox_offset_ms" BIGINT,
    "followed_seq" INTEGER NOT NULL DEFAULT 0,
    "signalled_seq" INTEGER NOT NULL DEFAULT 0,
    "signalled_at" TIMESTAMPTZ(3),
    "signal_tries" INTEGER NOT NULL DEFAULT 0,
    "alarm" TEXT,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facts" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "occurred_at" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "situation" TEXT NOT NULL,
    "state_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "deadlines" JSONB NOT NULL,
    "effects" JSONB NOT NULL,

    CONSTRAINT "facts_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "case_relations" (
    "case_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "relation" TEXT NOT NULL,

    CONSTRAINT "case_relations_pkey" PRIMARY KEY ("case_id","organisation_id","relation")
);

-- CreateTable
CREATE TABLE "deadlines" (
    "case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "legal_date" TEXT NOT NULL,
    "consequence" TEXT NOT NULL,
    "explanation" JSONB NOT NULL,

    CONSTRAINT "deadlines_pkey" PRIMARY KEY ("case_id","name")
);

-- CreateTable
CREATE TABLE "effects" (
    "id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "effects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL,
    "effect_id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "effect_id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_fields" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "personal_fields_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "account" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_mac" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("account","key")
);

-- CreateTable
CREATE TABLE "counters" (
    "series" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "counters_pkey" PRIMARY KEY ("series")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_subject_key" ON "accounts"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "cases_reference_key" ON "cases"("reference");

-- CreateIndex
CREATE INDEX "cases_updated_at_idx" ON "cases"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "facts_id_key" ON "facts"("id");

-- CreateIndex
CREATE INDEX "case_relations_organisation_id_case_id_idx" ON "case_relations"("organisation_id", "case_id");

-- CreateIndex
CREATE INDEX "deadlines_due_idx" ON "deadlines"("due");

-- CreateIndex
CREATE INDEX "effects_case_id_idx" ON "effects"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_effect_id_key" ON "documents"("effect_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_number_key" ON "documents"("number");

-- CreateIndex
CREATE INDEX "documents_case_id_idx" ON "documents"("case_id");

-- CreateIndex
CREATE INDEX "notices_organisation_id_created_at_idx" ON "notices"("organisation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_effect_id_organisation_id_key" ON "notices"("effect_id", "organisation_id");

-- CreateIndex
CREATE INDEX "personal_fields_case_id_idx" ON "personal_fields"("case_id");

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_relations" ADD CONSTRAINT "case_relations_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effects" ADD CONSTRAINT "effects_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_fields" ADD CONSTRAINT "personal_fields_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Case references are unique and never reused; gaps are allowed, so that openings don't wait for one another.
CREATE SEQUENCE "case_numbers";

-- Heads are updated at every fact: leave room in the page.
ALTER TABLE "cases" SET (fillfactor = 70);

-- The worklist, in its own order.
CREATE INDEX "cases_worklist" ON "cases" ((coalesce("next_deadline", 'infinity')), "id");

-- What the workflows have not followed yet: the reconciler's list.
CREATE INDEX "cases_unfollowed" ON "cases" ("signalled_at") WHERE "followed_seq" < "seq";

-- What is still to be carried out, and which cases are in alarm: few rows among many.
CREATE INDEX "effects_undone" ON "effects" ("case_id") WHERE "done_at" IS NULL;
CREATE INDEX "cases_in_alarm" ON "cases" ("id") WHERE "alarm" IS NOT NULL;

-- The log is append-only, whoever asks.
CREATE FUNCTION "refuse_change_of_fact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'facts are append-only: a correction is a new fact';
END $$;
CREATE TRIGGER "facts_are_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "facts"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_fact"();
