-- Under what a case is found by others ('is': `market:26 AC 99`), and what it rests on ('uses').
CREATE TABLE "case_keys" (
    "case_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "case_keys_pkey" PRIMARY KEY ("case_id","key","role")
);

-- CreateIndex
CREATE INDEX "case_keys_key_idx" ON "case_keys"("key");

-- AddForeignKey
ALTER TABLE "case_keys" ADD CONSTRAINT "case_keys_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One case alone is what a key names.
CREATE UNIQUE INDEX "case_keys_is" ON "case_keys"("key") WHERE "role" = 'is';
