import { ChoiceCards, type OnCards } from './choice-cards.js';

/** A choice that gives the case its shape: each answer on a card, with what follows from it. */
export function ShapingChoice(given: OnCards) {
  const { enum: codes = [], 'x-labels': labels = {}, 'x-descriptions': descriptions = {} } = given.field;
  return (
    <ChoiceCards
      {...given}
      cols={{ base: 1, md: codes.length > 3 ? 2 : 1, xl: Math.min(codes.length, 2) }}
      cards={codes.map((code) => ({ code, label: labels[code] ?? code, explains: descriptions[code] }))}
    />
  );
}
