import { App, Checkbox, Select, Tag } from 'antd';
import { api, today } from '@/api';
import { useMay } from '@/app';
import { CannotRead, useCommand } from '@/ui';
import { type Ability, useAskAgain, type WorkerLine } from './rounds';
import { useT } from './texts';

/** What each worker brings along; saved as soon as it is chosen. */
export function Abilities({ workers }: { workers: WorkerLine[] }) {
  const t = useT();
  const { message } = App.useApp();
  const manages = useMay()('manage-staff');
  const askAgain = useAskAgain();
  const save = useCommand((command, { worker, ...ability }: Ability) =>
    api.put(`/api/rounds/abilities/${worker}`, ability, { command }),
  );
  const say = async (ability: Ability) => {
    const done = await save.send(ability);
    await askAgain();
    if (done) void message.success(t('saved'));
  };
  const known = [...new Set(workers.flatMap((one) => one.ability.languages))];
  return (
    <section className="card">
      <h2>{t('abilities')}</h2>
      <p className="quiet">{t('abilitiesHint')}</p>
      {save.refusal !== undefined && <CannotRead no={save.refusal} />}
      <ul className="abilities">
        {workers.map(({ id, name, licence, licenceExpires, ability }) => (
          <li key={id}>
            <strong>{name}</strong>
            <Licence licence={licence} expires={licenceExpires} />
            <Select
              aria-label={`${t('sex')}：${name}`}
              disabled={!manages || save.busy}
              value={ability.sex}
              onChange={(sex) => void say({ ...ability, sex })}
              options={[
                { value: 0, label: t('sexes.unsaid') },
                { value: 2, label: t('sexes.woman') },
                { value: 1, label: t('sexes.man') },
              ]}
            />
            <Select
              mode="tags"
              className="languages"
              aria-label={`${t('languages')}：${name}`}
              placeholder={`${t('languages')}（${t('languagesHint')}）`}
              disabled={!manages || save.busy}
              value={ability.languages}
              tokenSeparators={[' ', '、', ',', '，']}
              onChange={(languages: string[]) => void say({ ...ability, languages })}
              options={known.map((language) => ({ value: language, label: language }))}
            />
            <Checkbox
              disabled={!manages || save.busy}
              checked={ability.bike}
              onChange={(event) => void say({ ...ability, bike: event.target.checked })}
            >
              {t('bike')}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Licence({
  licence,
  expires,
}: {
  licence?: string | null | undefined;
  expires?: string | null | undefined;
}) {
  const t = useT();
  if (licence !== 'assistant' && licence !== 'social-worker' && licence !== 'senior') {
    return <span className="quiet">{t('noLicence')}</span>;
  }
  const gone = expires !== null && expires !== undefined && expires < today();
  return (
    <span>
      {t(`licences.${licence}`)} {gone && <Tag color="error">{t('expired')}</Tag>}
    </span>
  );
}
