import { z } from 'zod';

// The content security policy lets no text be run as code. zod would try at the first schema, and Firefox
// would report it on every page as an attack that was stopped.
z.config({ jitless: true });
