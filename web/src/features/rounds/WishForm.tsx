import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { api } from '@/api';
import { CannotRead, FormPage, Loading } from '@/ui';
import { useAskAgain, useSettings } from './rounds';
import { useT } from './texts';

interface Wish {
  version: number;
  sex: number;
  language: string;
  licence: string;
}

interface Props {
  resident: string;
  who: string;
  station: string;
  close: () => void;
}

/** What a person asks for of whoever comes. */
export function WishForm({ resident, who, station, close }: Props) {
  const t = useT();
  const { message } = App.useApp();
  const askAgain = useAskAgain();
  const read = useQuery({
    queryKey: ['rounds', 'wish', resident],
    queryFn: ({ signal }) => api.get<Wish>(`/api/rounds/wishes/${resident}`, { signal }),
  });
  const known = [
    ...new Set(useSettings(station).data?.workers.flatMap((one) => one.ability.languages) ?? []),
  ];
  return (
    <Modal open title={t('wishTitle', { who })} footer={null} onCancel={close} destroyOnHidden>
      {read.isError && <CannotRead no={read.error} again={() => void read.refetch()} />}
      {read.isPending && <Loading rows={4} />}
      {read.data && (
        <FormPage<Wish, unknown>
          formKey={`rounds.wish.${resident}`}
          initial={read.data}
          submit={t('save')}
          cancel={close}
          send={(values, command) =>
            api.put(`/api/rounds/wishes/${resident}`, { ...values, version: read.data.version }, { command })
          }
          done={() => {
            void askAgain();
            void message.success(t('wishSaved'));
            close();
          }}
        >
          <Form.Item name="sex" label={t('wishSex')}>
            <Radio.Group
              options={[
                { value: 0, label: t('wishAny') },
                { value: 2, label: t('need.sex2') },
                { value: 1, label: t('need.sex1') },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="language"
            label={t('wishLanguage')}
            {...(known.length > 0 ? { extra: known.join('、') } : {})}
          >
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="licence" label={t('wishLicence')}>
            <Select
              options={[
                { value: '', label: t('wishAny') },
                { value: 'assistant', label: t('need.assistant') },
                { value: 'social-worker', label: t('need.social-worker') },
                { value: 'senior', label: t('need.senior') },
              ]}
            />
          </Form.Item>
        </FormPage>
      )}
    </Modal>
  );
}
