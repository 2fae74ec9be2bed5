import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { colours, useTaste } from '@/app';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface ChartProps {
  option: EChartsCoreOption;
  height?: number;
  /** What the chart shows, for those who hear the page. */
  label: string;
  /** A mark was chosen: its position in the data. */
  onChoose?: (index: number) => void;
}

export default function EChart({ option, height = 320, label, onChoose }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chosen = useRef(onChoose);
  chosen.current = onChoose;
  const { look } = useTaste();

  useEffect(() => {
    if (!place.current) return;
    const c = colours[look];
    const axis = {
      axisLine: { lineStyle: { color: c.line } },
      axisLabel: { color: c.quiet, fontSize: 14 },
      splitLine: { lineStyle: { color: c.line } },
    };
    const chart = init(
      place.current,
      {
        color: [c.primary, '#7C9A92', '#B08D57', '#6B7FA3', '#A3746B', '#8A8F98'],
        textStyle: { color: c.ink, fontSize: 14, fontFamily: getComputedStyle(document.body).fontFamily },
        categoryAxis: axis,
        valueAxis: axis,
        legend: { textStyle: { color: c.ink, fontSize: 14 } },
      },
      { renderer: 'svg' },
    );
    chart.setOption({
      aria: { enabled: true, label: { description: label } },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      ...option,
    });
    chart.on('click', (event) => {
      if (typeof event.dataIndex === 'number') chosen.current?.(event.dataIndex);
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, label, look]);

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
