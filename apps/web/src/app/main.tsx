// Before any schema is made.
// oxlint-disable-next-line import/no-unassigned-import
import './without-eval.ts';
import '@qarib/ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { sessionQuery } from '../shared/session/session.ts';
import { startI18n } from '../shared/i18n/i18n.ts';
import { createQueryClient } from '../shared/api/queries.ts';
import { loadWords } from './languages/load-words.ts';
import { Providers } from './providers.tsx';
import { AppRoutes } from './router.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const client = createQueryClient();
// Who is signed in is asked while the words are on their way.
if (window.location.pathname !== '/sign-in') void client.prefetchQuery(sessionQuery);
await startI18n(loadWords);
createRoot(root).render(
  <StrictMode>
    <Providers client={client}>
      <BrowserRouter>
        <AppRoutes />
      </BrowserRouter>
    </Providers>
  </StrictMode>,
);
