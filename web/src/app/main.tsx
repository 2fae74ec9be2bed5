import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from '@/api';
import { forgetOldDrafts } from '@/ui/drafts';
import { Door } from './Door';
// The colours of the house, for the door too.
import './taste';
import './look.css';

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, no) => times < 2 && no instanceof Refused && no.unsure,
    },
    mutations: { retry: false },
  },
});

forgetOldDrafts();
const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <Door />
      </QueryClientProvider>
    </StrictMode>,
  );
}
