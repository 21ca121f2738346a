-- Personal fields are sealed from here on. Nothing was released: the rows of an older start held their values in clear and the facts
-- that name them carry no commitment, so they are dropped, and TRUNCATE gives their pages back. What stays of such a case is its log,
-- without names.
TRUNCATE "personal_fields";
ALTER TABLE "personal_fields" DROP COLUMN "value";
ALTER TABLE "personal_fields" ADD COLUMN "sealed" BYTEA NOT NULL;
