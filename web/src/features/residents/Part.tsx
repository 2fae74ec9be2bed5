import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';

/** One card of a person's side: its title, its small action, what is known. */
export function Part({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="card" aria-label={title}>
      <div className="side-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Says what was done and lets everything that shows the person be asked again. */
export function useFresh() {
  const cache = useQueryClient();
  const { message } = App.useApp();
  return (said: string) => {
    void cache.invalidateQueries({ queryKey: ['residents'] });
    void message.success(said);
  };
}
