-- The key store: a database of its own, whose copies are kept 30 days at most. Whoever has the log and not this has no name.

-- One key for each person of a case and class of data, itself wrapped by the key-encryption key that `kek_id` names.
CREATE TABLE "data_keys" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "kek_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "data_keys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "data_keys_of_a_person" ON "data_keys" ("case_id", "person", "data_class");
CREATE INDEX "data_keys_kek" ON "data_keys" ("kek_id", "id");

-- What may be looked for: a keyed digest of a name, and which field says it. It dies with the key of that field.
CREATE TABLE "blind_index" (
    "field_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "key_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person" TEXT NOT NULL,

    CONSTRAINT "blind_index_pkey" PRIMARY KEY ("field_id", "kind"),
    CONSTRAINT "blind_index_key_fkey" FOREIGN KEY ("key_id") REFERENCES "data_keys" ("id") ON DELETE CASCADE
);
CREATE INDEX "blind_index_token" ON "blind_index" ("kind", "token");
CREATE INDEX "blind_index_case" ON "blind_index" ("case_id", "kind");
CREATE INDEX "blind_index_key" ON "blind_index" ("key_id");

-- The key of the blind index, drawn once and wrapped like the others.
CREATE TABLE "index_keys" (
    "name" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "kek_id" TEXT NOT NULL,

    CONSTRAINT "index_keys_pkey" PRIMARY KEY ("name")
);

-- Which keys were destroyed on purpose: an erased value is told from one whose key is missing, and a restored copy can be erased again.
CREATE TABLE "destroyed_keys" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "destroyed_keys_pkey" PRIMARY KEY ("id")
);
