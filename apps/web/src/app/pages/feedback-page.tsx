import { useLocation } from 'react-router';
import { FeedbackForm } from '../../features/feedback/components/feedback-form.tsx';
import { PublicLayout } from '../layout/public-layout.tsx';

/** Where the link after a consultation leads: four questions, on the patient's own phone. */
export function Component() {
  const { hash } = useLocation();
  const token = hash.slice(1);
  return (
    <PublicLayout>
      <FeedbackForm key={token} token={token} />
    </PublicLayout>
  );
}
