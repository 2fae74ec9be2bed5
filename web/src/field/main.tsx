import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// The colours of the house.
import '@/app/taste';
import { Field } from './Field';
import './field.css';

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Field />
    </StrictMode>,
  );
}
