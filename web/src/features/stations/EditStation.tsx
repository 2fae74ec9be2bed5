import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Switch } from 'antd';
import { api } from '@/api';
import { useMay } from '@/app';
import { DayInput, FormPage, TimeInput } from '@/ui';
import { LogoField } from './Logo';
import { type Group, minutes, type Room, type RoomKind, type Sheet, type Status } from './stations';
import { useT } from './texts';

interface Values {
  name: string;
  status: Status;
  namedOn: string;
  runningOn?: string;
  colour: string;
  address: string;
  phone: string;
  everyDay: boolean;
  opens: string;
  closes: string;
  openingNote: string;
  rooms: Room[];
  groups: Group[];
  focus: string[];
  version: number;
}

const KINDS: readonly RoomKind[] = [
  'office',
  'archive',
  'casework',
  'group',
  'activity',
  'reception',
  'other',
];

function values(sheet: Sheet): Values {
  const { station, opening } = sheet;
  return {
    name: station.name,
    status: station.status,
    namedOn: station.namedOn,
    ...(station.runningOn ? { runningOn: station.runningOn } : {}),
    colour: station.colour,
    address: sheet.address,
    phone: sheet.phone,
    everyDay: opening.everyDay,
    opens: minutes(opening.opens),
    closes: minutes(opening.closes),
    openingNote: opening.note,
    rooms: sheet.rooms,
    groups: sheet.groups,
    focus: sheet.focus,
    version: sheet.version,
  };
}

/** Name, sign and colour are the district's to change; hours, rooms, groups and focus also the station's own. */
export function EditStation({ sheet, done }: { sheet: Sheet; done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const district = useMay()('manage-stations');
  const id = sheet.station.id;
  return (
    <FormPage<Values, unknown>
      formKey={`stations.${id}`}
      initial={values(sheet)}
      send={(form, command) =>
        api.put(`/api/stations/${id}`, { ...form, version: form.version ?? sheet.version }, { command })
      }
      conflict={{
        theirs: (current) => values(current as Sheet),
        fields: [
          { name: 'name', label: t('name') },
          { name: 'status', label: t('status'), show: (_, all) => t(`statuses.${all.status}`) },
          { name: 'namedOn', label: t('namedOn') },
          { name: 'runningOn', label: t('runningOn') },
          { name: 'colour', label: t('colour') },
          { name: 'address', label: t('address') },
          { name: 'phone', label: t('phone') },
          {
            name: 'everyDay',
            label: t('opening'),
            show: (_, all) => t(all.everyDay ? 'everyDay' : 'workingDays'),
          },
          { name: 'opens', label: t('opens') },
          { name: 'closes', label: t('closes') },
          { name: 'openingNote', label: t('openingNote') },
          { name: 'focus', label: t('focus'), show: (_, all) => all.focus.join('、') },
          {
            name: 'rooms',
            label: t('rooms'),
            show: (_, all) => all.rooms.map((room) => `${t(`kinds.${room.kind}`)} ${room.name}`).join('、'),
          },
          {
            name: 'groups',
            label: t('groups'),
            show: (_, all) => all.groups.map((group) => `${group.name} ${group.leads}`).join('、'),
          },
        ],
      }}
      done={(_, form) => {
        void cache.invalidateQueries({ queryKey: ['stations'] });
        void message.success(t('saved', { name: form.name }));
        done();
      }}
      cancel={done}
    >
      <Form.Item name="version" hidden>
        <Input />
      </Form.Item>
      {district && <LogoField sheet={sheet} />}
      <Form.Item name="name" label={t('name')} rules={[{ required: true, max: 60 }]}>
        <Input disabled={!district} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="status" label={t('status')}>
          <Select
            disabled={!district}
            options={[
              { value: 'named', label: t('statuses.named') },
              { value: 'running', label: t('statuses.running') },
            ]}
          />
        </Form.Item>
        <Form.Item name="colour" label={t('colour')} tooltip={t('colourHint')}>
          <Input type="color" disabled={!district} />
        </Form.Item>
        <Form.Item name="namedOn" label={t('namedOn')}>
          <DayInput disabled={!district} />
        </Form.Item>
        <Form.Item noStyle dependencies={['status']}>
          {({ getFieldValue }) =>
            getFieldValue('status') === 'running' && (
              <Form.Item name="runningOn" label={t('runningOn')} rules={[{ required: true }]}>
                <DayInput disabled={!district} />
              </Form.Item>
            )
          }
        </Form.Item>
        <Form.Item name="address" label={t('address')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
        <Form.Item name="opens" label={t('opens')} rules={[{ required: true }]}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="closes" label={t('closes')} rules={[{ required: true }]}>
          <TimeInput />
        </Form.Item>
      </div>
      <Form.Item name="everyDay" label={t('everyDay')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="openingNote" label={t('openingNote')}>
        <Input maxLength={100} placeholder={t('openingHint')} />
      </Form.Item>
      <Form.Item name="focus" label={t('focus')} extra={t('focusHint')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={5} />
      </Form.Item>
      <h3>{t('rooms')}</h3>
      <Form.List name="rooms">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="row-fields">
                <Form.Item name={[field.name, 'kind']} rules={[{ required: true }]}>
                  <Select
                    aria-label={t('roomKind')}
                    options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'name']}>
                  <Input placeholder={t('roomName')} aria-label={t('roomName')} maxLength={40} />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('remove')}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'office', name: '' })}>
              {t('addRoom')}
            </Button>
          </>
        )}
      </Form.List>
      <h3 className="next-part">{t('groups')}</h3>
      <Form.List name="groups">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="row-fields">
                <Form.Item name={[field.name, 'name']} rules={[{ required: true }]}>
                  <Input placeholder={t('groupName')} aria-label={t('groupName')} maxLength={40} />
                </Form.Item>
                <Form.Item name={[field.name, 'leads']}>
                  <Input placeholder={t('groupLead')} aria-label={t('groupLead')} maxLength={40} />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('remove')}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: '', leads: '' })}>
              {t('addGroup')}
            </Button>
          </>
        )}
      </Form.List>
      <div className="next-part" />
    </FormPage>
  );
}
