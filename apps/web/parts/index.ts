// what only some pages load is named by its own file: csv, save, read-to-end, lines, columns
export { type AddressTexts, useAddress } from './address.js';
export { Lawful } from './lawful.js';
export { ButtonLink, PlaceLink, TextLink } from './links.js';
export { MenuOnDemand, type OnDemand } from './menu-on-demand.js';
export { mistakesIn, useFocusOnMistake } from './mistakes.js';
export { More, rowsOf } from './pages.js';
export { Said } from './said.js';
export { type Cited, Source } from './source.js';
export { Empty, Failed, Heading, useTabTitle, Waiting, WaitingInline } from './states.js';
