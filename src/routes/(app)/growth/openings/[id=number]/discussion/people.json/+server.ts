import { mentionedIn } from '../../../../../discussing.server.ts';

export const GET = mentionedIn('opportunity');
