import { createContext, useContext } from 'react';

const Context = createContext<() => void>(() => undefined);

/** Told just before one does something to the case oneself: what comes of it is no news. */
export const OwnDeeds = Context;
export const useOwnDeed = (): (() => void) => useContext(Context);
