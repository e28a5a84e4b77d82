import { ofTeam } from '../../../../../webhooks-of.server.ts';

export const PUT = ofTeam.pause;
export const DELETE = ofTeam.resume;
