export const SIZES = { SMALL: 'Petit cadre', LARGE: 'Grand cadre' } as const;

export const NOTICES = { lent: 'Un vélo a été remis' } as const;
