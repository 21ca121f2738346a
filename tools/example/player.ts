import type { Example, Played } from './example.js';

/** Where an example is played: over HTTP against a running system, or in the program itself for the demonstration's seed. */
export interface Driver {
  /** Answers the case's id, and whether it was already there. */
  open(process: string, opening: Played): Promise<{ readonly caseId: string; readonly repeated: boolean }>;
  /** Answers the codes of the refusals; none when it was accepted. */
  act(caseId: string, act: string, played: Played): Promise<readonly string[]>;
  moveClock(caseId: string, to: string, as: string): Promise<void>;
}

/** Something that went otherwise than the example says. */
export class ExampleDiffers extends Error {}

/** Plays an example to its end. Throws ExampleDiffers where the system answers otherwise than the file. */
export async function playExample(
  driver: Driver,
  example: Example,
  onStep: (act: string, refused: readonly string[]) => void = () => undefined,
): Promise<string> {
  const { caseId, repeated } = await driver.open(example.process, example.open);
  if (repeated) return caseId;
  onStep('open', []);
  for (const played of example.acts) {
    await driver.moveClock(caseId, played.at, example.open.as);
    const refused = await driver.act(caseId, played.act, played);
    if (played.refused === undefined ? refused.length > 0 : !refused.includes(played.refused)) {
      throw new ExampleDiffers(
        `${played.act} (${played.at}) : attendu ${played.refused ?? 'accepté'}, obtenu ${refused.join(', ') || 'accepté'}`,
      );
    }
    onStep(played.act, refused);
  }
  if (example.until !== undefined) await driver.moveClock(caseId, example.until, example.open.as);
  return caseId;
}
