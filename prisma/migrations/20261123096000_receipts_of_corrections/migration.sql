-- Corrections take an Idempotency-Key like acts: what is proposed or settled records no fact of its own.
ALTER TABLE "idempotency_keys" ADD COLUMN "proposal_id" UUID;
