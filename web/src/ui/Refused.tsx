import { Alert, Button } from 'antd';
import { Refused } from '@/api';
import { useUiText } from './texts';

/** What happened, in words for a person. */
export function useRefusalWords() {
  const t = useUiText();
  return (no: unknown): { happened: string; advice: string } => {
    if (!(no instanceof Refused)) return { happened: t('refused.server'), advice: t('refused.serverDo') };
    if (no.code === 'network') return { happened: t('refused.network'), advice: t('refused.networkDo') };
    if (no.code === 'shared.command-reused')
      return { happened: t('refused.alreadySaved'), advice: t('refused.alreadySavedDo') };
    if (no.status === 401) return { happened: t('refused.signedOut'), advice: '' };
    if (no.status === 403) return { happened: no.detail || t('refused.notYours'), advice: '' };
    if (no.status === 404) return { happened: no.detail || t('refused.notFound'), advice: '' };
    if (no.status >= 500)
      return { happened: no.detail || t('refused.server'), advice: no.detail ? '' : t('refused.serverDo') };
    if (no.errors.length > 0 || no.field) return { happened: no.detail || t('refused.input'), advice: '' };
    return { happened: no.detail || t('refused.rule'), advice: '' };
  };
}

/**
 * The panel over a form: what happened, what is kept, what to do.
 *
 * @param fields those the form marks red; without them nothing is said of red places
 * @param typed whether something was typed that is kept; a button alone keeps nothing
 */
export function RefusedPanel({
  no,
  fields = [],
  typed = true,
}: {
  no: unknown;
  fields?: readonly string[];
  typed?: boolean;
}) {
  const t = useUiText();
  const words = useRefusalWords();
  if (!no) return null;
  const { happened, advice } = words(no);
  const red = no instanceof Refused && [no.field, ...no.errors.map((one) => one.field)].some(isIn(fields));
  const elsewhere = no instanceof Refused ? no.errors.filter((one) => !fields.includes(one.field)) : [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="refused"
      title={happened}
      description={
        <>
          <span>
            {[typed && t('refused.kept'), advice, red && t('refused.inputDo')].filter(Boolean).join(' ')}
          </span>
          {elsewhere.length > 0 && (
            <ul>
              {elsewhere.map((one) => (
                <li key={`${one.field} ${one.code}`}>{one.detail}</li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}

/** A place like `days.0.from` belongs to the field `days`. */
function isIn(fields: readonly string[]) {
  return (place: string | undefined) => Boolean(place) && fields.includes(place?.split(/[.[]/)[0] ?? '');
}

/** In place of what could not be read, with one way to try again. */
export function CannotRead({ no, again }: { no: unknown; again?: () => void }) {
  const t = useUiText();
  const words = useRefusalWords();
  const network = no instanceof Refused && no.code === 'network';
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="refused"
      title={network ? t('refused.read') : words(no).happened}
      action={
        again && (
          <Button size="small" onClick={again}>
            {t('again')}
          </Button>
        )
      }
    />
  );
}
