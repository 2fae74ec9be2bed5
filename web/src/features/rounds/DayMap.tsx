import { useMemo } from 'react';
import { MapCanvas, type MapDot, type MapLine } from './MapCanvas';
import { lineColour, names, type Plan, type Spot, useSettings } from './rounds';
import { useT } from './texts';

interface Props {
  station: string;
  plan: Plan;
  shown: string | undefined;
  show: (call: string | undefined) => void;
}

/** Everybody's rounds on the map: from the station, in walking order, and back. */
export default function DayMap({ station, plan, shown, show }: Props) {
  const t = useT();
  const { data } = useSettings(station);
  const stationWord = t('stationSpot');
  const { dots, lines } = useMemo(() => drawn(plan, stationWord), [plan, stationWord]);
  if (!data) return null;
  if (dots.length === 0) return <p className="card quiet">{t('noSpots')}</p>;
  return (
    <MapCanvas label={t('mapLabel')} tiles={data.tiles} dots={dots} lines={lines} shown={shown} show={show} />
  );
}

function drawn(plan: Plan, stationWord: string): { dots: MapDot[]; lines: MapLine[] } {
  const dots: MapDot[] = [];
  const lines: MapLine[] = [];
  const home = plan.home;
  for (const place of plan.communities) {
    if (place.spot) dots.push({ id: place.code, kind: 'community', spot: place.spot, words: place.name });
  }
  if (home) dots.push({ id: 'station', kind: 'station', spot: home, words: stationWord });
  plan.rows.forEach((row, index) => {
    const colour = lineColour(index);
    const path: Spot[] = home ? [home] : [];
    row.visits.forEach((visit, position) => {
      if (!visit.spot || visit.way === 'phone' || visit.way === 'video') return;
      const spot = apart(visit.spot, visit.rough ? dots : []);
      path.push(spot);
      dots.push({
        id: visit.call,
        kind: 'visit',
        spot,
        words: `${row.name} ${position + 1} ${names(visit.people)}`,
        number: position + 1,
        colour,
      });
    });
    if (home && path.length > 1) path.push(home);
    if (path.length > 1) lines.push({ id: row.worker, colour, path });
  });
  for (const visit of plan.out) {
    if (visit.spot) {
      const spot = apart(visit.spot, visit.rough ? dots : []);
      dots.push({ id: visit.call, kind: 'out', spot, words: names(visit.people) });
    }
  }
  return { dots, lines };
}

const STEP = 0.0006;

/** Homes known only by their community stand in a ring around its spot, so that each can be seen. */
function apart(spot: Spot, dots: readonly MapDot[]): Spot {
  const near = dots.filter(
    (dot) =>
      dot.kind !== 'community' && Math.hypot(dot.spot.lon - spot.lon, dot.spot.lat - spot.lat) < 8 * STEP,
  ).length;
  const angle = near * 2.4;
  const radius = STEP * Math.sqrt(near + 1);
  return { lon: spot.lon + radius * Math.cos(angle), lat: spot.lat + radius * Math.sin(angle) };
}
