import path from 'node:path';
import { z } from 'zod';
import { LogFile } from './log-file.ts';

/** pino's numeric levels: 40 is a warning. */
const warningLevel = 40;

const recordSchema = z.object({ level: z.number(), msg: z.string().optional() });

/** Keeps what a child writes, and passes on in one line what somebody should see now. */
export function childLog(
  dataDir: string,
  name: string,
  onWarning: (text: string) => void,
): (line: string, source: 'stdout' | 'stderr') => void {
  const file = new LogFile(path.join(dataDir, 'logs', `${name}.log`));
  return (line, source) => {
    file.append(line);
    const record = parseRecord(line);
    if (record && record.level >= warningLevel) onWarning(`${name}: ${record.msg ?? 'warning'}`);
    if (!record && source === 'stderr') onWarning(`${name}: ${line}`);
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
