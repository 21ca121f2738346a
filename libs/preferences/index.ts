/** How somebody likes the web application. */
export { LANGUAGES, type Preferences, PreferencesStore, THEMES } from './preferences.js';
