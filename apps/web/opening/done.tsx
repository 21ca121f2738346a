import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react';
import { ApiProblem } from '../api/index.js';
import type { Case } from '../case/queries.js';
import { Refusals } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { ButtonLink, Failed, Heading, Lawful, TextLink } from '../parts/index.js';
import { words } from './words.js';

/** The case is open, and the same persons stand in another open one: said before anything else is done in it. */
export function Duplicates({ of }: { of: Case }) {
  const { done } = useWords(words);
  return (
    <>
      <Heading title={done.opened(of.reference)} />
      <Alert role="alert" color="yellow" icon={<IconCopy aria-hidden />} title={done.duplicates}>
        <Stack gap="sm" align="flex-start">
          <Text size="sm">{done.duplicatesWhy}</Text>
          <List size="sm">
            {of.possibleDuplicates.map(({ id, reference, situation, commonParties }) => (
              <List.Item key={id}>
                <TextLink to="/dossiers/$id" params={{ id }}>
                  {done.look(reference)}
                </TextLink>{' '}
                – <Lawful>{situation.label}</Lawful>, {done.common(commonParties)}
              </List.Item>
            ))}
          </List>
          <ButtonLink to="/dossiers/$id" params={{ id: of.id }}>
            {done.go(of.reference)}
          </ButtonLink>
        </Stack>
      </Alert>
    </>
  );
}

interface HalfGiven {
  readonly of: Case;
  readonly failure: unknown;
  readonly isSending: boolean;
  readonly onRetry: () => void;
}

/** The opening was recorded and what goes with it was not: nothing is lost, and the case goes on from there. */
export function HalfDone({ of, failure, isSending, onRetry }: HalfGiven) {
  const { done } = useWords(words);
  const refusals = failure instanceof ApiProblem ? failure.problem.refusals : undefined;
  return (
    <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={done.halfTitle(of.reference)}>
      <Stack gap="sm">
        <Text size="sm">{done.halfWhy}</Text>
        {refusals ? <Refusals refusals={refusals} /> : <Failed failure={failure} />}
        <Group>
          <Button onClick={onRetry} loading={isSending}>
            {done.retry}
          </Button>
          <ButtonLink to="/dossiers/$id" params={{ id: of.id }} variant="default">
            {done.go(of.reference)}
          </ButtonLink>
        </Group>
      </Stack>
    </Alert>
  );
}
