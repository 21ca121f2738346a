/** In the fictional process's own folder these stand for the real ones; only that folder is copied. */
export * from '../../../../machines/kernel/index.js';
