export { DESKTOP, launchBrowser, NO_BROWSER, PHONE, profile, settled, signIn, systemBrowser, type View } from './browser.js';
