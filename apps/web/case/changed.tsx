import { Alert, List } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { frenchHour, useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { factsSince } from './moments.js';
import { type Case, historyQuery } from './queries.js';
import { words } from './words.js';

/** Said quietly when somebody else, or the calendar, has acted while one reads. @param since the last place one knew of */
export function Changed({ of, since, onClose }: { of: Case; since: number; onClose: () => void }) {
  const { changed: says } = useWords(words);
  const { data: facts = [] } = useQuery({ ...historyQuery(of.id), select: (history) => history.facts });
  const news = of.seq > since ? factsSince(facts, since) : [];
  return (
    <div role="status" aria-live="polite">
      {news.length > 0 && (
        <Alert
          color="blue"
          icon={<IconBolt aria-hidden />}
          title={says.title}
          withCloseButton
          closeButtonLabel={says.close}
          onClose={onClose}
          mb="md"
          className="not-printed"
        >
          <List size="sm">
            {news.map(({ seq, label, by, recordedBy, recordedAt }) => (
              <List.Item key={seq}>
                <Lawful>{says.by(label, recordedBy ?? by.organisation?.name ?? by.label, frenchHour(recordedAt))}</Lawful>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
