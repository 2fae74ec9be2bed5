import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useSession } from './session';
import { inTheHouse } from './testing-house';

function Part() {
  const [drawn, draw] = useState(0);
  return (
    <button type="button" onClick={() => draw(drawn + 1)}>
      {useSession().account.displayName} {drawn}
    </button>
  );
}

it('keeps a part whole that is drawn between signing out and the closing of the door', async () => {
  const { cache } = await inTheHouse(<Part />);
  act(() => {
    cache.setQueryData(['session'], null);
    screen.getByRole('button').click();
  });
  expect(screen.getByRole('button').textContent).toBe('王晓梅 1');
});
