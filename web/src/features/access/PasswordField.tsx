import { Button, Input } from 'antd';
import { aPassword } from './access';
import { useT } from './texts';
import './access.css';

interface Props {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}

/** A first password: typed, or made. It is seen, because it has to be told to somebody. */
export function PasswordField({ value, onChange, id }: Props) {
  const t = useT();
  return (
    <div className="password-field">
      <Input
        {...(id ? { id } : {})}
        value={value ?? ''}
        autoComplete="off"
        maxLength={100}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <Button onClick={() => onChange?.(aPassword())}>{t('generate')}</Button>
    </div>
  );
}
