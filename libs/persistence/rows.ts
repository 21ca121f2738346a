/** Before the id of every row: where a reading in the order of ids begins. */
export const BEFORE_EVERY_ID = '00000000-0000-0000-0000-000000000000';

/** Bytes as they stand in JSON that PostgreSQL reads rows from. */
export const asBytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
