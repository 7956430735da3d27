import type { Consultation } from '@qarib/contracts';
import { AnnotatedPhoto } from './annotated-photo.tsx';
import classes from './stills.module.css';

type PhotoGridProps = { readonly consultation: Consultation };

const photosOf = ({ attachments }: Consultation) =>
  attachments.filter(({ contentType }) => contentType !== 'application/pdf');

/** All photos of a case, small, with their marks. */
export function PhotoGrid({ consultation }: PhotoGridProps) {
  return (
    <ul className={classes['grid']}>
      {photosOf(consultation).map(({ id }) => (
        <li key={id}>
          <AnnotatedPhoto consultation={consultation} attachmentId={id} />
        </li>
      ))}
    </ul>
  );
}
