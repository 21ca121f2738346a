import { type Example, type Played, readExample } from './example.js';

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
async function play(driver: Driver, example: Example, recourseOf: string | undefined): Promise<string> {
  const opening = recourseOf === undefined ? example.open : { ...example.open, data: { ...example.open.data, recourseOf } };
  const { caseId, repeated } = await driver.open(example.process, opening);
  if (repeated) return caseId;
  for (const played of example.acts) {
    await driver.moveClock(caseId, played.at, played.as);
    const refused = await driver.act(caseId, played.act, played);
    if (played.refused === undefined ? refused.length > 0 : !refused.includes(played.refused)) {
      throw new ExampleDiffers(
        `${played.act} (${played.at}) : attendu ${played.refused ?? 'accepté'}, obtenu ${refused.join(', ') || 'accepté'}`,
      );
    }
  }
  if (example.until !== undefined) await driver.moveClock(caseId, example.until, example.acts.at(-1)?.as ?? example.open.as);
  return caseId;
}

/**
 * Plays an example of a folder, and before it the one of which it is the recourse. Answers its case.
 * @param driverOf a driver for each of them
 */
export async function playExample(driverOf: (name: string) => Driver, folder: string, name: string): Promise<string> {
  const example = readExample(folder, name);
  const before = example.recourseOf === undefined ? undefined : await playExample(driverOf, folder, example.recourseOf);
  return play(driverOf(name), example, before);
}
