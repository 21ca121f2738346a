import { type NameOf, named, relationView } from '../../../libs/caseview/index.js';
import {
  concernLabel,
  type DeliveredNotice,
  MAIL_STATES,
  mailErrorView,
  type StoredDelivery,
  sentenceOf,
  urgencyView,
} from '../../../libs/notifications/index.js';
import type { Process } from '../../../machines/kernel/index.js';

const MAIL_REASONS = {
  urgent: 'Urgent : envoyé aussitôt',
  digest: 'Dans le récapitulatif du jour',
  escalation: 'Personne ne l’avait lu à temps',
} as const;

interface Showing {
  readonly process: Process;
  readonly nameOf: NameOf;
  /** whether the people of the organisation that was told are named */
  readonly namesPeople: boolean;
}

/** A notice, those whom it was for, and each way in which it went to them. */
export function deliveredView(notice: DeliveredNotice, { process, nameOf, namesPeople }: Showing) {
  const { id, seq, organisation, relation: held, kind, urgency, createdAt, readAt, escalatedAt, persons, otherReaders } = notice;
  const relation = relationView(process, held);
  const person = (account: string, name: string) => (namesPeople ? { id: account, name } : null);
  return {
    id,
    seq,
    kind,
    kindLabel: sentenceOf(notice),
    urgent: urgency !== null,
    urgency: urgencyView(urgency),
    organisation: named('organisation', organisation, nameOf),
    relation,
    createdAt,
    /** first read by anybody of the organisation */
    readAt,
    escalatedAt,
    to: persons.map((one) => ({
      /** null: of an organisation whose people the reader does not know by name */
      person: person(one.account, one.name),
      why: one.why,
      whyLabel: concernLabel(one.why, namesPeople ? (one.forName ?? undefined) : undefined),
      standingInFor: one.forAccount === null || one.forName === null ? null : person(one.forAccount, one.forName),
      since: one.since,
      until: one.until,
      readAt: one.readAt,
      channels: [applicationView(one), ...one.mails.map(mailChannelView)],
    })),
    otherReaders: otherReaders.map(({ account, name, readAt: read }) => ({ person: person(account, name), readAt: read })),
  };
}

export type DeliveryView = ReturnType<typeof deliveredView>;

interface ChannelView {
  readonly channel: 'application' | 'mail';
  readonly state: string;
  readonly label: string;
  readonly at: string;
  readonly messageId: string | null;
  readonly tries: number | null;
  readonly problem: ReturnType<typeof mailErrorView> | null;
}

const applicationView = ({ since, readAt }: StoredDelivery): ChannelView => ({
  channel: 'application',
  state: readAt === null ? 'shown' : 'read',
  label: readAt === null ? 'Dans l’application, pas encore lu' : 'Lu dans l’application',
  at: readAt ?? since,
  messageId: null,
  tries: null,
  problem: null,
});

const mailChannelView = ({
  messageId,
  why,
  state,
  composedAt,
  sentAt,
  tries,
  lastError,
}: StoredDelivery['mails'][number]): ChannelView => ({
  channel: 'mail',
  state,
  label: `${MAIL_REASONS[why]} — ${MAIL_STATES[state]}`,
  at: sentAt ?? composedAt,
  messageId,
  tries,
  problem: lastError === null || state === 'sent' ? null : mailErrorView(lastError),
});
