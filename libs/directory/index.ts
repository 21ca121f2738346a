export { Directory } from './directory.js';
export { DirectoryModule } from './directory.module.js';
export type { Account, Branch, Colleague, Member, Membership, Organisation, OrganisationKind, Person, Role } from './model.js';
export { seedDirectory } from './seed.js';
