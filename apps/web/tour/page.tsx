import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import './tour.css';
import { IconArrowRight } from '@tabler/icons-react';
import { useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, Heading, Waiting } from '../parts/index.js';
import { useGoing } from './going.js';
import { goToStop, useTourStep } from './progress.js';
import { useStops } from './queries.js';
import { words } from './words.js';

/** What the tour shows, stop by stop; each leads to a real page. */
export function TourPage() {
  const says = useWords(words);
  const { stops, failure, retry } = useStops();
  const { preferences } = useMe();
  const step = useTourStep();
  const go = useGoing();
  const goTo = (index: number) => {
    goToStop(index);
    go(stops?.[index]?.place);
  };
  return (
    <>
      <Heading title={says.title} lead={says.lead}>
        {stops && (
          <Group gap="sm">
            {step !== undefined && step > 0 && (
              <Button size="md" onClick={() => goTo(step)}>
                {says.resume(step + 1)}
              </Button>
            )}
            <Button size="md" variant={step !== undefined && step > 0 ? 'default' : 'filled'} onClick={() => goTo(0)}>
              {preferences.tourSeen ? says.again : says.start}
            </Button>
          </Group>
        )}
      </Heading>
      {preferences.tourSeen && (
        <Text size="sm" c="dimmed" mb="sm">
          {says.seen}
        </Text>
      )}
      {failure !== null && <Failed failure={failure} retry={retry} />}
      {stops === undefined && failure === null && <Waiting rows={7} />}
      {stops && (
        <ol className="tour-stops" aria-label={says.stops}>
          {stops.map(({ name, place }, index) => (
            <Paper key={name} component="li" withBorder p="md">
              <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
                <Group gap="sm" wrap="nowrap" align="flex-start">
                  <Badge circle size="lg" variant="light" aria-hidden style={{ flexShrink: 0 }}>
                    {index + 1}
                  </Badge>
                  <div>
                    <Title order={2} size="h5">
                      {says.at[name].title}
                    </Title>
                    <Text size="sm">{place ? says.at[name].text : says.at[name].missing}</Text>
                  </div>
                </Group>
                {place && (
                  <Button
                    variant="default"
                    size="xs"
                    style={{ flexShrink: 0 }}
                    rightSection={<IconArrowRight size={15} aria-hidden />}
                    onClick={() => goTo(index)}
                  >
                    {says.see}
                    <span className="visually-hidden"> : {says.at[name].title}</span>
                  </Button>
                )}
              </Group>
            </Paper>
          ))}
        </ol>
      )}
    </>
  );
}
