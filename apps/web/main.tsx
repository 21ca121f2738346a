import './app/mantine.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-700.css';
import './app/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { styleNonce } from './app/theme.js';

// what holds the page still behind a dialog adds a style of its own, and looks for its nonce here
Object.assign(window, { __webpack_nonce__: styleNonce() });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
