/** Does all of them, so many at a time, and keeps their order in the answer. */
export async function atATime<T, R>(count: number, things: readonly T[], work: (thing: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const one = async () => {
    for (let index = next++; index < things.length; index = next++) results[index] = await work(things[index] as T, index);
  };
  await Promise.all(Array.from({ length: count }, one));
  return results;
}
