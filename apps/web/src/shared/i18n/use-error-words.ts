import { useTranslation } from 'react-i18next';
import { asApiError } from '../api/api-error.ts';

/** Words for anything that was thrown, in the chosen language. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation('shared');
  return (error) => {
    const { code } = asApiError(error);
    return t(`errors.${code}`);
  };
}
