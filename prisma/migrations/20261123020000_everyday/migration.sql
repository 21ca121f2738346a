-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "assigned_by" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegations" (
    "id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from_account" UUID NOT NULL,
    "to_account" UUID NOT NULL,
    "roles" TEXT[],
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,

    CONSTRAINT "delegations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_addresses" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "secret_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filters" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignments_case_id_organisation_id_since_idx" ON "assignments"("case_id", "organisation_id", "since");

-- CreateIndex
CREATE INDEX "delegations_to_account_organisation_id_ends_at_idx" ON "delegations"("to_account", "organisation_id", "ends_at");

-- CreateIndex
CREATE INDEX "delegations_from_account_organisation_id_ends_at_idx" ON "delegations"("from_account", "organisation_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_addresses_secret_digest_key" ON "calendar_addresses"("secret_digest");

-- CreateIndex
CREATE INDEX "calendar_addresses_account_id_organisation_id_idx" ON "calendar_addresses"("account_id", "organisation_id");

-- CreateIndex
CREATE INDEX "saved_filters_organisation_id_idx" ON "saved_filters"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filters_account_id_organisation_id_name_key" ON "saved_filters"("account_id", "organisation_id", "name");

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- One person at a time looks after a case for an organisation.
CREATE UNIQUE INDEX "assignments_present" ON "assignments" ("case_id", "organisation_id") WHERE "ended_at" IS NULL;
-- What somebody looks after now.
CREATE INDEX "assignments_of" ON "assignments" ("account_id", "organisation_id") WHERE "ended_at" IS NULL;
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_end_says_who" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL));

ALTER TABLE "delegations"
  ADD CONSTRAINT "delegations_kind" CHECK ("kind" IN ('delegation', 'substitution')),
  ADD CONSTRAINT "delegations_to_somebody_else" CHECK ("from_account" <> "to_account"),
  ADD CONSTRAINT "delegations_end_after_they_start" CHECK ("starts_at" < "ends_at"),
  ADD CONSTRAINT "delegations_revocation_says_who" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL));

ALTER TABLE "calendar_addresses" ADD CONSTRAINT "calendar_addresses_scope" CHECK ("scope" IN ('mine', 'organisation'));
