import type { LucideIcon } from 'lucide-react';
import {
  Ban,
  BellRing,
  CircleCheck,
  CircleDashed,
  Clock3,
  PhoneMissed,
  Siren,
  TriangleAlert,
  UserCheck,
  Video,
} from 'lucide-react';
import classes from './badges.module.css';

type Look = { readonly tone: string; readonly Icon: LucideIcon };

const byPriority = {
  stat: { tone: 'alarm', Icon: Siren },
  asap: { tone: 'ember', Icon: TriangleAlert },
  urgent: { tone: 'ember-soft', Icon: TriangleAlert },
  routine: { tone: 'quiet', Icon: Clock3 },
} as const satisfies Record<string, Look>;

const byStatus = {
  draft: { tone: 'quiet', Icon: CircleDashed },
  requested: { tone: 'ember-soft', Icon: BellRing },
  accepted: { tone: 'teal-soft', Icon: UserCheck },
  'in-progress': { tone: 'teal', Icon: Video },
  completed: { tone: 'done', Icon: CircleCheck },
  cancelled: { tone: 'quiet', Icon: Ban },
  expired: { tone: 'alarm-soft', Icon: PhoneMissed },
} as const satisfies Record<string, Look>;

function Badge({ tone, Icon, label }: Look & { readonly label: string }) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Icon size={15} aria-hidden="true" />
      {label}
    </span>
  );
}

type PriorityBadgeProps = { readonly priority: keyof typeof byPriority; readonly label: string };

export function PriorityBadge({ priority, label }: PriorityBadgeProps) {
  return <Badge {...byPriority[priority]} label={label} />;
}

type StatusBadgeProps = { readonly status: keyof typeof byStatus; readonly label: string };

export function StatusBadge({ status, label }: StatusBadgeProps) {
  return <Badge {...byStatus[status]} label={label} />;
}
