import { z } from 'zod';

export const systemHealth = z.object({
  database: z.boolean(),
  media: z.boolean(),
  figures: z
    .literal('differing')
    .optional()
    .describe('the last nightly comparison found figures that are not what the facts add up to'),
});
export type SystemHealth = z.infer<typeof systemHealth>;
