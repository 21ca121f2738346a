export { Directory } from './directory.js';
export { DirectoryModule } from './directory.module.js';
export { KIND_LABELS, ROLE_LABELS } from './labels.fr.js';
export type {
  Account,
  Branch,
  Colleague,
  Correspondent,
  Letterhead,
  Member,
  Membership,
  Organisation,
  OrganisationKind,
  Person,
  RegisteredOrganisation,
  Role,
} from './model.js';
export { seedDirectory } from './seed.js';
