-- What the API and the worker may do in the log. Run by the owner after every migration (`npm run migrate` does); it may be run again.
-- The login owns nothing. Facts and sealed fields are only ever added.
GRANT USAGE ON SCHEMA public TO "saisine_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "saisine_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "saisine_app";
REVOKE ALL ON "_prisma_migrations" FROM "saisine_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "facts", "personal_fields" FROM "saisine_app";
-- who looked after a case, and who stood in for whom: ended, never deleted
REVOKE DELETE, TRUNCATE ON "assignments", "delegations" FROM "saisine_app";
-- what was brought in, and from which line: never changed
REVOKE UPDATE, DELETE, TRUNCATE ON "imports" FROM "saisine_app";
-- tables to come, made by this owner
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "saisine_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO "saisine_app";
