import { z } from 'zod';

const Name = z.string().trim().min(1, 'Give it a name.').max(80, 'A topic can be 80 characters at the most.');

export const Renaming = z.object({ name: Name });
export const Alias = z.object({ alias: Name });
/** By name: everything about this topic is about that one from then on. */
export const Merging = z.object({ into: Name });
