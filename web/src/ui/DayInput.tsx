import { DatePicker, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useUiText } from './texts';

interface Props {
  value?: string;
  onChange?: (value: string | undefined) => void;
  id?: string;
  disabled?: boolean;
  /** Whether a day may be chosen. */
  allows?: (day: string) => boolean;
}

const DAY = 'YYYY-MM-DD';
const MINUTE = 'YYYY-MM-DDTHH:mm';

/** A day as `2026-11-22`; plain text, so that a draft can keep it. */
export function DayInput({ value, onChange, id, disabled, allows }: Props) {
  const t = useUiText();
  return (
    <DatePicker
      className="full"
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format(DAY) : undefined)}
      disabledDate={(day) => allows !== undefined && !allows(day.format(DAY))}
      disabled={disabled ?? false}
      placeholder={t('day')}
      format={DAY}
    />
  );
}

/** A day and minute as the station's clock shows it, `2026-11-22T08:05`. */
export function WhenInput({ value, onChange, id, disabled, allows }: Props) {
  const t = useUiText();
  return (
    <DatePicker
      className="full"
      {...(id ? { id } : {})}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format(MINUTE) : undefined)}
      disabledDate={(day) => allows !== undefined && !allows(day.format(DAY))}
      disabled={disabled ?? false}
      placeholder={t('when')}
      format="YYYY-MM-DD HH:mm"
    />
  );
}

/** A time of the day as `08:30`, on the 24-hour clock whatever the browser speaks. */
export function TimeInput({ value, onChange, id, disabled }: Omit<Props, 'allows'>) {
  const t = useUiText();
  return (
    <TimePicker
      className="full"
      {...(id ? { id } : {})}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(time) => onChange?.(time ? time.format('HH:mm') : undefined)}
      disabled={disabled ?? false}
      placeholder={t('time')}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
    />
  );
}
