import { Button } from '@mantine/core';
import { MessageSquareText, Mic, Video, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkCheck, LinkVerdict } from '@qarib/call-client';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './lobby.module.css';

type LinkCheckPanelProps = {
  readonly linkCheck: LinkCheck | undefined;
  readonly isCameraOn: boolean;
  readonly onCameraOff: () => void;
};

const icons: Record<LinkVerdict, LucideIcon> = {
  video: Video,
  'audio-only': Mic,
  'text-only': MessageSquareText,
};

/** From here on kilobits are more digits than meaning: `8.259 kbit/s` reads as eight in French. */
const manyKbps = 1_000;

function Figures({ linkCheck }: { readonly linkCheck: LinkCheck }) {
  const { t } = useTranslation('lobby');
  const format = useFormat();
  const { roundTripMs, lossRatio, upKbps, downKbps } = linkCheck;
  const rate = (kbps: number | undefined) => {
    if (kbps === undefined) return t('link.measuring');
    return kbps < manyKbps
      ? t('link.kbps', { value: format.number(Math.round(kbps)) })
      : t('link.mbps', { value: format.number(Number((kbps / 1_000).toPrecision(2))) });
  };
  const rows = [
    ['roundTrip', t('link.ms', { value: format.number(Math.round(roundTripMs)) })],
    ['loss', t('link.percent', { value: format.number(Math.round(lossRatio * 1_000) / 10) })],
    ['up', rate(upKbps)],
    ['down', rate(downKbps)],
  ] as const;
  return (
    <dl className={classes.figures}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`link.${name}`)}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the link is good for, first in words, then in numbers. */
export function LinkCheckPanel({ linkCheck, isCameraOn, onCameraOff }: LinkCheckPanelProps) {
  const { t } = useTranslation('lobby');
  const verdict = linkCheck?.verdict;
  const Icon = verdict ? icons[verdict] : undefined;
  const canSpareCamera = verdict !== undefined && verdict !== 'video' && isCameraOn;
  return (
    <div className={classes.link} data-verdict={verdict} data-testid="link-check">
      <p className={classes.verdict} role="status">
        {Icon && <Icon size={20} aria-hidden />}
        {t(verdict ? `link.verdict.${verdict}` : 'link.checking')}
      </p>
      {linkCheck && <Figures linkCheck={linkCheck} />}
      {verdict && verdict !== 'video' && (
        <p className={classes.advice}>{t(`link.advice.${verdict}`)}</p>
      )}
      {canSpareCamera && (
        <Button variant="default" onClick={onCameraOff}>
          {t('link.cameraOff')}
        </Button>
      )}
    </div>
  );
}
