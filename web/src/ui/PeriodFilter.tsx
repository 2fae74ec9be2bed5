import { DatePicker, Segmented } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { today } from '@/api';
import { useAddress } from '@/app';
import { useUiText } from './texts';

export interface Days {
  from: string;
  to: string;
}

const DAY = 'YYYY-MM-DD';
const CHOICES = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const;
type Choice = (typeof CHOICES)[number];

/** First and last day of a named period, as seen from a day. */
export function daysOf(choice: Choice, today: Dayjs): Days {
  const month = (of: Dayjs) => ({ from: of.startOf('month'), to: of.endOf('month') });
  const year = (of: Dayjs) => ({ from: of.startOf('year'), to: of.endOf('year') });
  const quarterBegins = today.startOf('month').subtract(today.month() % 3, 'month');
  const found = {
    month: () => month(today),
    lastMonth: () => month(today.subtract(1, 'month')),
    quarter: () => ({ from: quarterBegins, to: quarterBegins.add(2, 'month').endOf('month') }),
    year: () => year(today),
    lastYear: () => year(today.subtract(1, 'year')),
  }[choice]();
  return { from: found.from.format(DAY), to: found.to.format(DAY) };
}

/** The period in the address (`from`, `to`, both inclusive); this year when none is said. */
export function usePeriod(): Days {
  const [{ from, to }] = useAddress();
  return from && to ? { from, to } : daysOf('year', dayjs(today()));
}

/** Chooses the period of figures and lists; it stands in the address. */
export function PeriodFilter() {
  const t = useUiText();
  const [, go] = useAddress();
  const period = usePeriod();
  const day = dayjs(today());
  const chosen = CHOICES.find((one) => {
    const days = daysOf(one, day);
    return days.from === period.from && days.to === period.to;
  });
  return (
    <fieldset className="period" aria-label={t('period.title')}>
      <Segmented<Choice | 'custom'>
        value={chosen ?? 'custom'}
        onChange={(one) => one !== 'custom' && go({ ...daysOf(one, day) })}
        options={[
          ...CHOICES.map((one) => ({ value: one, label: t(`period.${one}`) })),
          ...(chosen ? [] : [{ value: 'custom' as const, label: t('period.custom') }]),
        ]}
      />
      <DatePicker.RangePicker
        value={[dayjs(period.from), dayjs(period.to)]}
        allowClear={false}
        placeholder={[t('period.from'), t('period.to')]}
        onChange={(days) => {
          const [from, to] = days ?? [];
          if (from && to) go({ from: from.format(DAY), to: to.format(DAY) });
        }}
      />
    </fieldset>
  );
}
