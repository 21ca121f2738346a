-- What the API and the worker may do in the log. Run by the owner after every migration (`npm run migrate` does); it may be run again.
-- The login owns nothing. Facts and sealed fields are only ever added.
GRANT USAGE ON SCHEMA public TO "saisine_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "saisine_app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "saisine_app";
REVOKE ALL ON "_prisma_migrations" FROM "saisine_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "facts", "personal_fields" FROM "saisine_app";
-- documents as they were made, and the evidence of acts
REVOKE UPDATE, DELETE, TRUNCATE ON "document_files", "document_slips", "attachments" FROM "saisine_app";
-- who looked after a case, and who stood in for whom: ended, never deleted
REVOKE DELETE, TRUNCATE ON "assignments", "delegations" FROM "saisine_app";
-- what was brought in, and from which line: never changed
REVOKE UPDATE, DELETE, TRUNCATE ON "imports" FROM "saisine_app";
-- whom a notice concerned, who read it, and what was mailed of it: ended or added to, never taken back
REVOKE DELETE, TRUNCATE ON "notice_recipients" FROM "saisine_app";
REVOKE UPDATE, DELETE, TRUNCATE ON "notice_reads", "mail_notices" FROM "saisine_app";
-- a mail is what it was when it was composed: only how far it has come changes
REVOKE UPDATE, DELETE, TRUNCATE ON "mails" FROM "saisine_app";
GRANT UPDATE ("state", "tries", "next_try", "lease_until", "last_error", "sent_at") ON "mails" TO "saisine_app";
-- tables to come, made by this owner
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "saisine_app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO "saisine_app";
