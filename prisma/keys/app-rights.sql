-- What the API and the worker may do in the key store: make keys, wrap them again, destroy them. What was destroyed is only ever added to.
GRANT USAGE ON SCHEMA public TO "saisine_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "saisine_app";
REVOKE ALL ON "_prisma_migrations" FROM "saisine_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "destroyed_keys" FROM "saisine_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "saisine_app";
