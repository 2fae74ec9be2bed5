import { useState } from 'react';
import { CannotRead } from '@/ui';
import { clock, type Day, lineColour, type Plan, type Row, span, type Visit } from './rounds';
import { useT } from './texts';
import { useMoves } from './useMoves';
import { VisitCard } from './VisitCard';

interface Props {
  day: Day;
  plan: Plan;
  shown: string | undefined;
  show: (call: string | undefined) => void;
}

interface Dragged {
  visit: Visit;
  from: string | null;
}

/** Everybody's round in walking order, one's own first, and what is in nobody's. */
export function Board({ day, plan, shown, show }: Props) {
  const t = useT();
  const moves = useMoves(plan);
  const [dragged, setDragged] = useState<Dragged>();
  const changes = day.mayPlan && plan.state === 'draft';
  const rows = plan.rows.map((row, index) => ({ row, colour: lineColour(index) }));
  rows.sort((a, b) => Number(b.row.me) - Number(a.row.me));
  const drop = (to: string | null, position: number) => {
    if (dragged) void moves.move(dragged.visit, dragged.from, to, position);
    setDragged(undefined);
  };
  const card = (visit: Visit, row: Row | undefined, position: number) => (
    <VisitCard
      key={visit.call}
      visit={visit}
      row={row}
      rows={plan.rows}
      position={position}
      station={day.station}
      changes={changes}
      moves={moves}
      shown={shown === visit.call}
      show={show}
      drag={changes ? () => setDragged({ visit, from: row?.worker ?? null }) : undefined}
      drop={changes && row ? () => drop(row.worker, position) : undefined}
    />
  );
  return (
    <div className="board">
      {changes && <p className="quiet">{t('dragHint')}</p>}
      {moves.refusal !== undefined && <CannotRead no={moves.refusal} />}
      {rows.map(({ row, colour }) => (
        <section key={row.worker} className="card round" aria-label={row.name}>
          <h2>
            <i className="line-dot" style={{ background: colour }} aria-hidden />
            {row.name}
            {row.me && <span className="mine">{t('mine')}</span>}
            {row.bike && <span className="quiet round-bike">{t('bike')}</span>}
            <span className="quiet round-count">{t('visits', { count: row.visits.length })}</span>
          </h2>
          {row.visits.length > 0 ? (
            <p className="quiet">
              {t('summary', {
                people: span(t, row.withPeople),
                way: span(t, row.onTheWay),
                back: clock(row.back),
              })}
            </p>
          ) : (
            <p className="quiet">{t('nothing')}</p>
          )}
          <ol className="stops">{row.visits.map((visit, position) => card(visit, row, position))}</ol>
          {changes && dragged && (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same is reachable by the buttons of each visit
            <div
              className="drop-end"
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(row.worker, row.visits.length)}
            />
          )}
        </section>
      ))}
      {(plan.out.length > 0 || plan.beyond > 0) && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the same is reachable by the buttons of each visit
        <section
          className="card round out"
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => drop(null, 0)}
        >
          <h2>{t('outTitle', { count: plan.out.length })}</h2>
          <ol className="stops">{plan.out.map((visit) => card(visit, undefined, 0))}</ol>
          {plan.beyond > 0 && <p className="wait">{t('beyond', { count: plan.beyond })}</p>}
        </section>
      )}
    </div>
  );
}
