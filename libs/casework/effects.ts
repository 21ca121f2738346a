/** SQL: the effect `$1` is carried out; a second time changes nothing. */
export const EFFECT_DONE =
  'UPDATE effects SET done_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL WHERE id = $1 AND done_at IS NULL';
