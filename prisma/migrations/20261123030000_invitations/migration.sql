-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "secret_digest" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_for" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_seq" INTEGER,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitations_secret_digest_key" ON "invitations"("secret_digest");

-- CreateIndex
CREATE INDEX "invitations_case_id_idx" ON "invitations"("case_id");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- A link was used, or it was taken back: never both, and each with what belongs to it.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_settled_once" CHECK (
  ("used_at" IS NULL OR "revoked_at" IS NULL)
  AND ("used_at" IS NULL) = ("used_seq" IS NULL)
  AND ("revoked_at" IS NULL) = ("revoked_by" IS NULL)
);
