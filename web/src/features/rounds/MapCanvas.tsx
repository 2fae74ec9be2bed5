import {
  LngLatBounds,
  Map as MapLibre,
  Marker,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { Spot } from './rounds';
import { useT } from './texts';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(workerUrl);

export interface MapDot {
  id: string;
  kind: 'station' | 'community' | 'visit' | 'out';
  spot: Spot;
  words: string;
  number?: number;
  colour?: string;
}

export interface MapLine {
  id: string;
  colour: string;
  path: Spot[];
}

interface Props {
  label: string;
  /** Where the pictures come from, `https://…/{z}/{x}/{y}.png`; empty for a plain ground. */
  tiles: string;
  dots: MapDot[];
  lines: MapLine[];
  shown?: string | undefined;
  show?: ((id: string | undefined) => void) | undefined;
  pick?: ((spot: Spot) => void) | undefined;
  centre?: Spot | undefined;
}

/** A map without outside pictures: points with numbers, a line a worker, names of communities. */
export function MapCanvas({ label, tiles, dots, lines, shown, show, pick, centre }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const [broken, setBroken] = useState(false);
  const latest = useRef({ pick, show });
  latest.current = { pick, show };

  useEffect(() => {
    const container = box.current;
    if (!container) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container,
        style: ground(tiles),
        center: [0, 0],
        zoom: 1,
        attributionControl: false,
        dragRotate: false,
      });
    } catch {
      setBroken(true);
      return;
    }
    made.addControl(new NavigationControl({ showCompass: false }));
    made.on('click', (event) => latest.current.pick?.({ lon: event.lngLat.lng, lat: event.lngLat.lat }));
    made.once('load', () => setMap(made));
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, [tiles]);

  useEffect(() => {
    if (!map) return;
    const markers = dots.map((dot) =>
      new Marker({ element: element(dot, latest), anchor: dot.kind === 'community' ? 'bottom' : 'center' })
        .setLngLat([dot.spot.lon, dot.spot.lat])
        .addTo(map),
    );
    return () => {
      for (const marker of markers) marker.remove();
    };
  }, [map, dots]);

  useEffect(() => {
    if (!map) return;
    for (const line of lines) {
      const coordinates = line.path.map((spot): [number, number] => [spot.lon, spot.lat]);
      map.addSource(line.id, {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } },
      });
      map.addLayer({
        id: line.id,
        type: 'line',
        source: line.id,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': line.colour, 'line-width': 3, 'line-opacity': 0.75 },
      });
    }
    return () => {
      if (!map.getStyle()) return;
      for (const line of lines) {
        if (map.getLayer(line.id)) map.removeLayer(line.id);
        if (map.getSource(line.id)) map.removeSource(line.id);
      }
    };
  }, [map, lines]);

  const first = useRef(true);
  useEffect(() => {
    if (!map || !first.current) return;
    const bounds = new LngLatBounds();
    for (const dot of dots) bounds.extend([dot.spot.lon, dot.spot.lat]);
    if (!bounds.isEmpty()) {
      map.fitBounds(bounds, { padding: 48, maxZoom: 16, animate: false });
      first.current = false;
    } else if (centre) {
      map.jumpTo({ center: [centre.lon, centre.lat], zoom: 13 });
      first.current = false;
    }
  }, [map, dots, centre]);

  useEffect(() => {
    for (const mark of box.current?.querySelectorAll<HTMLElement>('[data-dot]') ?? []) {
      mark.classList.toggle('shown', mark.dataset.dot === shown);
    }
  }, [shown]);

  if (broken) return <p className="card quiet">{t('noMap')}</p>;
  // biome-ignore lint/a11y/useSemanticElements: the map fills it
  return <div ref={box} className={pick ? 'map picking' : 'map'} role="region" aria-label={label} />;
}

function ground(tiles: string): StyleSpecification {
  return {
    version: 8,
    sources: tiles ? { ground: { type: 'raster', tiles: [tiles], tileSize: 256 } } : {},
    layers: tiles ? [{ id: 'ground', type: 'raster', source: 'ground' }] : [],
  };
}

function element(
  dot: MapDot,
  latest: { current: { show?: ((id: string | undefined) => void) | undefined } },
) {
  const mark = document.createElement('div');
  mark.className = `map-${dot.kind}`;
  mark.dataset.dot = dot.id;
  mark.title = dot.words;
  if (dot.kind === 'visit') {
    mark.textContent = String(dot.number);
    mark.style.background = dot.colour ?? '';
  } else if (dot.kind === 'out') {
    mark.textContent = '?';
  } else {
    mark.textContent = dot.words;
  }
  if (dot.kind === 'visit' || dot.kind === 'out') {
    mark.addEventListener('mouseenter', () => latest.current.show?.(dot.id));
    mark.addEventListener('mouseleave', () => latest.current.show?.(undefined));
  }
  return mark;
}
