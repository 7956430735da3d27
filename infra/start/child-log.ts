import path from 'node:path';
import { z } from 'zod';
import { LogFile } from './log-file.ts';

/** pino's numeric levels: 40 is a warning. */
const warningLevel = 40;

const recordSchema = z.object({
  /** Absent when the child writes no levels: then it is no warning. */
  level: z.number().default(0),
  msg: z.string().optional(),
  event: z.string().optional(),
});

/** Keeps what a child writes, and passes on in one line what somebody should see now. */
export function childLog(
  dataDir: string,
  name: string,
  onWarning: (text: string) => void,
): (line: string, source: 'stdout' | 'stderr') => void {
  const file = new LogFile(path.join(dataDir, 'logs', `${name}.log`), {
    onTrouble: (code) => onWarning(`${name}: its log cannot be written (${code}); lines are lost.`),
  });
  let lastWarning = '';
  /** A child that waits for another repeats itself; the file has every line. */
  const warn = (text: string) => {
    if (text !== lastWarning) onWarning(`${name}: ${text}`);
    lastWarning = text;
  };
  return (line, source) => {
    file.append(line);
    const record = parseRecord(line);
    if (!record) {
      if (source === 'stderr') warn(line);
    } else if (record.level >= warningLevel) {
      warn(record.msg ?? record.event ?? 'warning');
    } else {
      lastWarning = '';
    }
  };
}

function parseRecord(line: string): z.infer<typeof recordSchema> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return recordSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
