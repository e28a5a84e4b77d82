import { ofTeam } from '../../../../../webhooks-of.server.ts';

export const GET = ofTeam.deliveries;
