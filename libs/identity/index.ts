export { BearerGuard } from './bearer.guard.js';
export { CurrentMember } from './current-member.decorator.js';
export { IdentityModule } from './identity.module.js';
export { Public } from './public.decorator.js';
export { TokenVerifier, type TrustedIssuer } from './token-verifier.js';
export { type ActingFor, actingFor, ownRoles, type StandsInFor, substitutedBy, type Who, withLentRoles } from './who.js';
export { WhoActs } from './who-acts.js';
