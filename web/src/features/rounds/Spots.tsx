import { App, Button, InputNumber, Select } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { api } from '@/api';
import { CannotRead, Loading, useCommand } from '@/ui';
import type { MapDot } from './MapCanvas';
import { type Settings, type Spot, useAskAgain } from './rounds';
import { useT } from './texts';

const MapCanvas = lazy(() => import('./MapCanvas').then((made) => ({ default: made.MapCanvas })));

interface Props {
  station: string;
  settings: Settings;
  resident: { id: string; name: string } | undefined;
}

/** Marks where the station, its communities and single homes lie, by a tap on the map or by numbers. */
export function Spots({ station, settings, resident }: Props) {
  const t = useT();
  const { message } = App.useApp();
  const askAgain = useAskAgain();
  const [what, setWhat] = useState(resident ? `resident ${resident.id}` : `station ${station}`);
  const [spot, setSpot] = useState<Partial<Spot>>({});
  const mark = useCommand((command, where: Spot | null) => {
    const [kind, ref] = what.split(' ');
    return api.put('/api/rounds/spots', { station, kind, ref, spot: where }, { command });
  });
  const say = async (where: Spot | null) => {
    const done = await mark.send(where);
    await askAgain();
    if (done) void message.success(where ? t('marked') : t('cleared'));
  };
  const home = settings.terms.home;
  const stationWord = t('stationSpot');
  const dots = useMemo(() => {
    const all: MapDot[] = [];
    if (home) all.push({ id: 'station', kind: 'station', spot: home, words: stationWord });
    for (const place of settings.communities) {
      if (place.spot) all.push({ id: place.code, kind: 'community', spot: place.spot, words: place.name });
    }
    return all;
  }, [home, settings.communities, stationWord]);
  const options = [
    ...(resident ? [{ value: `resident ${resident.id}`, label: resident.name }] : []),
    { value: `station ${station}`, label: t('stationSpot') },
    ...settings.communities.map((place) => ({ value: `community ${place.code}`, label: place.name })),
  ];
  const { lon, lat } = spot;
  return (
    <section className="card">
      <h2>{t('spots')}</h2>
      <p className="quiet">{t('spotsHint')}</p>
      {mark.refusal !== undefined && <CannotRead no={mark.refusal} />}
      <div className="spot-line">
        <Select aria-label={t('spotOf')} value={what} onChange={setWhat} options={options} />
        <InputNumber
          aria-label={t('lon')}
          placeholder={t('lon')}
          min={-180}
          max={180}
          value={lon ?? null}
          onChange={(next) => setSpot({ ...spot, ...(next === null ? {} : { lon: next }) })}
        />
        <InputNumber
          aria-label={t('lat')}
          placeholder={t('lat')}
          min={-90}
          max={90}
          value={lat ?? null}
          onChange={(next) => setSpot({ ...spot, ...(next === null ? {} : { lat: next }) })}
        />
        <Button
          disabled={lon === undefined || lat === undefined || mark.busy}
          onClick={() => lon !== undefined && lat !== undefined && void say({ lon, lat })}
        >
          {t('setSpot')}
        </Button>
        <Button disabled={mark.busy} onClick={() => void say(null)}>
          {t('clearSpot')}
        </Button>
      </div>
      {dots.length > 0 && (
        <>
          <p className="quiet">
            {t('markHint', { what: options.find((one) => one.value === what)?.label ?? '' })}
          </p>
          <Suspense fallback={<Loading rows={6} />}>
            <MapCanvas
              label={t('map')}
              tiles={settings.tiles}
              dots={dots}
              lines={NO_LINES}
              pick={(where) => void say(where)}
            />
          </Suspense>
        </>
      )}
    </section>
  );
}

const NO_LINES: never[] = [];
