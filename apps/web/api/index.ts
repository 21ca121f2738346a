export { actFor, answered, api, call, onSignedOut, reach, type Schemas } from './client.js';
export { type LiveEvent, listen } from './live.js';
export { LANGUAGES, type Me, meQuery, standsInFor, THEMES, useLetterKeys, useMe, usePreferring } from './me.js';
export { type Member, membersQuery } from './members.js';
export { ApiProblem, type FieldError, isProblem, isSignedOut, OFFLINE, type Problem, type Refusal } from './problem.js';
export { useSameRequest } from './same-request.js';
