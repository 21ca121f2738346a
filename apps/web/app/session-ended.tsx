import { Button, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** Asks to sign in again in another tab, over a page that stays as it is. */
export function SessionEndedDialog({ signInAgain, onClose }: { signInAgain: string; onClose: () => void }) {
  const { signIn } = useWords(words);
  return (
    <Modal opened onClose={onClose} title={signIn.ended}>
      <Stack>
        <Text>{signIn.endedWhy}</Text>
        <Button component="a" href={signInAgain} target="_blank" rel="noopener">
          {signIn.again}
        </Button>
      </Stack>
    </Modal>
  );
}
