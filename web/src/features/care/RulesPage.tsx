import './care.css';
import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useMay, useSession } from '@/app';
import { CannotRead, Loading, useCommand, useRefusalWords } from '@/ui';
import { type Rule, useEvery, useLabels } from './care';
import { RuleForm } from './RuleForm';
import { useT } from './texts';

const LEVELS = ['installation', 'district', 'station'] as const;

/** The rules, from the national minimum to the station's own. */
export default function RulesPage() {
  const t = useT();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const rules = useQuery({
    queryKey: ['care', 'rules'],
    queryFn: ({ signal }) => api.get<Rule[]>('/api/care/rules', { signal }),
  });
  const add = may('manage-services') || may('manage-staff');
  return (
    <div className="page care">
      <div className="list-head">
        <h1>{t('rules')}</h1>
        {add && !adding && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('addRule')}
          </Button>
        )}
      </div>
      <p className="quiet">{t('rulesLead')}</p>
      {adding && <RuleForm close={() => setAdding(false)} />}
      {rules.isPending && <Loading rows={8} />}
      {rules.isError && <CannotRead no={rules.error} again={() => void rules.refetch()} />}
      {rules.data &&
        LEVELS.map((level) => {
          const some = rules.data.filter((one) => one.level === level);
          if (some.length === 0) return null;
          return (
            <section key={level} className="card">
              <h2>{t(`levels.${level}`)}</h2>
              <ul className="care-list">
                {some.map((rule) => (
                  <li key={rule.id}>
                    <OneRule rule={rule} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
    </div>
  );
}

function OneRule({ rule }: { rule: Rule }) {
  const t = useT();
  const may = useMay();
  const labels = useLabels();
  const every = useEvery();
  const { stations } = useSession();
  const { message } = App.useApp();
  const words = useRefusalWords();
  const cache = useQueryClient();
  const mine =
    rule.level === 'district' ? may('manage-services') : rule.level === 'station' && may('manage-staff');
  const last = before(rule.from > today() ? rule.from : today());
  const end = useCommand((command) =>
    api.put(`/api/care/rules/${rule.id}/end`, { version: rule.version, last }, { command }),
  );
  async function stop() {
    if (await end.send()) {
      message.success(t('ruleEnded'));
      void cache.invalidateQueries({ queryKey: ['care'] });
    }
  }
  const at = stations.find((one) => one.id === rule.station)?.name;
  return (
    <div className="care-line">
      <div>
        <strong>{rule.label ? labels.of(rule.label) : t('anyLabel')}</strong>{' '}
        <Tag>{rule.risk ? t(`risks.${rule.risk}`) : t('anyRisk')}</Tag>
        <div>
          {every(rule)} · {t(`ways.${rule.way}`)} · {rule.two ? t('two') : t('one')} ·{' '}
          {t('minutesOf', { count: rule.minutes })}
        </div>
        <div className="quiet">
          {[at, rule.to ? t('fromTo', { from: rule.from, to: rule.to }) : t('from', { from: rule.from })]
            .filter(Boolean)
            .join(' · ')}
          {rule.level !== 'installation' && ` · ${rule.madeBy}`}
        </div>
        {end.refusal !== undefined && <div className="alarm">{words(end.refusal).happened}</div>}
      </div>
      {mine && (!rule.to || rule.to >= today()) && (
        <Popconfirm
          title={t('endRuleAsk')}
          okText={t('yes')}
          cancelText={t('no')}
          onConfirm={() => void stop()}
        >
          <Button loading={end.busy}>{t('endRule')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}

function before(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
