import { CloudOff, DatabaseZap, RefreshCw, VideoOff, WifiOff } from 'lucide-react';
import classes from './connection-banner.module.css';

const icons = {
  offline: WifiOff,
  unreachable: CloudOff,
  database: DatabaseZap,
  media: VideoOff,
  live: RefreshCw,
} as const;

type ConnectionBannerProps = {
  readonly trouble: keyof typeof icons | undefined;
  /** One sentence: what is wrong and what to do. */
  readonly text: string;
};

/** Always in the page, so that a screen reader hears when it gets words. */
export function ConnectionBanner({ trouble, text }: ConnectionBannerProps) {
  const Icon = trouble && icons[trouble];
  return (
    <div role="status" className="no-print">
      {Icon && (
        <div className={classes['banner']} data-trouble={trouble}>
          <Icon size={20} aria-hidden="true" className={classes['icon']} />
          <span>{text}</span>
        </div>
      )}
    </div>
  );
}
