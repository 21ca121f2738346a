export { CurrentAccount, CurrentMember } from './current-member.decorator.js';
export { IdentityGuard, type SignedIn } from './identity.guard.js';
export { IdentityModule } from './identity.module.js';
export { Public, WithoutOrganisation } from './public.decorator.js';
export { TokenVerifier, type TrustedIssuer } from './token-verifier.js';
export { type ActingFor, actingFor, organisationsOf, ownRoles, type StandsInFor, substitutedBy, type Who, withLentRoles } from './who.js';
export { WhoActs } from './who-acts.js';
