export * from './environment.mjs';
