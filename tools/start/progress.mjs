/**
 * Says each step with the seconds since the beginning.
 * @returns {(text: string) => void}
 */
export function progress() {
  const begin = Date.now();
  return (text) => {
    const seconds = ((Date.now() - begin) / 1000).toFixed(1).replace('.', ',');
    console.log(`${seconds.padStart(7)} s  ${text}`);
  };
}
