import { ofTeam } from '../../../../../../webhooks-of.server.ts';

export const DELETE = ofTeam.forget;
