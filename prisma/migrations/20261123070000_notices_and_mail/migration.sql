-- AlterTable
ALTER TABLE "notices" ADD COLUMN "urgency" TEXT,
ADD COLUMN "addressed_at" TIMESTAMPTZ(3),
ADD COLUMN "escalated_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_recipients" (
    "notice_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "for_account" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "notice_recipients_pkey" PRIMARY KEY ("notice_id","account_id","why")
);

-- CreateTable
CREATE TABLE "notice_reads" (
    "notice_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_reads_pkey" PRIMARY KEY ("notice_id","account_id")
);

-- CreateTable
CREATE TABLE "notice_settings" (
    "account_id" UUID NOT NULL,
    "mail" BOOLEAN NOT NULL,
    "digest_at" TEXT NOT NULL,
    "urgent" TEXT NOT NULL,
    "quiet_from" TEXT,
    "quiet_until" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "escalation_settings" (
    "organisation_id" TEXT NOT NULL,
    "working_days" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "escalation_settings_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "composed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_notices" (
    "mail_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "mail_notices_pkey" PRIMARY KEY ("mail_id","notice_id","why")
);

-- CreateTable
CREATE TABLE "digests" (
    "account_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "composed_at" TIMESTAMPTZ(3) NOT NULL,
    "mail_id" UUID,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateIndex
CREATE INDEX "notices_case_id_idx" ON "notices"("case_id");

-- CreateIndex
CREATE INDEX "notice_recipients_account_id_idx" ON "notice_recipients"("account_id");

-- CreateIndex
CREATE INDEX "notice_recipients_since_idx" ON "notice_recipients"("since");

-- CreateIndex
CREATE UNIQUE INDEX "mails_message_id_key" ON "mails"("message_id");

-- CreateIndex
CREATE INDEX "mails_account_id_composed_at_idx" ON "mails"("account_id", "composed_at");

-- CreateIndex
CREATE UNIQUE INDEX "mails_account_id_occasion_key" ON "mails"("account_id", "occasion");

-- CreateIndex
CREATE UNIQUE INDEX "mail_notices_notice_id_account_id_why_key" ON "mail_notices"("notice_id", "account_id", "why");

-- AddForeignKey
ALTER TABLE "notice_recipients" ADD CONSTRAINT "notice_recipients_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_reads" ADD CONSTRAINT "notice_reads_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_notices" ADD CONSTRAINT "mail_notices_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_notices" ADD CONSTRAINT "mail_notices_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a round looks for: notices that nobody has read, and mails that are still to go out.
CREATE INDEX "notices_unread" ON "notices"("organisation_id", "created_at") WHERE "read_at" IS NULL;
CREATE INDEX "notices_to_escalate" ON "notices"("created_at") WHERE "read_at" IS NULL AND "escalated_at" IS NULL AND "urgency" IS NOT NULL;
CREATE INDEX "mails_to_send" ON "mails"("next_try") WHERE "state" IN ('waiting', 'sending');

ALTER TABLE "mails" ADD CONSTRAINT "mails_state" CHECK (
  "state" IN ('waiting', 'sending', 'sent', 'failed', 'notConfigured')
  AND ("state" = 'sent') = ("sent_at" IS NOT NULL)
  AND ("state" = 'sending') = ("lease_until" IS NOT NULL)
);
ALTER TABLE "notice_recipients" ADD CONSTRAINT "notice_recipients_why" CHECK (
  "why" IN ('assigned', 'role', 'member', 'substitute', 'escalation') AND ("why" = 'substitute') = ("for_account" IS NOT NULL)
);
ALTER TABLE "mail_notices" ADD CONSTRAINT "mail_notices_why" CHECK ("why" IN ('urgent', 'digest', 'escalation'));
