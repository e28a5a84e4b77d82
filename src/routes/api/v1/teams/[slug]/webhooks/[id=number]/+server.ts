import { ofTeam } from '../../../../webhooks-of.server.ts';

export const GET = ofTeam.read;
export const PATCH = ofTeam.change;
export const DELETE = ofTeam.remove;
