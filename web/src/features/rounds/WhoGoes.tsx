import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { CannotRead, useCommand } from '@/ui';
import { type Day, useAskAgain } from './rounds';
import { useT } from './texts';

interface Props {
  day: Day;
  how: 'new' | 'again';
  submit: string;
  done?: () => void;
}

/** Chooses who goes out, then lets the day be planned. Whoever is in the plan already, else on duty, is chosen at first. */
export function WhoGoes({ day, how, submit, done }: Props) {
  const t = useT();
  const again = useAskAgain();
  const [chosen, setChosen] = useState(() => first(day));
  const make = useCommand((command, workers: string[]) =>
    api.post('/api/rounds', { id: newId(), station: day.station, day: day.day, workers, how }, { command }),
  );
  const press = async () => {
    if (await make.send(chosen)) {
      await again();
      done?.();
    }
  };
  return (
    <div className="who-goes">
      <fieldset>
        <legend>{t('whoGoes')}</legend>
        <Checkbox.Group
          value={chosen}
          onChange={(next) => setChosen(next.map(String))}
          options={day.staff.map((one) => ({
            value: one.id,
            disabled: !one.account,
            label: (
              <>
                {one.name}
                {one.onDuty && <span className="quiet"> · {t('onDuty')}</span>}
                {!one.account && <span className="quiet"> · {t('noAccount')}</span>}
              </>
            ),
          }))}
        />
      </fieldset>
      {make.refusal !== undefined && <CannotRead no={make.refusal} />}
      {chosen.length === 0 && <p className="wait">{t('nobodyChosen')}</p>}
      <Button type="primary" loading={make.busy} disabled={chosen.length === 0} onClick={() => void press()}>
        {submit}
      </Button>
    </div>
  );
}

function first(day: Day): string[] {
  const able = day.staff.filter((one) => one.account);
  const planned = day.accepted?.rows.map((row) => row.worker);
  if (planned) return able.filter((one) => planned.includes(one.id)).map((one) => one.id);
  const onDuty = able.filter((one) => one.onDuty);
  return (onDuty.length > 0 ? onDuty : able).map((one) => one.id);
}
