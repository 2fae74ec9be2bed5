import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useRefusalWords } from './Refused';
import { useUiText } from './texts';

const SHOWN_FOR = 60_000;
const PURPOSES = ['contact', 'visit', 'verify', 'urgent'] as const;
const OTHER = 'other';

interface Props {
  /** What it is, in a word: 身份证号. */
  what: string;
  /** As it stands on the screen: 370105********1234. */
  masked: string;
  /** Asks the server, which leaves a trace; absent where the person may not look at all. */
  reveal?: (purpose: string) => Promise<string>;
}

/** A sensitive value behind an eye: looking asks for a purpose, is recorded, and lasts a minute. */
export function Masked({ what, masked, reveal }: Props) {
  const t = useUiText();
  const words = useRefusalWords();
  const [shown, setShown] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [choice, setChoice] = useState('');
  const [own, setOwn] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);

  if (!reveal) return <span className="masked">{masked}</span>;
  if (shown !== undefined) {
    return (
      <span className="masked">
        {shown}
        <Button
          type="text"
          size="small"
          icon={<EyeInvisibleOutlined aria-hidden />}
          aria-label={t('masked.hide')}
          onClick={() => setShown(undefined)}
        />
      </span>
    );
  }

  async function look() {
    const known = PURPOSES.find((one) => one === choice);
    const purpose = known ? t(`masked.purposes.${known}`) : own.trim();
    if (!purpose) return setTrouble(t('masked.missing'));
    setBusy(true);
    setTrouble('');
    try {
      setShown(await reveal?.(purpose));
      setAsking(false);
    } catch (no) {
      setTrouble(words(no).happened);
    } finally {
      setBusy(false);
    }
  }

  return (
    <span className="masked">
      {masked}
      <Popover
        open={asking}
        onOpenChange={setAsking}
        trigger="click"
        content={
          <form
            className="masked-why"
            onSubmit={(event) => {
              event.preventDefault();
              void look();
            }}
          >
            <p>{t('masked.why')}</p>
            <Radio.Group
              orientation="vertical"
              value={choice}
              onChange={(event) => setChoice(event.target.value as string)}
              options={[
                ...PURPOSES.map((one) => ({ value: one as string, label: t(`masked.purposes.${one}`) })),
                { value: OTHER, label: t('masked.other') },
              ]}
            />
            {choice === OTHER && (
              <Input
                value={own}
                maxLength={100}
                aria-label={t('masked.other')}
                onChange={(event) => setOwn(event.target.value)}
              />
            )}
            {trouble && (
              <p className="alarm" role="alert">
                {trouble}
              </p>
            )}
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('masked.see')}
            </Button>
          </form>
        }
      >
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined aria-hidden />}
          aria-label={t('masked.show', { what })}
        />
      </Popover>
    </span>
  );
}
