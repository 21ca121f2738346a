import { Modal } from '@mantine/core';
import { words } from '../app/words.js';
import { useWords } from '../language/index.js';
import { SearchBody } from './search-body.js';

export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { app } = useWords(words);
  return (
    <Modal opened onClose={onClose} title={app.search} size="lg" yOffset="8dvh" centered={false}>
      <SearchBody onClose={onClose} />
    </Modal>
  );
}
