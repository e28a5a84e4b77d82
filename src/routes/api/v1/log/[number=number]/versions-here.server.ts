import { Content } from '#domain/log/answer.ts';
import { KIND } from '#domain/log/log.server.ts';
import { versions } from '../../versions-of.server.ts';

export const past = versions(KIND, { type: Content, from: (kept) => Content.parse(kept) });
