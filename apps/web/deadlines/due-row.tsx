import { Badge, Button, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconArrowsExchange, IconBell, IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import { DeadlineProof } from '../case/deadline-proof.js';
import { shortWeekdayOf } from '../language/calendar-names.js';
import { frenchDay, frenchMoment, useLanguage, useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import type { Consequence, Due } from './queries.js';
import { words } from './words.js';

const ICONS: Record<Consequence, typeof IconBell> = { reminder: IconBell, escalation: IconAlertTriangle, transition: IconArrowsExchange };

/** One deadline: its day, what it is, whose case, and on demand why it falls on that day. */
export function DueRow({ due, distance }: { due: Due; distance: string }) {
  const { tellsYou, sandbox, reasons } = useWords(words);
  const { language } = useLanguage();
  const [open, { toggle }] = useDisclosure(false);
  const panel = useId();
  const { legalDate, label, consequence, consequenceLabel, case: of } = due;
  const Icon = ICONS[consequence];
  return (
    <li className="due">
      <div className="due-day">
        <Text component="time" dateTime={legalDate} fw={600}>
          <span className="due-weekday">{shortWeekdayOf(language, legalDate)}</span> {frenchDay(legalDate)}
        </Text>
        <Text size="sm" c="dimmed">
          {distance}
        </Text>
      </div>
      <div className="due-what">
        <Text fw={600}>
          <Lawful>{label}</Lawful>
        </Text>
        <Text size="sm">
          <TextLink to="/dossiers/$id" params={{ id: of.id }}>
            {of.reference}
          </TextLink>{' '}
          · <Lawful>{of.situation.label}</Lawful>
        </Text>
        <Group gap="xs" mt={4}>
          <Badge
            variant="default"
            tt="none"
            className="due-badge"
            data-consequence={consequence}
            leftSection={<Icon size={13} aria-hidden />}
          >
            <Lawful>{consequenceLabel}</Lawful>
          </Badge>
          {due.tellsYou && (
            <Badge variant="outline" tt="none" className="due-badge">
              {tellsYou}
            </Badge>
          )}
          {of.sandbox && (
            <Badge variant="outline" color="grape" tt="none" className="due-badge">
              {sandbox.badge}
            </Badge>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            className="not-printed"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={reasons.of(label, of.reference)}
            onClick={toggle}
            rightSection={<IconChevronDown size={16} aria-hidden className={open ? 'due-turned' : undefined} />}
          >
            {reasons.show}
          </Button>
        </Group>
        {of.sandbox && (
          <Text size="sm" c="dimmed" mt={4}>
            {sandbox.now(frenchMoment(of.sandbox.now))}
          </Text>
        )}
        <Collapse expanded={open} id={panel}>
          {open && <DeadlineProof deadline={due} tells={due.tells} moved={due.moved} />}
        </Collapse>
      </div>
    </li>
  );
}
