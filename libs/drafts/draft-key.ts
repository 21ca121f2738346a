const KEY = /^[A-Za-z0-9:-]{1,100}$/;
const UUID = /(?:^|:)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?=:|$)/i;

/** Which form it is: `act:<case>:<act>`, `opening:<process>`. Nothing of what is written in it. */
export const isDraftKey = (text: string): boolean => KEY.test(text);

/** The case that a key names; undefined when the form belongs to none yet. */
export const caseIn = (key: string): string | undefined => UUID.exec(key)?.[1]?.toLowerCase();
