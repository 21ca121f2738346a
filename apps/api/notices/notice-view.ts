import { relationView } from '../../../libs/caseview/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { concernLabel, type StoredNotice, sentenceOf, urgencyView } from '../../../libs/notifications/index.js';
import { processVersion } from '../../../machines/registry.js';

/** A notice as its reader sees it: its sentence, why it reaches them, and who of their organisation has read it. */
export function noticeView(notice: StoredNotice, who: Who) {
  const { id, kind, urgency, relation: held, caseId, reference, process: key, sandbox, concern, reads } = notice;
  const process = processVersion(key);
  // of a version that this server does not carry only the codes are known
  const relation = process ? relationView(process, held) : { relation: held, label: held };
  return {
    id,
    kind,
    kindLabel: sentenceOf(notice),
    urgent: urgency !== null,
    urgency: urgencyView(urgency),
    case: { id: caseId, reference, process: key, label: process?.label ?? key, sandbox },
    why: {
      relation,
      /** null: it concerns colleagues */
      you: concern === null ? null : { code: concern.why, label: concernLabel(concern.why, concern.for?.name), standingInFor: concern.for },
    },
    createdAt: notice.createdAt,
    readAt: notice.readAt,
    escalatedAt: notice.escalatedAt,
    readByYou: reads.some((read) => read.id === who.accountId),
    readBy: reads,
  };
}

export type NoticeView = ReturnType<typeof noticeView>;
