export { actFor, answered, api, call, callHeaders, onSignedOut, reach, type Schemas } from './client.js';
export { type LiveEvent, listen } from './live.js';
export { type Me, meQuery, useMe, usePreferring } from './me.js';
export { ApiProblem, type FieldError, isProblem, isSignedOut, OFFLINE, type Problem, type Refusal } from './problem.js';
export { useSameRequest } from './same-request.js';
