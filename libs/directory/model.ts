export type OrganisationKind =
  | 'nationalFund'
  | 'localBody'
  | 'provider'
  | 'purchasingBody'
  | 'regionalFund'
  | 'occupationalHealthService'
  | 'labourDirectorate'
  | 'auditOffice';
export type Branch = 'maladie' | 'famille' | 'recouvrement' | 'retraite';
export type Role = 'caseManager' | 'lead' | 'mediator' | 'auditor' | 'dpo';

export interface Organisation {
  /** readable slug such as `fonds-maladie`; it stands in facts, so it never changes */
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly branch: Branch | null;
  readonly network: string | null;
}

/** What an organisation's letters are headed with. */
export interface Letterhead {
  /** of its postal address, top to bottom; none says its name again */
  readonly lines: readonly string[];
  /** where it writes from: « Valimaginaire » */
  readonly place: string;
  /** how it is reached, each on a line: telephone, address of a mailbox */
  readonly contact: readonly string[];
}

/** An organisation as seed data. */
export interface RegisteredOrganisation extends Organisation {
  readonly letterhead: Letterhead;
}

/** An organisation as it signs a letter, or receives one; null where nobody wrote its letterhead down. */
export interface Correspondent extends Pick<Organisation, 'id' | 'kind' | 'name'> {
  readonly letterhead: Letterhead | null;
}

export interface Account {
  readonly accountId: string;
  /** the `sub` of this person's OpenID Connect tokens */
  readonly subject: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
}

export interface Membership {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
}

/** An account and what it is a member of; one membership a role. */
export interface Member {
  readonly accountId: string;
  readonly subject: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly memberships: readonly Membership[];
}

/** A member as those of the same organisation know them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A person as seed data: the account and its memberships in one piece. */
export interface Person extends Account {
  readonly memberships: readonly Pick<Membership, 'organisationId' | 'role'>[];
}
