import { Select } from 'antd';
import { useDoers } from './requests';
import { useT } from './texts';

interface Props {
  station: string | undefined;
  value?: string;
  onChange?: (chosen: string | undefined) => void;
  id?: string;
  placeholder?: string;
}

/** Who is sent: workers of the station, then volunteers with what they can do. */
export function DoerSelect({ station, value, onChange, id, placeholder }: Props) {
  const t = useT();
  const { data, isFetching } = useDoers(station);
  return (
    <Select
      className="full"
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? undefined)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      placeholder={placeholder}
      options={[
        {
          label: t('assignForm.workers'),
          options: (data?.workers ?? []).map((one) => ({ value: `w:${one.account}`, label: one.name })),
        },
        {
          label: t('assignForm.volunteers'),
          options: (data?.volunteers ?? []).map((one) => ({
            value: `v:${one.id}`,
            label: one.skills.length > 0 ? `${one.name}（${one.skills.join('、')}）` : one.name,
          })),
        },
      ].filter((group) => group.options.length > 0)}
    />
  );
}
