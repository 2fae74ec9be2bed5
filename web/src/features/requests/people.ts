import { api } from '@/api';
import type { Choice } from '@/ui';
import type { Card } from './requests';
import { useT } from './texts';

export function asChoice(card: Card): Choice & { station: string } {
  return {
    id: card.id,
    name: card.name,
    detail: [card.age == null ? '' : useT.say('card.age', { age: card.age }), card.road]
      .filter(Boolean)
      .join(' · '),
    station: card.station,
  };
}

/** Residents by name, pinyin, phone or address. */
export async function look(words: string, signal: AbortSignal): Promise<Choice[]> {
  const found = await api.post<Card[]>('/api/residents/search', { text: words, limit: 12 }, { signal });
  return found.map(asChoice);
}
