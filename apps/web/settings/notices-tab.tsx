import { Alert, Button, Group, NumberInput, Radio, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { answered, api } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, mistakesIn, Source, useFocusOnMistake, Waiting } from '../parts/index.js';
import { HourInput } from './hour-input.js';
import { previewOf, type Wanted } from './preview.js';
import { type NoticeSettings, noticeSettingsQuery } from './queries.js';
import { SectionHead } from './section.js';
import { words } from './words.js';

const URGENT: readonly Wanted['urgent'][] = ['atOnce', 'digest'];

type Kept = Pick<NoticeSettings, 'mail' | 'digest' | 'urgent' | 'quietHours'> & { readonly escalation: { readonly workingDays: number } };

const wantedOf = ({ mail, digest, urgent, quietHours, escalation }: Kept): Wanted => ({
  mail,
  digestAt: digest.at,
  urgent,
  quietHours,
  escalationDays: escalation.workingDays,
});

/** How somebody is told by mail. */
export function NoticesTab() {
  const { notices } = useWords(words);
  const { data, error, refetch } = useQuery(noticeSettingsQuery);
  return (
    <Stack gap="lg">
      <SectionHead title={notices.title} lead={notices.lead} />
      {error && <Failed failure={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting rows={6} />}
      {data && <NoticesForm settings={data} />}
    </Stack>
  );
}

function NoticesForm({ settings }: { settings: NoticeSettings }) {
  const { notices, save, saved } = useWords(words);
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [wanted, want] = useState(() => wantedOf(settings));
  const [wasReset, setReset] = useState(false);
  const { escalation, defaults, address, source } = settings;
  // quiet hours that are switched off and on again are what they were
  const [hours, setHours] = useState(settings.quietHours ?? defaults.quietHours ?? { from: '19:00', until: '07:30' });
  const saving = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/v1/notices/settings', {
          body: {
            mail: wanted.mail,
            digest: { at: wanted.digestAt },
            urgent: wanted.urgent,
            quietHours: wanted.quietHours,
            ...(escalation.yoursToChange ? { escalation: { workingDays: wanted.escalationDays } } : {}),
          },
        }),
      ),
    onSuccess: (kept) => client.setQueryData(noticeSettingsQuery.queryKey, kept),
  });
  const mistakes = mistakesIn(saving.error, {
    'quietHours.until parameter': hours.from === hours.until ? notices.sameHours : notices.badHour,
    'escalation.workingDays parameter': notices.badDays(escalation.least, escalation.most),
    parameter: notices.badHour,
  });
  useFocusOnMistake(form, saving.error);
  const change = (some: Partial<Wanted>) => {
    saving.reset();
    setReset(false);
    want({ ...wanted, ...some });
  };
  const changeHours = (some: Partial<typeof hours>) => {
    const quietHours = { ...hours, ...some };
    setHours(quietHours);
    change({ quietHours });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  };
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Switch
          label={notices.mail}
          description={address === null ? undefined : notices.address(address)}
          checked={wanted.mail}
          onChange={({ currentTarget }) => change({ mail: currentTarget.checked })}
        />
        {wanted.mail && (
          <>
            <HourInput
              label={notices.digestAt}
              description={notices.digestWhy}
              value={wanted.digestAt}
              mistake={mistakes['digest.at']}
              onChange={(digestAt) => change({ digestAt })}
            />
            <Radio.Group
              label={notices.urgent}
              value={wanted.urgent}
              error={mistakes.urgent}
              onChange={(urgent) => change({ urgent: urgent as Wanted['urgent'] })}
            >
              <Group mt="xs">
                {URGENT.map((value) => (
                  <Radio key={value} value={value} label={notices.urgents[value]} />
                ))}
              </Group>
            </Radio.Group>
            {wanted.urgent === 'atOnce' && (
              <Stack gap="sm">
                <Switch
                  label={notices.quiet}
                  description={notices.quietWhy}
                  checked={wanted.quietHours !== null}
                  onChange={({ currentTarget }) => change({ quietHours: currentTarget.checked ? hours : null })}
                />
                {wanted.quietHours !== null && (
                  <Group align="flex-start">
                    <HourInput
                      label={notices.quietFrom}
                      value={hours.from}
                      mistake={mistakes['quietHours.from']}
                      onChange={(from) => changeHours({ from })}
                    />
                    <HourInput
                      label={notices.quietUntil}
                      value={hours.until}
                      mistake={mistakes['quietHours.until']}
                      onChange={(until) => changeHours({ until })}
                    />
                  </Group>
                )}
              </Stack>
            )}
          </>
        )}
        {escalation.yoursToChange && (
          <NumberInput
            label={notices.escalation}
            description={notices.escalationWhy}
            className="short-field"
            value={wanted.escalationDays}
            min={escalation.least}
            max={escalation.most}
            allowDecimal={false}
            error={mistakes['escalation.workingDays']}
            onChange={(days) => change({ escalationDays: Number(days) })}
          />
        )}
        <Alert variant="light" title={notices.previewTitle}>
          <Stack gap={4} aria-live="polite">
            {previewOf(wanted, notices.preview).map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
          </Stack>
        </Alert>
        <Source source={source} />
        {saving.error && Object.keys(mistakes).length === 0 && <Failed failure={saving.error} />}
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {save}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              change(wantedOf(escalation.yoursToChange ? defaults : { ...defaults, escalation }));
              setHours(defaults.quietHours ?? hours);
              setReset(true);
            }}
          >
            {notices.defaults}
          </Button>
          <Text role="status" size="sm">
            {saving.isSuccess ? saved : wasReset ? notices.defaultsDone : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
